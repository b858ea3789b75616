/** Keys in one order: equal results are equal bytes, and a diff of two runs shows what changed. */
export function printOrdered(value: unknown): string {
  return `${print(value, '')}\n`;
}

/** Keys in the order in which they were set, two spaces a level; typed arrays as lists. */
export function printIndented(value: unknown): string {
  const text = JSON.stringify(
    value,
    (_, inner: unknown) => (inner instanceof Int32Array ? Array.from(inner) : inner),
    2,
  );
  return `${text}\n`;
}

/** What says what a thing is comes first; the rest in code-unit order. */
const LEADING = ['format', 'version', 'id', 'name', 'title', 'scenario'];
const LINE = 140;

function print(value: unknown, indent: string): string {
  const line = printLine(value);
  if (indent.length + line.length <= LINE || typeof value !== 'object' || value === null) return line;
  const inner = `${indent}  `;
  if (Array.isArray(value))
    return `[\n${value.map((item) => inner + print(item, inner)).join(',\n')}\n${indent}]`;
  return `{\n${entriesOf(value)
    .map(([key, item]) => `${inner}${JSON.stringify(key)}: ${print(item, inner)}`)
    .join(',\n')}\n${indent}}`;
}

function printLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = entriesOf(value);
  return entries.length === 0
    ? '{}'
    : `{ ${entries.map(([key, item]) => `${JSON.stringify(key)}: ${printLine(item)}`).join(', ')} }`;
}

function entriesOf(value: object): [string, unknown][] {
  const rank = (key: string): number => (LEADING.includes(key) ? LEADING.indexOf(key) : LEADING.length);
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0));
}
