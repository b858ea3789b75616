/** A page for each menu rule, from the registry and from the machine that breaks it. */
import { printMachine } from '../../../src/chart/index.ts';
import { findProblemRenderer } from '../../../src/report/index.ts';
import { checkMachine, RULES, type Rule } from '../../../src/rules/index.ts';
import { BASE_LANGUAGE, commonWords, LANGUAGES } from '../../../src/words/index.ts';
import { BREACHES, type Breach } from '../../rules/breaches.ts';
import { good, personal } from '../../rules/edit-machine.ts';
import { diffLines } from './line-diff.ts';
import { code, fence, number, paragraphs, plain, table, written } from './markdown.ts';
import type { WrittenPage } from './types.ts';

const OTHERS = LANGUAGES.filter((language) => language !== BASE_LANGUAGE);
const FROM = 'src/rules/checks and test/rules/breaches.ts';

export const rulePages: readonly WrittenPage[] = [
  { path: 'docs/rules/README.md', render: renderIndex },
  ...RULES.map((rule) => ({ path: `docs/rules/${rule.id}.md`, render: () => renderRule(rule) })),
];

function renderIndex(): string {
  return paragraphs(
    written(FROM),
    '# Menu rules',
    `A rule is checked over every reachable state and for every caller the guards can tell apart, so a pass is a proof, for what
was looked at (the rest is listed), and a failure comes with the shortest call that shows it. [Checking menus](../guide/check.md) says how to run them, and how to set severities and limits.
[What a pass proves, and what it does not](../architecture.md#what-a-pass-proves) is said with the architecture.`,
    table(
      ['rule', 'a menu that keeps it', 'when broken', 'limits'],
      RULES.map(({ id, title, severity, limits }) => [
        `[\`${id}\`](${id}.md)`,
        plain(title.en),
        severity,
        Object.entries(limits)
          .map(([name, { value, unit }]) => `${name} ${number(value)} ${unit.en}`)
          .join('; '),
      ]),
    ),
    '## The menu of the examples',
    'Every page shows how this menu, which keeps all rules, is changed so that the page’s rule alone complains.',
    fence('json', printMachine(good)),
  );
}

function renderRule(rule: Rule): string {
  const breach = BREACHES[rule.id];
  if (!breach) throw new Error(`No machine in test/rules/breaches.ts breaks the rule "${rule.id}".`);
  const { id, title, severity, reason, source, limits } = rule;
  return paragraphs(
    written(`src/rules/checks/${id}.ts and test/rules/breaches.ts`),
    `# ${plain(title.en)}`,
    [`\`${id}\``, `${severity} when broken`, ...OTHERS.map((language) => title[language])].join(' · '),
    '## Why',
    plain(reason.en),
    '## What breaks it',
    renderBreach(breach),
    fence('text', checked(breach, 'en')),
    ...OTHERS.flatMap((language) => [
      `The same in ${commonWords[language].languageName}:`,
      fence('text', checked(breach, language)),
    ]),
    '## What keeps it',
    plain(keeps(breach)),
    '## Limits',
    Object.keys(limits).length === 0
      ? 'None: it is kept or it is not.'
      : table(
          ['limit', 'default', 'can be', 'unit', 'source', 'status'],
          Object.entries(limits).map(([name, { value, low, high, unit, source: from, status }]) => [
            code(name),
            number(value),
            `${number(low)} to ${number(high)}`,
            unit.en,
            plain(from),
            status,
          ]),
        ),
    'In `dialtree.config.json`:',
    fence('json', JSON.stringify({ rules: { [id]: setting(rule) } }, undefined, 2)),
    '## Source',
    plain(source),
    `Checked by [\`${id}.ts\`](../../src/rules/checks/${id}.ts). All rules: [index](README.md).`,
  );
}

function renderBreach(breach: Breach): string {
  const before = breach.isPersonal ? personal : good;
  const hunks = diffLines(printMachine(before), printMachine(breach.edit(before)));
  const { today, ...settings } = breach.options ?? {};
  const given = [
    ...(Object.keys(settings).length > 0
      ? [
          'With these settings:',
          fence('json', JSON.stringify({ ...rulesOf(settings.limits), ...without(settings) }, undefined, 2)),
        ]
      : []),
    ...(today ? [`On ${today} (\`--today ${today}\`).`] : []),
  ];
  const change =
    hunks.length === 0
      ? 'The menu of the examples as it is breaks it under stricter settings.'
      : [
          'In [the menu of the examples](README.md#the-menu-of-the-examples), the lines with `-` keep it and those with `+` break it:',
          ...hunks.map(({ place, lines }) =>
            fence('diff', [`@@ ${place.join('.') || 'the whole machine'} @@`, ...lines].join('\n')),
          ),
        ].join('\n\n');
  return [change, ...given].join('\n\n');
}

const rulesOf = (limits: Readonly<Record<string, unknown>> | undefined): object =>
  limits
    ? { rules: Object.fromEntries(Object.entries(limits).map(([id, numbers]) => [id, { limits: numbers }])) }
    : {};

function without({ needShares }: NonNullable<Breach['options']>): object {
  return needShares ? { needShares } : {};
}

function problemsOf(breach: Breach): ReturnType<typeof checkMachine> {
  return checkMachine(breach.edit(breach.isPersonal ? personal : good), breach.options ?? {});
}

/** What `dialtree check` prints, without its summary. */
function checked(breach: Breach, language: string): string {
  const rendered = findProblemRenderer('text')?.render(problemsOf(breach), {
    fileCount: 1,
    files: [],
    rules: RULES,
    version: '',
    language,
  });
  return (rendered ?? '').split('\n\n').slice(0, -1).join('\n\n').replace(/^ {2}/gm, '');
}

function keeps(breach: Breach): string {
  return [...new Set(problemsOf(breach).map(({ hint }) => hint ?? ''))].join(' ');
}

function setting({ severity, limits }: Rule): unknown {
  const names = Object.keys(limits);
  if (names.length === 0) return severity === 'error' ? 'warning' : 'off';
  return { limits: Object.fromEntries(names.map((name) => [name, limits[name]?.value])) };
}
