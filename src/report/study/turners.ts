/**
 * Parameters one at a time: which of them would give the headline the other sign, and which could alone explain a
 * published figure.
 */
import type {
  Interval,
  PublishedCheck,
  Sensitivity,
  SensitivityBar,
  StudyResult,
} from '../../study/index.ts';
import { joinNames, reportWords, type Language } from '../../words/index.ts';
import { sayIn } from '../choose-language.ts';
import type { FigureRow } from './compare-figures.ts';
import { quoteParameter } from './names.ts';

/** Parameters named in a sentence. */
const MOST_NAMED = 4;

export interface Turners {
  /** One of its ends lies on the other side of zero with its whole interval. */
  readonly clearly: readonly SensitivityBar[];
  /** One of its ends reaches the other side, and its interval does not leave out zero. */
  readonly perhaps: readonly SensitivityBar[];
}

/**
 * Parameters that, moved alone within their range, give the headline's change the other sign. Undefined when nobody
 * tried, or the headline has no sign beyond its own noise.
 */
export function findTurners(
  figure: string,
  headline: Interval | undefined,
  sensitivity: readonly Sensitivity[],
): Turners | undefined {
  const entry = sensitivity.find((candidate) => candidate.figure === figure);
  if (!entry || headline?.low === undefined || headline.high === undefined) return undefined;
  if (headline.low <= 0 && headline.high >= 0) return undefined;
  const sign = Math.sign(headline.mean);
  const turn = ({ mean, low = mean, high = mean }: Interval): 'clearly' | 'perhaps' | undefined => {
    const [far, near] = sign > 0 ? [low, high] : [-high, -low];
    return near < 0 ? 'clearly' : far < 0 ? 'perhaps' : undefined;
  };
  const turns = ({ atLow, atHigh }: SensitivityBar) => [turn(atLow), turn(atHigh)];
  const clearly = entry.bars.filter((bar) => turns(bar).includes('clearly'));
  const perhaps = entry.bars.filter((bar) => turns(bar).includes('perhaps') && !clearly.includes(bar));
  return { clearly, perhaps };
}

/** Nothing where the headline has no sign that could turn. */
export function sayTurners(result: StudyResult, row: FigureRow, language: Language): string[] {
  const phrases = reportWords[language].study;
  const turners = findTurners(row.info.id, row.difference, result.sensitivity);
  if (!turners) return [];
  const figure = sayIn(language, row.info.title);
  const [clearly, perhaps] = [turners.clearly, turners.perhaps];
  // Bars that reach farthest stand first; the chart has the others.
  const names = (bars: readonly SensitivityBar[]): string => {
    const named = bars.slice(0, MOST_NAMED).map((bar) => quoteParameter(bar.parameter, language));
    const count = bars.length - named.length;
    return joinNames(count > 0 ? [...named, phrases.furtherNames({ count })] : named, language);
  };
  return [
    clearly.length + perhaps.length > 0
      ? phrases.turnedBy({
          figure,
          clearly: clearly.length,
          clear: names(clearly),
          perhaps: perhaps.length,
          unclear: names(perhaps),
        })
      : phrases.turnedByNone({ figure }),
  ];
}

export interface Decider {
  readonly bar: SensitivityBar;
  /** Whether the published value lies between what its low and its high end give. */
  readonly reaches: boolean;
}

/** The assumptions that move a published figure most, and whether any of them alone could explain it. */
export function findDeciders(
  check: PublishedCheck,
  sensitivity: readonly Sensitivity[],
  count = 5,
): Decider[] {
  const bars = sensitivity.find((entry) => entry.figure === check.figure)?.bars ?? [];
  return bars.slice(0, count).map((bar) => ({
    bar,
    reaches:
      check.published >= Math.min(bar.atLow.mean, bar.atHigh.mean) &&
      check.published <= Math.max(bar.atLow.mean, bar.atHigh.mean),
  }));
}
