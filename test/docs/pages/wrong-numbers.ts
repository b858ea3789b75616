/** How to measure wrong dialling: its tables and its example are worked out by the intervals that reports use. */
import { WORLD_PARAMETERS } from '../../../src/scenario/index.ts';
import { ratioInterval, shareInterval, type Interval } from '../../../src/stats/index.ts';
import { fence, paragraphs, table, written } from './markdown.ts';
import type { WrittenPage } from './types.ts';

export const wrongNumbersPage: WrittenPage = { path: 'docs/guide/measure-wrong-numbers.md', render };

const SHARES = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3];
const CALLS = [100, 250, 500, 1000, 2500];
const HALF_WIDTHS = [0.01, 0.02, 0.03, 0.05];

/** A week of a made-up centre: first calls that were right or wrong, of those at a wrong number, and unclear ones beside. */
const WEEK = [
  { day: 'Monday', calls: 210, wrong: 23, unclear: 6 },
  { day: 'Tuesday', calls: 195, wrong: 31, unclear: 4 },
  { day: 'Wednesday', calls: 205, wrong: 18, unclear: 5 },
  { day: 'Thursday', calls: 190, wrong: 27, unclear: 7 },
  { day: 'Friday', calls: 200, wrong: 21, unclear: 3 },
];

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const shown = ({ low, high }: Interval): string => `${percent(low)} to ${percent(high)}`;

function render(): string {
  const calls = sum(WEEK.map((day) => day.calls));
  const wrong = sum(WEEK.map((day) => day.wrong));
  const unclear = sum(WEEK.map((day) => day.unclear));
  const byCalls = shareInterval(wrong, calls);
  const byDays = ratioInterval(
    WEEK.map((day) => day.wrong),
    WEEK.map((day) => day.calls),
  );
  const wider = byDays.high - byDays.low > byCalls.high - byCalls.low ? byDays : byCalls;
  // Whoever cannot be told is right at the one end and wrong at the other.
  const low = (wider.low * calls) / (calls + unclear);
  const high = (wider.high * calls + unclear) / (calls + unclear);
  const { unit } = WORLD_PARAMETERS['wrongNumber'] ?? { unit: '' };
  const parameter = {
    wrongNumber: {
      value: round(wrong / calls),
      low: round(low),
      high: round(high),
      unit,
      source: `${calls} first calls tallied by agents, week of 2 March, ${unclear} unclear ones beside`,
      status: 'measured',
      distribution: 'triangular',
    },
  };
  return paragraphs(
    written('test/docs/pages/wrong-numbers.ts'),
    '# Measuring wrong dialling',
    `What merging numbers is worth hangs more on \`wrongNumber\` than on anything else: the share of callers who now dial a number that
cannot help them. No source has it, and no system counts it. It is also the cheapest number to measure: agents know within seconds
whether a caller is in the right place. A week of tallies is enough.`,
    '## What to count',
    `Each agent keeps a sheet and marks **first calls** (the caller has not called about this within a week: who was sent here, or calls
again, has learnt the number already), one mark a call:

- **right**: the number that was dialled serves what the caller wants;
- **wrong number**: no option of the number that was dialled leads to anybody who serves it;
- **wrong option**: the number was right, the key was not. The simulation works this one out itself, so keep it apart;
- **unclear**: cannot be told. Count it; it bounds the answer.

Four rules keep the share honest:

1. Tally on **every** number, each the same fraction of its calls (all calls of an hour, every fifth call). If fractions differ, weigh
   each number’s share by its calls.
2. Tally at all hours and on all weekdays, in one week without an outage or a campaign. Write a line for each day: days differ.
3. Count calls that were passed on from another number at the number that was **dialled**, not at the desk that got them.
4. Who hangs up in the menu of a wrong number never comes to an agent. The share is therefore rather low than high: leave the upper
   end of the range wide.

The share is

    wrongNumber = wrong number / (right + wrong option + wrong number)`,
    '## How many calls',
    `With *n* calls of which the share *p* is wrong, 95 of 100 such weeks come out within

    p ± 1.96 √(p (1 − p) / n),   so   n = 3.84 p (1 − p) / h²

calls give an interval of plus and minus *h*. The intervals below are Wilson’s, which hold for small counts too:`,
    table(
      ['share found', ...CALLS.map((n) => `${n} calls`)],
      SHARES.map((share) => [
        percent(share),
        ...CALLS.map((n) => shown(shareInterval(Math.round(share * n), n))),
      ]),
    ),
    'Calls that are needed:',
    table(
      ['share', ...HALF_WIDTHS.map((half) => `± ${100 * half} points`)],
      SHARES.map((share) => [
        percent(share),
        ...HALF_WIDTHS.map((half) => String(Math.ceil((1.96 ** 2 * share * (1 - share)) / half ** 2))),
      ]),
    ),
    `Calls of one day are alike, so days tell more than this formula believes. With five days or more, work the interval out from the
days as well. With *n* calls and *k* wrong ones a day, *p* = Σ k / Σ n over the days, and *D* days,

    standard error = √( Σ (k − p n)² / (D (D − 1)) ) / (Σ n / D),   interval = p ± t × standard error

where *t* is 2.78 for five of them, 2.45 for seven, 2.16 for fourteen. Take the wider of the two. Where
days differ, a second week tells more than twice as many calls a day.`,
    '## An example',
    table(
      ['day', 'right or wrong', 'of those, wrong number', 'unclear', 'share'],
      WEEK.map((day) => [
        day.day,
        String(day.calls),
        String(day.wrong),
        String(day.unclear),
        percent(day.wrong / day.calls),
      ]),
    ),
    `${wrong} of ${calls} are ${percent(wrong / calls)}. By calls the interval is ${shown(byCalls)}, by days ${shown(byDays)}; the wider one counts. The
${unclear} unclear calls may all have been right, or all wrong: that makes it ${percent(low)} to ${percent(high)}. In the scenario:`,
    fence('json', JSON.stringify({ parameters: parameter }, null, 2)),
    `\`low\` and \`high\` are what a study draws between, \`value\` what is likeliest; without unclear calls \`"distribution": "normal"\` says
that they are a 95 % interval. \`dialtree simulate\` then says in its first lines what is still in doubt.`,
    '## Who remembers a number',
    `The same sheet measures \`remembersNumber\`. Mark **second calls** too: the caller was served by the right number within the week and
calls about the same thing again. If *w₁* of first calls and *w₂* of second calls are at a wrong number,

    remembersNumber = 1 − w₂ / w₁

With *w₁* = ${percent(wrong / calls)} and 6 wrong of 110 second calls (${percent(6 / 110)}) that is ${(1 - 6 / 110 / (wrong / calls)).toFixed(2)}. Its interval is wide: put the two ends of w₂’s own
interval (${shown(shareInterval(6, 110))}) in its place, and cut at 0 and 1.`,
  );
}

function round(share: number): number {
  return Number(share.toFixed(3));
}
