/** The keys of a kind of file, from its JSON Schema: one table for each kind of object. */
import { code, plain, table } from './markdown.ts';

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Every key with its place, whether it must be there, what it takes and what it means. */
export function fieldTable(given: Readonly<Record<string, unknown>>): string {
  const root = given as Schema;
  const rows: string[][] = [];
  const expanded = new Set<string>();
  /** Where an object of these keys was shown first. */
  const shown = new Map<string, string>();

  const visit = (schema: Schema, place: string): void => {
    for (const [key, value] of Object.entries(schema.properties ?? {})) {
      // Said once, above the table.
      if (key === '$comment') continue;
      // Said by the row of the object that it tells apart.
      if (typeof value.const === 'string') continue;
      const at = place === '' ? key : `${place}.${key}`;
      add(at, value, (schema.required ?? []).includes(key));
    }
  };
  const add = (at: string, schema: Schema, isRequired: boolean): void => {
    // An object that only holds others is seen in their names.
    if (
      meaningOf(root, schema) === '' &&
      (schema.properties || schema.anyOf?.every((each) => each.properties))
    )
      return descend(schema, at);
    const earlier = shown.get(keysOf(schema));
    const note = earlier === undefined ? '' : ` Keys as under ${code(earlier)}.`;
    rows.push([
      code(at),
      isRequired ? 'yes' : '',
      describeType(schema),
      `${plain(meaningOf(root, schema))}${note}`.trim(),
    ]);
    if (earlier !== undefined) return;
    if (keysOf(schema) !== '') shown.set(keysOf(schema), at);
    descend(schema, at);
  };
  const descend = (schema: Schema, at: string): void => {
    if (schema.$ref) {
      const name = schema.$ref.split('/').at(-1) ?? '';
      const target = root.$defs?.[name];
      if (!target || expanded.has(name)) return;
      expanded.add(name);
      descend(target, at);
      return;
    }
    visit(schema, at);
    if (schema.items) descend(schema.items, `${at}[]`);
    if (typeof schema.additionalProperties === 'object') descend(schema.additionalProperties, `${at}.*`);
    const several = schema.anyOf ?? schema.oneOf ?? [];
    for (const each of several) {
      // One of them, or a list of the same.
      if (each.items && several.some((other) => isSame(other, each.items))) continue;
      const kind = nameOf(each);
      if (each.properties && kind !== undefined)
        rows.push([`${code(at)} with ${code(kind)}`, '', describeType(each), plain(each.description ?? '')]);
      descend(each, at);
    }
  };
  const describeType = (schema: Schema): string => typeOf(root, schema);
  visit(root, '');
  return table(['key', 'needed', 'takes', 'meaning'], unique(rows));
}

/** The objects that a value holds, as text to compare; empty where there are none or few. */
function keysOf(schema: Schema): string {
  const { description: _, examples: __, ...rest } = schema;
  const text = JSON.stringify(rest);
  return text.includes('"properties"') && text.length > 150 ? text : '';
}

function isSame(a: Schema, b: Schema | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Which of several objects it is: `goesTo: desk`. */
function nameOf({ properties }: Schema): string | undefined {
  const fixed = Object.entries(properties ?? {}).find(([, value]) => typeof value.const === 'string');
  return fixed && `${fixed[0]}: ${String(fixed[1].const)}`;
}

function meaningOf(root: Schema, { description, $ref }: Schema): string {
  return description ?? root.$defs?.[$ref?.split('/').at(-1) ?? '']?.description ?? '';
}

function typeOf(root: Schema, schema: Schema): string {
  if (schema.$ref) return typeOf(root, root.$defs?.[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  if (schema.const !== undefined) return code(JSON.stringify(schema.const));
  if (schema.enum) return schema.enum.map((each) => code(String(each))).join(', ');
  const several = schema.anyOf ?? schema.oneOf;
  if (several) return [...new Set(several.map((each) => typeOf(root, each)))].join(' or ');
  if (schema.type === 'array') return `list of ${schema.items ? typeOf(root, schema.items) : 'anything'}`;
  if (schema.type === 'object')
    return typeof schema.additionalProperties === 'object' ? 'object by name' : 'object';
  if (schema.type === 'string') return 'text';
  if (schema.type === 'number' || schema.type === 'integer') return range(schema);
  return schema.type === 'boolean' ? '`true` or `false`' : 'anything';
}

function range({ type, minimum, maximum }: Schema): string {
  const kind = type === 'integer' ? 'whole number' : 'number';
  const isBound = (value: number | undefined): value is number =>
    value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER;
  if (isBound(minimum) && isBound(maximum)) return `${kind}, ${minimum} to ${maximum}`;
  return kind;
}

function unique(rows: readonly string[][]): string[][] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = row.join('\n');
    return !seen.has(key) && seen.add(key);
  });
}
