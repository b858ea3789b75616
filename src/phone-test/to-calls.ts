/** What participants did, as calls of the neutral event table: the need is known, the arm is the world. */
import { CUT_SHORT, SAID, type CallEvent, type LoggedCall } from '../calls/index.ts';
import { keySymbol } from '../chart/index.ts';
import type { PhoneTestResult, TaskResult, TestEnd } from './types.ts';

export interface TestCall {
  readonly call: LoggedCall;
  /** Position in the result’s tasks. */
  readonly at: number;
}

/**
 * A call for each task in which somebody dialled. A
 * call that reaches a desk begins to wait there and is ended by the system at that very moment, so that it says
 * nothing of patience.
 */
export function toCalls(result: PhoneTestResult): TestCall[] {
  return result.tasks.flatMap((task, at) =>
    task.dialled === null ? [] : [{ at, call: toCall(result, task, task.dialled, at) }],
  );
}

function toCall(
  { run }: PhoneTestResult,
  { at, world, need, dialMs, events, ended, captions, voice }: TaskResult,
  line: string,
  number: number,
): LoggedCall {
  const start = at + dialMs;
  // Whoever reads captions knows what comes before it is said.
  const isHeard = voice !== 'none' && !captions;
  const rows: CallEvent[] = events.map(({ ms, event, where, key }, i) => {
    const isSaid = isHeard && event === 'menu' ? events[i + 1]?.isSaid : undefined;
    const heard = isSaid === undefined ? '' : isSaid ? SAID : CUT_SHORT;
    return { t: start + ms, event, where, value: key === undefined ? heard : keySymbol(key) };
  });
  return {
    call: `${run}-${number + 1}`,
    line,
    // Nobody is told apart: what one person does in eight tasks is no calling again, and no redialling.
    caller: '',
    version: '',
    // Arms are marks of 32 characters at most.
    arm: world.slice(0, 32),
    need,
    precision: 'ms',
    events: [
      { t: start, event: 'start', where: line, value: '' },
      ...rows,
      ...(ended ? endOf(ended, start, rows.findLast(({ event }) => event === 'menu')?.where ?? '') : []),
    ],
  };
}

function endOf({ ms, by, destination }: TestEnd, start: number, menu: string): CallEvent[] {
  const t = start + ms;
  if (by !== 'menu') return [{ t, event: 'end', where: menu, value: by === 'caller' ? 'caller' : 'system' }];
  if (destination?.goesTo === 'desk')
    return [
      { t, event: 'queue', where: destination.desk, value: '' },
      { t, event: 'end', where: destination.desk, value: 'system' },
    ];
  const value = destination?.goesTo === 'hang-up' ? destination.reason : 'system';
  return [{ t, event: 'end', where: menu, value }];
}
