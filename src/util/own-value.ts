/**
 * What a record itself holds under a name; never what every object inherits. Names come from files and from the command line,
 * and `constructor` and `valueOf` are names like any other: whoever looks one up does it here, in a Map or after `Object.hasOwn`.
 */
export function ownValue<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}
