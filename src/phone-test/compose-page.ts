/**
 * The test as one HTML file. Its scripts and styles are named by their hashes, so that nothing else in it can ever
 * run; the plan is data, in an element that browsers do not execute, with every `<` escaped.
 */
import { chooseLanguage, phonePageWords } from '../words/index.ts';
import type { PhoneTestPlan } from './types.ts';

export interface PageParts {
  readonly plan: PhoneTestPlan;
  /** The built page: dist/phone-page. */
  readonly script: string;
  readonly style: string;
  /** Where results are sent, from the page’s own address. Absent: the page makes no request at all. */
  readonly sendTo?: string;
}

export interface ComposedPage {
  /** @param code number that is offered to whoever opens it. Absent: the page draws one */
  readonly htmlFor: (code?: string) => string;
  /** The same policy for a header. */
  readonly policy: string;
}

export async function composePage({ plan, script, style, sendTo }: PageParts): Promise<ComposedPage> {
  const program = script.replaceAll(/<\/(script)/gi, String.raw`<\/$1`).replaceAll('<!--', String.raw`<\!--`);
  const sheet = style.replaceAll(/<\/(style)/gi, String.raw`<\/$1`);
  const policy = [
    "default-src 'none'",
    `script-src '${await hash(program)}'`,
    `style-src '${await hash(sheet)}'`,
    `connect-src ${sendTo === undefined ? "'none'" : "'self'"}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const locale = plan.locales[0] ?? 'en';
  const say = phonePageWords[chooseLanguage(locale)];
  const address = sendTo === undefined ? '' : ` data-send-to="${escapeText(sendTo)}"`;
  const htmlFor = (code?: string): string => `<!doctype html>
<html lang="${escapeText(locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${escapeText(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escapeText(say.title)}</title>
<style>${sheet}</style>
</head>
<body>
<div id="app"><noscript>${escapeText(say.script)}</noscript></div>
<script id="plan" type="application/json"${address}${
    code === undefined ? '' : ` data-code="${escapeText(code)}"`
  }>${embedJson(plan)}</script>
<script>${program}</script>
</body>
</html>
`;
  return { htmlFor, policy };
}

/** JSON that cannot end the element it stands in, nor begin another. */
export function embedJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`);
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

async function hash(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}
