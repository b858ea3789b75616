/** The report of a validation: every expected value beside what was simulated, and what may be said of both. */
import {
  FIGURE_INFO,
  type ReferenceCheck,
  type ValidatedScenario,
  type ValidationResult,
} from '../../study/index.ts';
import { formatBare, formatDecimal, type Unit } from '../../util/format-number.ts';
import { BASE_LANGUAGE, reportWords, type Language, type ReportWords } from '../../words/index.ts';
import { sayIn } from '../choose-language.ts';
import { sentence, type Depth, type Outline, type OutlinePart } from '../outline/parts.ts';
import type { ReportOptions } from '../types.ts';

interface ValidationContext {
  readonly language: Language;
  readonly words: ReportWords['validation'];
  readonly depth: Depth;
}

/** More digits than these are noise in a table; of a value, more than were given are made up. */
const MOST_DECIMALS = 7;

/** Scenarios of several languages may stand in it: English, unless another one is asked for. */
export function outlineValidation(
  { scenarios, replications, seed, confidence, each, isStopped, replay }: ValidationResult,
  { language = BASE_LANGUAGE }: ReportOptions,
  depth: Depth,
): Outline {
  const words = reportWords[language].validation;
  const context: ValidationContext = { language, words, depth };
  const checks = scenarios.flatMap((scenario) => scenario.checks);
  const count = (verdict: ReferenceCheck['verdict']): number =>
    checks.filter((check) => check.verdict === verdict).length;
  const agree = count('agrees');
  return {
    language,
    kicker: words.kicker,
    title: words.title,
    about: words.about({ count: checks.length, replications, seed }),
    width: undefined,
    sections: [
      ...(isStopped ? [{ id: 'stopped', title: '', parts: [sentence(words.stopped, 'alert')] }] : []),
      ...scenarios.map((scenario, s) => ({
        id: `scenario-${s}`,
        title: sayIn(language, scenario.title) || scenario.id,
        parts: describeScenario(context, scenario),
      })),
      {
        id: 'verdict',
        title: words.together,
        parts: [
          sentence(words.agree({ agree, count: checks.length }), 'lead'),
          ...(count('differs') > 0 ? [sentence(words.differ({ count: count('differs') }), 'alert')] : []),
          ...(count('too-wide') > 0 ? [sentence(words.wide({ count: count('too-wide') }))] : []),
          ...(count('not-measured') > 0
            ? [sentence(words.unmeasured({ count: count('not-measured') }))]
            : []),
          sentence(
            words.how({ confidence: percent(confidence, 2, language), each: percent(each, 4, language) }),
            'note',
          ),
        ],
      },
      { id: 'again', title: words.again, parts: [{ kind: 'command', text: replay }] },
    ],
  };
}

function describeScenario(
  { language, words, depth }: ValidationContext,
  { file, calls, checks }: ValidatedScenario,
): OutlinePart[] {
  const isManyWorlds = new Set(checks.map(({ world }) => world)).size > 1;
  const notes = checks.flatMap(({ figure, source, note }) => {
    const said = sayIn(language, note);
    return depth === 'brief' && !said ? [] : [`${figure}: ${[said, source].filter(Boolean).join('; ')}`];
  });
  return [
    {
      kind: 'table',
      table: {
        caption: file,
        columns: [
          { head: words.figure, isNumeric: false },
          { head: words.expected, isNumeric: true },
          { head: words.simulated, isNumeric: true },
          { head: words.interval, isNumeric: true },
          { head: words.verdict, isNumeric: false },
        ],
        rows: checks.map((check) => {
          const info = FIGURE_INFO.find(({ id }) => id === check.figure);
          const name = sayIn(language, info?.title) || check.figure;
          const print = printerOf(check, info?.unit ?? 'seconds');
          return [
            isManyWorlds ? `${name} (${check.world})` : name,
            printExpected(check, info?.unit ?? 'seconds', language),
            print(check.simulated?.mean),
            check.simulated?.low === undefined || check.simulated.high === undefined
              ? '–'
              : reportWords[language].numbers.range({
                  low: print(check.simulated.low),
                  high: print(check.simulated.high),
                }),
            words.verdicts[check.verdict],
          ];
        }),
        note: words.simulatedCalls({ file, calls: formatDecimal(calls) }),
      },
    },
    ...(notes.length > 0 ? [{ kind: 'list' as const, items: [...new Set(notes)] }] : []),
  ];
}

/** All digits that were given: a reference is quoted, not rounded. */
function printExpected({ expected, tolerance }: ReferenceCheck, unit: Unit, language: Language): string {
  const factor = unit === 'share' ? 100 : 1;
  const exact = (value: number): string => String(Number((value * factor).toPrecision(10))).replace('-', '−');
  const suffix = reportWords[language].numbers.unitSuffix[unit];
  return tolerance > 0 ? `${exact(expected)} ± ${exact(tolerance)}${suffix}` : `${exact(expected)}${suffix}`;
}

/** Two digits of the interval's half-width: what lies behind them is luck. */
function printerOf(
  { simulated, expected }: ReferenceCheck,
  unit: Unit,
): (value: number | undefined) => string {
  const factor = unit === 'share' ? 100 : 1;
  const { low, high } = simulated ?? {};
  const half = low === undefined || high === undefined ? Math.abs(expected) / 100 : (high - low) / 2;
  const scale = half * factor;
  const decimals =
    scale > 0 ? Math.min(MOST_DECIMALS, Math.max(0, 1 - Math.floor(Math.log10(scale)))) : MOST_DECIMALS;
  return (value) => (value === undefined ? '–' : formatBare(value, unit, decimals));
}

function percent(share: number, decimals: number, language: Language): string {
  return `${Number((100 * share).toFixed(decimals))}${reportWords[language].numbers.unitSuffix.share}`;
}
