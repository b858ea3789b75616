/** A JSON value with another value somewhere inside; what stands elsewhere is the same object as before. */
import { valueAt } from './mend-keys.ts';
import type { JsonPath } from './problem.ts';

/** A value, and where. */
export interface Put {
  readonly path: JsonPath;
  readonly value: unknown;
}

export function putAll(value: unknown, puts: readonly Put[]): unknown {
  return puts.reduce((content, put) => putAt(content, put.path, put.value), value);
}

/** Objects that are missing on the way are made; a list has to be long enough. */
export function putAt(value: unknown, [step, ...rest]: JsonPath, content: unknown): unknown {
  if (step === undefined) return content;
  const own = valueAt(value, [step]);
  const inner = putAt(own, rest, content);
  return Array.isArray(value)
    ? value.with(Number(step), inner)
    : { ...(value as Readonly<Record<string, unknown>> | undefined), [step]: inner };
}
