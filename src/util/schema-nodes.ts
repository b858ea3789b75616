/** A JSON Schema as messages read it: what stands at a place of a file, which keys it has, what one could write there. */
import type { JsonPath } from './problem.ts';
import { ownValue } from './own-value.ts';

/** The part of a JSON Schema that says something to a person. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
  readonly type?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly 'x-unit'?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
}

/** Every shape that the schema allows at a path; none where nothing may stand. The first speaks for the place. */
export function nodesAt(root: SchemaNode, path: JsonPath): readonly SchemaNode[] {
  let nodes: readonly SchemaNode[] = [root];
  for (const step of path) {
    nodes = nodes
      .flatMap((node) => shapesOf(root, node))
      .flatMap(({ properties = {}, additionalProperties, items }) => {
        if (typeof step === 'number') return items ? [items] : [];
        const own = ownValue(properties, step);
        return own ? [own] : typeof additionalProperties === 'object' ? [additionalProperties] : [];
      });
  }
  return nodes;
}

/** The node itself without its references, or each of the several shapes it can have. */
export function shapesOf(root: SchemaNode, node: SchemaNode): readonly SchemaNode[] {
  if (node.$ref !== undefined) {
    const target = ownValue(root.$defs, node.$ref.split('/').at(-1) ?? '');
    return target ? shapesOf(root, target) : [];
  }
  const several = node.anyOf ?? node.oneOf;
  return several ? several.flatMap((each) => shapesOf(root, each)) : [node];
}

/** Keys that an object at a path may have, in the order of the schema; notes are not offered. */
export function keysAt(root: SchemaNode, path: JsonPath): readonly string[] {
  const keys = nodesAt(root, path).flatMap((node) =>
    shapesOf(root, node).flatMap(({ properties = {} }) => Object.keys(properties)),
  );
  return [...new Set(keys)].filter((key) => !key.startsWith('$'));
}

/** What one could write there: the schema's own example, or one put together of its parts. */
export function exampleOf(root: SchemaNode, node: SchemaNode, depth = 4): unknown {
  if (node.examples && node.examples.length > 0) return node.examples[0];
  const [shape] = shapesOf(root, node);
  if (!shape || depth === 0) return undefined;
  if (shape.examples && shape.examples.length > 0) return shape.examples[0];
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  if (shape.items) return [exampleOf(root, shape.items, depth - 1)];
  if (shape.properties) {
    const { properties } = shape;
    const entries = (shape.required ?? []).map((key) => [
      key,
      exampleOf(root, properties[key] ?? {}, depth - 1),
    ]);
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  }
  return shape.type === 'number' || shape.type === 'integer' ? shape.minimum : undefined;
}
