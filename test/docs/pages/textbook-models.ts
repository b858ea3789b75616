/** Textbook models as scenarios: what stands under scenarios/theory, read from its files. */
import { DEFAULT_PARAMETERS, MENU_RATES } from '../../../src/behaviour/index.ts';
import { describeParameter, type ScenarioConfig } from '../../../src/scenario/index.ts';
import { FIGURE_INFO } from '../../../src/study/index.ts';
import { shippedScenarios } from '../../machines/shipped-files.ts';
import { code, fence, number, paragraphs, plain, table, written } from './markdown.ts';
import type { WrittenPage } from './types.ts';

export const textbookModelsPage: WrittenPage = { path: 'docs/guide/textbook-models.md', render };

const FOLDER = 'scenarios/theory';

interface Textbook {
  readonly file: string;
  readonly config: ScenarioConfig;
}

function render(): string {
  const books = shippedScenarios.flatMap(({ file, reading }): Textbook[] =>
    file.startsWith(`${FOLDER}/`) && reading.scenario ? [{ file, config: reading.scenario.config }] : [],
  );
  const [first] = books;
  if (!first) throw new Error(`There is no scenario under ${FOLDER}.`);
  return paragraphs(
    written('test/docs/pages/textbook-models.ts'),
    '# Textbook models',
    `Before anybody believes a simulation of a merger, it should come to what theory says where theory says something. Under
[\`${FOLDER}\`](../../${FOLDER}) stand models of queueing theory and of menus, written as scenarios like yours: nothing in them is
code, and nothing in the simulation knows them. Each carries the values that it must come to:`,
    fence('json', JSON.stringify({ expected: first.config.expected?.slice(0, 2) }, undefined, 2)),
    fence('sh', `dialtree validate ${FOLDER}\nnpm run validate    # the same, with longer runs`),
    `\`dialtree validate\` runs every world that some value is about, and says of each value:

- **agrees**: it lies in the simulated interval, and the interval is narrow enough to tell anything: by default a twentieth of the
  value to either side, else what \`precision\` says;
- **DIFFERS**: it lies outside (further than \`tolerance\`, for values that are rounded or approximate);
- **too wide to tell**: nothing speaks against it and nothing for it: ask for more \`--replications\` or longer \`days\`;
- **not measured**: the figure divides by something that never happened in that world.

The exit code is 0 when all agree, else 1. Intervals are those of all values together (Bonferroni): a model that is right in every
one of them passes with \`--confidence\`, 0.99 unless you say otherwise, luck included.`,
    '## What they come to',
    table(
      ['scenario', 'world', 'figure', 'expected', 'from'],
      books.flatMap(({ file, config }) =>
        (config.expected ?? []).map(({ figure, world, value, tolerance, source }) => [
          `[${config.id}](../../${file})`,
          plain(world ?? ''),
          plain(FIGURE_INFO.find(({ id }) => id === figure)?.title['en'] ?? figure),
          tolerance === undefined ? number(value) : `${number(value)} ± ${number(tolerance)}`,
          plain(source),
        ]),
      ),
    ),
    `Shares are fractions of 1. Runs are a year long: a run begins with empty queues, and an hour of that must not be seen. The
redial loop keeps a tolerance for it, since its redials come days later.`,
    '## Switching things off',
    `A textbook has no redials, no hang-ups and no doubt. What the model has beside it is switched off by parameters, each with its
source, like any other: of ${code(first.config.id)} the file says`,
    table(
      ['parameter', 'what it is', 'value'],
      Object.entries(first.config.parameters ?? {}).map(([name, { unit, value }]) => [
        code(name),
        plain(describeParameter(name, unit).title.en),
        number(value),
      ]),
    ),
    `Transfers do not happen where every desk serves every need, and can be forbidden (\`"transfers": "never"\`). Talks are
\`"handling": "exponential"\`, \`{ "gamma": 4 }\` (its shape), or lognormal of spread \`handlingSigma\`. One kind of patience is exponential: segments with \`"patience": "prospects"\`, of mean
\`prospectPatience\`; a billion seconds are for ever. Arrivals at one rate are flat \`hourShares\` and \`weekdayShares\`.

What cannot be switched off: a run begins with nobody in it, and the first days of a long one stand for that; a menu takes the
same seconds from everybody who presses the same key for the same need, so that a menu of exponential length is not to be had (the
theory of infinite servers, and so the product form, asks for the mean only); “in time” in the figures is 20 seconds.`,
    '## A menu that takes exactly so long',
    `A recording knows how long it is, and when each of its options has been said:`,
    fence(
      'json',
      JSON.stringify(
        {
          recordings: {
            en: {
              text: 'For an agent, press 1. For information, press 2.',
              seconds: 63.3,
              optionEnds: { 'DTMF.1': 30, 'DTMF.2': 63.3 },
            },
          },
        },
        undefined,
        2,
      ),
    ),
    `With \`bargeInUsed\` and \`bargeInNew\` at 1 callers press at the second at which their option has been said; at 0, at the end. How
many take which option are the shares of needs whose words they are. So \`menu-and-agents\` is a menu of 40 s on average, from
which 70 % go on to an agent, and \`menu-trees\` counts options heard in seconds, one a second. A rule
([\`recording-seconds\`](../rules/recording-seconds.md)) names seconds beyond the end of a recording, and keys that are no option.`,
    '## Error rates that were measured',
    `Where a log says how many callers press nothing in one menu, the scenario says so for that menu alone:`,
    fence(
      'json',
      JSON.stringify(
        {
          measuredMenus: [
            {
              machine: 'merged',
              menu: 'products',
              noInput: {
                value: 0.08,
                low: 0.07,
                high: 0.09,
                unit: DEFAULT_PARAMETERS.noInput.unit,
                source: 'key log of a week in March',
                status: 'measured',
              },
            },
          ],
        },
        undefined,
        2,
      ),
    ),
    `The same goes for ${MENU_RATES.slice(1).map(code).join(', ')}. Each is a parameter of its own, \`noInput@merged:products\`: it is
drawn from its range with all others, has a bar in the sensitivity chart, and can be swept. The parameter \`noInput\` then moves the other
menus only.`,
  );
}
