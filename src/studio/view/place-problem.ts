/** A place in the file to a place on the screen. */
import { EVENTS, type EventName } from '../../chart/index.ts';
import type { JsonPath } from '../../util/problem.ts';
import { optionId } from './row-id.ts';
import type { MachineView } from './types.ts';

export interface ProblemPlace {
  /** State the path leads to, '' for the machine. */
  readonly state: string;
  /** Card that draws this state, if any. */
  readonly card: string | undefined;
  /** Row, when the place is inside a transition; for an end drawn inside a row, that row. */
  readonly row: string | undefined;
}

/** `menu` is where it is heard; the file place wins, because that is where it is mended. */
export function placeProblem(
  view: MachineView,
  path: JsonPath | undefined,
  menu: string | undefined,
): ProblemPlace {
  if (!path)
    return {
      state: menu ?? '',
      card: menu === undefined ? undefined : view.cardFor(menu)?.path,
      row: undefined,
    };
  const keys: string[] = [];
  let i = 0;
  for (; path[i] === 'states' && path[i + 1] !== undefined; i += 2) keys.push(String(path[i + 1]));
  const state = keys.join('.');
  const row = rowAt(path.slice(i), state);
  const shown = view.cards.get(state);
  if (shown) return { state, card: shown.path, row };
  const holder = view.cardFor(state);
  return { state, card: holder?.path, row: row ?? holder?.rows.find(({ leaf }) => leaf?.path === state)?.id };
}

function rowAt(rest: JsonPath, source: string): string | undefined {
  const [part, second, third] = rest;
  if (part === 'always')
    return optionId({ source, event: 'always', position: typeof second === 'number' ? second : 0 });
  if (part !== 'on' || !(EVENTS as readonly unknown[]).includes(second)) return undefined;
  return optionId({ source, event: second as EventName, position: typeof third === 'number' ? third : 0 });
}
