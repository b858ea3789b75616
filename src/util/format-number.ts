/**
 * Numbers as people read them, for every room: grouped by thousands, a real minus, units behind a space that
 * does not break. The same on every machine: no locale data of the platform is asked.
 */

/** What a figure is counted in. Shares are fractions of 1 and print in per cent. */
export type Unit = 'share' | 'seconds' | 'per-month' | 'calls-per-need' | 'hours-per-month';

/** The words that a language puts around numbers. */
export interface NumberWords {
  readonly unitSuffix: Readonly<Record<Unit, string>>;
  /** After a difference of shares. */
  readonly points: string;
  readonly range: (low: string, high: string) => string;
  /** In place of an interval: the figure is computed, not sampled. */
  readonly computed: string;
  /** Where columns of numbers should line up. Absent: enough to see a difference that matters. */
  readonly decimalsFor?: (value: number, unit: Unit) => number;
}

/** A mean with its interval; `replications` 0 when nothing was sampled. */
interface Spread {
  readonly mean: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly replications: number;
}

/** Decimals by unit: enough to see a difference that matters, not so many that noise looks like news. */
function decimalsFor(value: number, unit: Unit): number {
  const size = Math.abs(value);
  switch (unit) {
    case 'share':
      return size >= 0.1 ? 1 : 2;
    case 'seconds':
      return 1;
    case 'calls-per-need':
      return 3;
    default:
      return size >= 10 || size === 0 ? 0 : 1;
  }
}

/** A value with its unit: `5.91 %`, `18.4 s`, `2,997`. A value that is no number prints as a dash. */
export function formatValue(value: number | undefined, unit: Unit, words: NumberWords): string {
  if (value === undefined || !Number.isFinite(value)) return '–';
  return `${formatBare(value, unit, words.decimalsFor?.(value, unit))}${words.unitSuffix[unit]}`;
}

/** A difference with its sign and unit: shares differ by percentage points, not by per cent. */
export function formatChange(value: number | undefined, unit: Unit, words: NumberWords): string {
  if (value === undefined || !Number.isFinite(value)) return '–';
  return `${formatSigned(value, unit, words.decimalsFor?.(value, unit))}${unit === 'share' ? words.points : words.unitSuffix[unit]}`;
}

/**
 * The 95 % interval of a difference, signed and without units: `−3.31 to −2.92`. Undefined when there is
 * none; a word when nothing was sampled.
 */
export function formatRange(
  interval: Spread | undefined,
  unit: Unit,
  words: NumberWords,
  isSigned = true,
): string | undefined {
  if (interval?.low === undefined || interval.high === undefined) return undefined;
  if (interval.replications === 0) return words.computed;
  const { mean, low, high } = interval;
  const print = (value: number, decimals: number): string =>
    isSigned ? formatSigned(value, unit, decimals) : formatBare(value, unit, decimals);
  const { decimalsFor: fixed } = words;
  if (fixed) return words.range(print(low, fixed(low, unit)), print(high, fixed(high, unit)));
  let decimals = decimalsFor(mean, unit);
  // An interval that prints as one number would look like certainty.
  while (decimals < 4 && low < high && print(low, decimals) === print(high, decimals)) decimals += 1;
  return words.range(print(low, decimals), print(high, decimals));
}

export function formatSigned(value: number, unit: Unit, decimals = decimalsFor(value, unit)): string {
  const text = formatBare(Math.abs(value), unit, decimals);
  if (/^[0.,]+$/.test(text)) return text;
  return `${value < 0 ? '−' : '+'}${text}`;
}

/** Without unit; shares in per cent. */
export function formatBare(value: number, unit: Unit, decimals = decimalsFor(value, unit)): string {
  return formatDecimal(unit === 'share' ? value * 100 : value, decimals);
}

export function formatDecimal(value: number, decimals = 0): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** A parameter's number: up to four significant digits, no trailing zeros. */
export function formatPlain(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Number.isInteger(value)) return formatDecimal(value);
  const text = String(Number(value.toPrecision(4)));
  return text.replace(/^-/, '−');
}
