/** Numbers as people read them, the same on every machine: no locale data of the platform is asked. */
import type { Interval, Unit } from '../study/index.ts';
import type { Phrases } from './phrases/index.ts';

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
export function formatValue(value: number | undefined, unit: Unit, phrases: Phrases): string {
  if (value === undefined || !Number.isFinite(value)) return '–';
  return `${formatBare(value, unit)}${phrases.unitSuffix[unit]}`;
}

/** A difference with its sign and unit: shares differ by percentage points, not by per cent. */
export function formatChange(value: number | undefined, unit: Unit, phrases: Phrases): string {
  if (value === undefined || !Number.isFinite(value)) return '–';
  return `${formatSigned(value, unit)}${unit === 'share' ? phrases.points : phrases.unitSuffix[unit]}`;
}

/**
 * The 95 % interval of a difference, signed and without units: `−3.31 to −2.92`. Undefined when there is
 * none; a word when nothing was sampled.
 */
export function formatRange(
  interval: Interval | undefined,
  unit: Unit,
  phrases: Phrases,
  isSigned = true,
): string | undefined {
  if (interval?.low === undefined || interval.high === undefined) return undefined;
  if (interval.replications === 0) return phrases.computed;
  const { mean, low, high } = interval;
  const print = (value: number, decimals: number): string =>
    isSigned ? formatSigned(value, unit, decimals) : formatBare(value, unit, decimals);
  let decimals = decimalsFor(mean, unit);
  // An interval that prints as one number would look like certainty.
  while (decimals < 4 && low < high && print(low, decimals) === print(high, decimals)) decimals += 1;
  return phrases.range(print(low, decimals), print(high, decimals));
}

export function formatSigned(value: number, unit: Unit, decimals = decimalsFor(value, unit)): string {
  const text = formatBare(Math.abs(value), unit, decimals);
  if (/^[0.,]+$/.test(text)) return text;
  return `${value < 0 ? '−' : '+'}${text}`;
}

/** Without unit; shares in per cent. */
export function formatBare(value: number, unit: Unit, decimals = decimalsFor(value, unit)): string {
  return groupThousands(unit === 'share' ? value * 100 : value, decimals);
}

export function groupThousands(value: number, decimals = 0): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** A parameter's number: up to four significant digits, no trailing zeros. */
export function formatPlain(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Number.isInteger(value)) return groupThousands(value);
  const text = String(Number(value.toPrecision(4)));
  return text.replace(/^-/, '−');
}
