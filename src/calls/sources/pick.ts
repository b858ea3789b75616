/** What a record of any JSON holds under a name; never what every object inherits. */
export function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/** A text or a whole number at the end of names; empty where there is none, or something else. */
export function textAt(value: unknown, ...names: readonly string[]): string {
  const found = names.reduce(memberOf, value);
  return typeof found === 'string' ? found.trim() : Number.isSafeInteger(found) ? String(found) : '';
}

/** A list at the end of names; empty where there is none. */
export function listAt(value: unknown, ...names: readonly string[]): readonly unknown[] {
  const found: unknown = names.reduce(memberOf, value);
  return Array.isArray(found) ? found : [];
}

/** Seconds or parts of them since 1970, as digits. Empty and 0 are what platforms write for "never". */
export function epochOf(digits: string, perSecond: number): number | undefined {
  if (!/^\d{1,17}(?:\.\d+)?$/.test(digits)) return undefined;
  const t = Math.floor((Number(digits) * 1000) / perSecond);
  return t > 0 ? t : undefined;
}

/** Whole seconds of a duration, up to eleven days; undefined for anything else, and for none. */
export function secondsOf(digits: string): number | undefined {
  return /^\d{1,6}$/.test(digits) ? Number(digits) : undefined;
}
