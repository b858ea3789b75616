/**
 * Whether the reader of files would take a machine. States that were found right once are not looked at
 * again: edits share what they do not change, so a key stroke costs the states on the way to it and not the
 * machine.
 */
import { describeIssues } from '../../util/describe-issues.ts';
import { valueDocument } from '../../util/read-json.ts';
import { wordProblem, type Problem } from '../../util/problem.ts';
import { JSON_LIMITS } from '../../util/json-limits.ts';
import { say, chartWords, type Said } from '../../words/index.ts';
import { checkStructure } from '../check-structure.ts';
import { machineSchemaIn, machineSchema } from '../schema.ts';
import type { MachineConfig, StateConfig } from '../types.ts';
import type { Patch } from './types.ts';

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/** Objects are frozen by the edit that made them, so what is right stays right. */
const known = new WeakSet<object>();
const measures = new WeakMap<object, Measure>();

export function findProblem(config: MachineConfig, patches: readonly Patch[]): Problem | undefined {
  const unreadable = findUnreadable(config);
  if (unreadable) return unreadable;
  const parsed = machineSchema.safeParse(withoutKnown(config));
  if (!parsed.success)
    return describeIssues(parsed.error.issues, valueDocument(config), '', machineSchemaIn)[0];
  const problem = patches.every(isWording) ? undefined : checkStructure(config, undefined, '')[0];
  if (!problem) remember(config);
  return problem;
}

/** Known states stand for themselves as empty ones, which the schema takes anywhere. */
function withoutKnown(state: StateConfig): unknown {
  if (!state.states || typeof state.states !== 'object') return state;
  return {
    ...state,
    states: Object.fromEntries(
      Object.entries(state.states).map(([key, child]) => [key, known.has(child) ? {} : withoutKnown(child)]),
    ),
  };
}

function remember(state: StateConfig): void {
  for (const child of Object.values(state.states ?? {})) {
    if (known.has(child)) continue;
    known.add(child);
    remember(child);
  }
}

/**
 * A patch inside `meta` changes no name, target or kind; where a call goes is part of a final state's kind.
 */
function isWording({ path }: Patch): boolean {
  let at = 1;
  while (path[at] === 'states') at += 2;
  if (path[at] === 'on') {
    at += 2;
    if (typeof path[at] === 'number') at += 1;
  }
  return (
    path[0] !== 'config' || (path[at] === 'meta' && path.length > at + 1 && path[at + 1] !== 'destination')
  );
}

interface Measure {
  /** Levels of objects and lists. */
  readonly height: number;
  readonly lines: number;
  /** Without indents. */
  readonly characters: number;
  readonly forbidden: string | undefined;
}

/**
 * What the reader of files refuses before it looks at the schema: depth, size and names that reach a
 * prototype.
 */
function findUnreadable(config: MachineConfig): Problem | undefined {
  const { height, lines, characters, forbidden } = measure(config);
  const problem = (code: string, message: Said): Problem => ({
    code,
    severity: 'error',
    ...wordProblem(message),
  });
  if (forbidden !== undefined)
    return problem(
      'json-forbidden-key',
      say(chartWords, (words) => words.findProblem.jsonForbiddenKey({ forbidden })),
    );
  if (height > JSON_LIMITS.maxDepth)
    return problem(
      'json-too-deep',
      say(chartWords, (words) => words.findProblem.jsonTooDeep),
    );
  // Indents are counted as deep as they can get: the limit is far off, and near it a little earlier is as
  // good.
  return characters + lines * 2 * height > JSON_LIMITS.maxSize
    ? problem(
        'json-too-large',
        say(chartWords, (words) => words.findProblem.jsonTooLarge),
      )
    : undefined;
}

function measure(value: unknown): Measure {
  if (typeof value !== 'object' || value === null)
    return {
      height: 0,
      lines: 1,
      characters: typeof value === 'string' ? JSON.stringify(value).length + 2 : 8,
      forbidden: undefined,
    };
  const before = measures.get(value);
  if (before) return before;
  let [height, lines, characters] = [0, 2, 4];
  let forbidden: string | undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = measure(inner);
    height = Math.max(height, found.height);
    lines += found.lines;
    characters += found.characters + key.length + 4;
    forbidden ??= FORBIDDEN_KEYS.has(key) ? key : found.forbidden;
  }
  const result = { height: height + 1, lines, characters, forbidden };
  measures.set(value, result);
  return result;
}
