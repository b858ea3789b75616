/**
 * The page's one style sheet. Colours are variables, so that charts follow light, dark and print without
 * being drawn again.
 */
const LIGHT = `--paper:#fff;--ink:#1b2430;--soft:#566173;--rule:#d6dce4;--tint:#f4f6f8;--before:#7a6a53;--after:#0b6b80;--better:#0a6640;--worse:#a5301c;
--warn:#7a5200;--served:#0b6b80;--waited:#b07a1e;--astray:#7b5ea7;--lost:#c0412b;--link:#0b5c99`;
const DARK = `--paper:#11161c;--ink:#e4e9ef;--soft:#a2adbb;--rule:#303a46;--tint:#19202a;--before:#c9b38f;--after:#56b9cd;--better:#6fcf9c;--worse:#ff9580;
--warn:#e5b75c;--served:#4aa9bd;--waited:#d9a441;--astray:#ab93d6;--lost:#ee7a63;--link:#7cc0f5`;

export const PAGE_STYLE = `
:root{color-scheme:light dark;${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
.sheet{max-width:1266px;margin:0 auto;padding:48px 40px 96px;display:grid;grid-template-columns:minmax(0,1fr);gap:0 56px}
header,main,footer{max-width:920px;width:100%}
h1,h2,.lead{font-family:ui-serif,"Iowan Old Style","Palatino Linotype",Palatino,Georgia,"Noto Serif","DejaVu Serif",serif;font-weight:600;text-wrap:balance}
:lang(zh) :is(h1,main h2,.lead){font-family:"Songti SC","Noto Serif CJK SC","Noto Serif SC",SimSun,serif}
h1{font-size:2.1rem;line-height:1.2;margin:0 0 .4em}
h2{font-size:1.4rem;line-height:1.3;margin:0 0 .35em}
h3{font-size:1rem;line-height:1.4;margin:2em 0 .4em}
section{padding-top:2.2rem;margin-top:2.6rem;border-top:1px solid var(--rule)}
section.first{border-top:0;padding-top:0;margin-top:1.6rem}
p{margin:0 0 .8em;max-width:44em}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.kicker{color:var(--soft);font-size:.85rem;letter-spacing:.04em;margin:0 0 .6em}
.about{color:var(--soft);font-size:.95rem;white-space:pre-line}
.lead{font-size:1.45rem;line-height:1.45;font-weight:500;max-width:34em;margin:0 0 .7em;text-wrap:pretty}
.balance{list-style:none;margin:0 0 1em;padding:0}
.balance li{margin:.2em 0;max-width:48em}
.how{color:var(--soft);font-size:.92rem}
.note{color:var(--soft);font-size:.87rem;margin:.3em 0 0}
.alert{border-left:3px solid var(--warn);background:var(--tint);padding:.6em .9em;margin:.8em 0;max-width:46em}
nav{font-size:.88rem;margin:1.8rem 0 0}
nav h2{font:600 .8rem/1.4 system-ui,sans-serif;color:var(--soft);letter-spacing:.04em;margin:0 0 .5em}
nav ol{list-style:none;margin:0;padding:0;columns:3;column-gap:32px}
nav li{margin:0 0 .3em;break-inside:avoid}
nav a{color:var(--soft);text-decoration:none}
nav a:hover{color:var(--ink);text-decoration:underline}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.45;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--soft);font-size:.87rem;padding:0 0 .5em}
th,td{text-align:left;vertical-align:baseline;padding:.42em .9em .42em 0;border-bottom:1px solid var(--rule)}
th:last-child,td:last-child{padding-right:0}
.number+td:not(.number),.number+th:not(.number){padding-left:1.2em}
tbody th a{color:inherit;text-decoration:underline dotted var(--soft);text-underline-offset:.2em}
thead th{font-weight:600;font-size:.82rem;color:var(--soft);border-bottom-color:var(--soft);white-space:nowrap}
tbody th{font-weight:500}
.number{text-align:right;white-space:nowrap}
.plain{white-space:nowrap}
tr.headline th{font-weight:650}
.word{white-space:nowrap}
.better{color:var(--better);font-weight:600}
.worse{color:var(--worse);font-weight:600}
.quiet{color:var(--soft)}
.tag{display:inline-block;font-size:.78rem;line-height:1.5;padding:0 .5em;border:1px solid var(--rule);border-radius:3px;white-space:nowrap;color:var(--soft)}
.tag.weak{border:1px dashed var(--warn);color:var(--warn)}
code{font:.86em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
pre{background:var(--tint);border:1px solid var(--rule);border-radius:4px;padding:.8em 1em;overflow-x:auto;margin:.4em 0 1em}
pre code{overflow-wrap:normal}
figure{margin:1.4em 0 2em;break-inside:avoid}
figcaption{font-weight:600;margin:0 0 .5em}
details{margin:.6em 0 0;font-size:.92rem}
summary{cursor:pointer;color:var(--soft);font-size:.87rem;width:fit-content}
details[open] summary{margin-bottom:.6em}
.chart>svg{--plot-background:var(--paper);max-width:100%;height:auto;min-width:600px;display:block}
.chart text{white-space:pre}
.multiples .chart>svg{min-width:0;width:100%}
.multiples{display:grid;grid-template-columns:repeat(auto-fill,minmax(380px,1fr));gap:8px 40px}
.multiples figure{margin:.8em 0}
.multiples figcaption{display:flex;justify-content:space-between;gap:1em;font-size:.95rem;margin:0;border-top:1px solid var(--rule);padding-top:.5em}
.multiples figcaption span{font-weight:400;white-space:nowrap}
.key{display:flex;flex-wrap:wrap;gap:.3em 1.6em;font-size:.87rem;color:var(--soft);margin:.2em 0 .8em;padding:0;list-style:none}
.key svg{vertical-align:-.15em;margin-right:.45em}
dl{margin:0;display:grid;grid-template-columns:minmax(140px,auto) 1fr;gap:.3em 1.6em;font-size:.92rem}
dt{font-weight:600}dd{margin:0;max-width:46em}
.mapped{background:var(--tint);border:1px dashed var(--soft);border-radius:4px;padding:1em 1.2em}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip:not(:focus){position:absolute;left:-999em}
footer{margin-top:3rem;color:var(--soft);font-size:.85rem}
@media (min-width:1290px){.sheet{grid-template-columns:210px minmax(0,920px)}
header,main,footer{grid-column:2}nav{grid-column:1;grid-row:1/span 3;margin:.5rem 0 0}
nav div{position:sticky;top:32px}nav ol{columns:1}}
@media (max-width:700px){.sheet{padding:28px 18px 64px}nav ol{columns:2}h1{font-size:1.6rem}.lead{font-size:1.2rem}.multiples{grid-template-columns:1fr}dl{grid-template-columns:1fr}dd{margin-bottom:.6em}}
@media print{:root{color-scheme:light;${LIGHT}}@page{margin:16mm}body{font-size:10.5pt}.sheet{display:block;padding:0;max-width:none}nav,.skip,summary{display:none}
section{break-before:auto;margin-top:1.4rem;padding-top:1.2rem}h2,h3,figcaption,thead{break-after:avoid}tr{break-inside:avoid}.scroll{overflow:visible}.chart>svg{min-width:0}a{color:inherit;text-decoration:none}}
`;
