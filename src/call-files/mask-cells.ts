/**
 * Cells of a log for somebody who says what its columns are: enough to know a time, a name of a desk or a key by, and not
 * enough to know a person by.
 */
const MASK = '••••';
/** Digits that could be somebody's number, with the signs that people put between. */
const LONG = /\+?\d(?:[\s().\-/]{0,2}\d){4,}/g;
/** A day, with or without a time: what looks like a number and is none. */
const MOMENT =
  /(?<!\d)(?:(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|[12]\d|3[01])\2(?:19|20)\d\d)(?:[T ]\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,3})?)?)?(?:Z|[+-]\d\d:\d\d)?(?!\d)/g;
/** Seconds, milliseconds or microseconds since 1970, between 2001 and 2033; or a day and a time without signs between. */
const STAMP = /^(?:1\d{9}(?:\d{3}|\d{6}|\.\d+)?|20\d\d[01]\d[0-3]\d(?:T?[0-2]\d[0-5]\d(?:[0-5]\d)?)?)$/;

/** Of the digits that could be a number two are left, by which rows are told apart. */
export function maskDigits(cell: string): string {
  let masked = '';
  let at = 0;
  for (const moment of cell.matchAll(MOMENT)) {
    masked += maskLong(cell.slice(at, moment.index)) + moment[0];
    at = moment.index + moment[0].length;
  }
  return masked + maskLong(cell.slice(at));
}

function maskLong(text: string): string {
  return text.replaceAll(LONG, (found) => `${MASK}${found.replaceAll(/\D/g, '').slice(-2)}`);
}

/** A column that nobody has named yet: a word in it could be a name, or what somebody said. */
export function maskUnknown(cell: string): string {
  return /\p{L}/u.test(cell.replaceAll(MOMENT, '')) ? MASK : maskDigits(cell);
}

export function hasMoment(cell: string): boolean {
  return cell.search(MOMENT) >= 0;
}

/** A column of times is shown as it is where everything in it is one. */
export function isStamps(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => STAMP.test(cell));
}
