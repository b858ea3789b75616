/** What a person most likely meant by a value of the wrong kind: `"30"` for a number is 30, a bare text is a text by language. */
import { exampleOf, shapesOf, type SchemaNode } from './schema-nodes.ts';

/** How far from a lone number a parameter's range may well reach; an example has to say something. */
const LOW = 0.8;
const HIGH = 1.2;
/** A longer text is no number and no name with a slip in it, and patterns would search it for long. */
const LONGEST = 400;

/**
 * @param language the tag under which a bare text is written.
 * @returns undefined where nothing can be made of it.
 */
export function suggestValue(root: SchemaNode, node: SchemaNode, value: unknown, language: string): unknown {
  for (const shape of shapesOf(root, node)) {
    const found = suggestShape(root, node, shape, value, language);
    if (found !== undefined) return found;
  }
  return undefined;
}

function suggestShape(
  root: SchemaNode,
  node: SchemaNode,
  shape: SchemaNode,
  value: unknown,
  language: string,
): unknown {
  const { type, properties = {}, additionalProperties, items } = shape;
  if (typeof value === 'string' && value.length > LONGEST) return undefined;
  if ((type === 'number' || type === 'integer') && typeof value === 'string') {
    const [, digits, percent] = /^\s*(-?\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(value) ?? [];
    if (digits === undefined) return undefined;
    return percent === '%' && isPart(node, shape) ? Number(digits) / 100 : Number(digits);
  }
  if (type === 'string' && typeof value === 'number') return String(value);
  if (type === 'string' && typeof value === 'string') return suggestName(shape, value);
  if (type === 'array' && items && (typeof value === 'string' || typeof value === 'number'))
    return items.type === typeof value ? [value] : undefined;
  if (type !== 'object') return undefined;
  const each = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  if (typeof value === 'string' && each?.type === 'string') return { [language]: value };
  // Words without their probabilities.
  if (isTexts(value) && each?.type === 'number')
    return Object.fromEntries(value.map((word) => [word, exampleOf(root, each)]));
  if (isTexts(value) && typeof each?.additionalProperties === 'object') {
    const inner = suggestValue(root, each, value, language);
    return inner === undefined ? undefined : { [language]: inner };
  }
  if (typeof value === 'number' && Object.hasOwn(properties, 'value')) {
    const example = exampleOf(root, node);
    const round = (number: number): number => Number(number.toPrecision(3));
    return typeof example === 'object'
      ? { ...example, value, low: round(value * LOW), high: round(value * HIGH) }
      : undefined;
  }
  return undefined;
}

function isPart(node: SchemaNode, shape: SchemaNode): boolean {
  const unit = node['x-unit'] ?? shape['x-unit'];
  return unit === 'share' || unit === 'probability';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === 'string');
}

/** A name that people would write, without the spaces and dots that one cannot have. */
function suggestName({ pattern }: SchemaNode, value: string): string | undefined {
  if (pattern === undefined) return undefined;
  const name = value
    .trim()
    .replaceAll(/[^A-Za-z0-9_-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return name !== value && new RegExp(pattern).test(name) ? name : undefined;
}
