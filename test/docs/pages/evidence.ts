/** Every default number with what it rests on, from the registries that the program counts with. */
import { DEFAULT_PARAMETERS, type Parameter } from '../../../src/behaviour/index.ts';
import { RULES } from '../../../src/rules/index.ts';
import {
  CUSTOMER_HAZARD,
  describeParameter,
  domainOf,
  HOUR_SHARES,
  WEEKDAY_SHARES,
  WORLD_PARAMETERS,
} from '../../../src/scenario/index.ts';
import { SPEECH_MODELS } from '../../../src/speech/speech-models.ts';
import { code, number, paragraphs, plain, table, written } from './markdown.ts';
import type { WrittenPage } from './types.ts';

export const evidencePage: WrittenPage = { path: 'docs/evidence.md', render };

function render(): string {
  const all = Object.values({ ...DEFAULT_PARAMETERS, ...WORLD_PARAMETERS });
  const count = (status: string): number => all.filter((parameter) => parameter.status === status).length;
  return paragraphs(
    written('the registries named under each heading'),
    '# The evidence behind every default',
    `Every number the simulation counts with carries its range, its source and one of four kinds of source:

- **measured**: computed from a real, public call log;
- **published**: read in a text that says how it was found, or that sets the practice;
- **vendor**: claimed by a seller, method unpublished: used as a range;
- **assumption**: no source was found.

Of the ${all.length} parameters below ${count('measured')} are measured, ${count('published')} published, ${count('vendor')} a vendor’s and
${count('assumption')} assumptions. Every report lists the values it used, draws all of them together within their ranges, and shows
what each does to the answer alone. A scenario may give other values for any of them under \`parameters\`; see [the scenario file](scenario-file.md). What call logs or a phone test taught
about them has the status **calibrated** there.
Nothing here was fitted to the case.`,
    `Where a source names an interval, it holds 95 % of what other days might have shown: days were resampled, because
calls of one day are alike (hang-ups in the menu vary 2.8 times as much between days as chance would have it, those in
the queue 8 times). A range is wider wherever another company’s callers may differ from those who were measured.`,
    `A study draws all of them together, each from its range: as a triangle with its peak at the default, unless
\`distribution\` says \`uniform\` (any value alike), or \`normal\` or \`lognormal\` (the range is its 95 % interval). What a
parameter *can be* is another matter: within it every study runs, and a value beyond it is refused.`,
    `What a log says of one menu (\`measuredMenus\`) goes before the parameter that holds in all menus. That the simulation comes to
what queueing theory says of the same numbers is shown with [textbook models](guide/textbook-models.md).`,
    '## What callers do in a menu',
    'From [`src/behaviour/parameters.ts`](../src/behaviour/parameters.ts).',
    parameterTable(DEFAULT_PARAMETERS),
    '## Everything around the menu',
    'Numbers dialled, queues, talks, calling again, who is recognised. From [`src/scenario/default-parameters.ts`](../src/scenario/default-parameters.ts).',
    parameterTable(WORLD_PARAMETERS),
    '## When people call',
    'From [`src/scenario/default-tables.ts`](../src/scenario/default-tables.ts).',
    `Per cent of a day’s callers by hour (${HOUR_SHARES.status}; ${plain(HOUR_SHARES.source)}):`,
    table(
      ['hour', ...HOUR_SHARES.shares.slice(0, 12).map((_, hour) => String(hour))],
      [['share', ...HOUR_SHARES.shares.slice(0, 12).map(hundredths)]],
    ),
    table(
      ['hour', ...HOUR_SHARES.shares.slice(12).map((_, hour) => String(hour + 12))],
      [['share', ...HOUR_SHARES.shares.slice(12).map(hundredths)]],
    ),
    `Relative callers by weekday (${WEEKDAY_SHARES.status}; ${plain(WEEKDAY_SHARES.source)}):`,
    table(
      ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
      [WEEKDAY_SHARES.shares.map(number)],
    ),
    '## How long customers wait in a queue',
    `Hazard of giving up, per second, by seconds waited (${CUSTOMER_HAZARD.status}; ${plain(CUSTOMER_HAZARD.source)}).
\`patienceFactor\` stretches it; prospects wait an exponential time of mean \`prospectPatience\`.`,
    table(
      ['from second', ...CUSTOMER_HAZARD.from.map(String)],
      [['hazard', ...CUSTOMER_HAZARD.rate.map(number)]],
    ),
    '## How long speech takes',
    `Seconds = a x units + b x commas inside sentences + c x sentences; a recording’s own length goes before it. Any other language is
counted with the nearest of these and said to be unmeasured. Units a second are those between pauses. From [\`src/speech/speech-models.ts\`](../src/speech/speech-models.ts).`,
    table(
      ['language', 'unit', 'a', 'b', 'c', 'units a second (low to high)', 'mean error', 'source', 'status'],
      SPEECH_MODELS.map((model) => [
        model.language,
        model.unit,
        short(model.perUnit),
        short(model.perComma),
        short(model.perSentence),
        rangeOf(model.unitsPerSecond),
        model.meanError === undefined ? 'never measured' : `${(100 * model.meanError).toFixed(1)} %`,
        plain(model.source),
        model.status,
      ]),
    ),
    '## Limits of the menu rules',
    'Each has its own page under [rules](rules/README.md).',
    table(
      ['rule', 'limit', 'default', 'unit', 'source', 'status'],
      RULES.flatMap(({ id, limits }) =>
        Object.entries(limits).map(([name, { value, unit, source, status }]) => [
          `[\`${id}\`](rules/${id}.md)`,
          code(name),
          number(value),
          unit.en,
          plain(source),
          status,
        ]),
      ),
    ),
  );
}

function hundredths(share: number): string {
  return number(Math.round(100 * share) / 100);
}

function parameterTable(parameters: Readonly<Record<string, Parameter>>): string {
  return table(
    ['parameter', 'what it is', 'default', 'range', 'can be', 'unit', 'source', 'status'],
    Object.entries(parameters).map(([name, { value, low, high, unit, source, status, distribution }]) => [
      code(name),
      plain(describeParameter(name, unit).title.en),
      number(value),
      `${number(low)} to ${number(high)}${distribution ? `, ${distribution}` : ''}`,
      describeCan(domainOf(name, {})),
      plain(unit),
      plain(source),
      status,
    ]),
  );
}

function describeCan({ least, most, isWhole }: ReturnType<typeof domainOf>): string {
  return `${number(least)} to ${number(most)}${isWhole ? ', whole' : ''}`;
}

/** Derived numbers have no end of decimals. */
function short(value: number): string {
  return number(Number(value.toPrecision(3)));
}

function rangeOf({ value, low, high }: (typeof SPEECH_MODELS)[number]['unitsPerSecond']): string {
  return `${short(value)} (${short(low)} to ${short(high)})`;
}
