import type { PreparedWorld } from './compile-world.ts';
import { Engine, type Step } from './engine.ts';
import type { MenuTable } from './menu-table.ts';
import { type CallerTrace, type Outcome, OUTCOMES, type ReplicationKey, type TraceStep } from './types.ts';
import * as code from './wasm/constants.ts';

/**
 * Which calls to look for: every given field must match. `outcome` is how the call ended, `exit` how it left
 * the menu.
 */
export interface CallCondition {
  readonly outcome?: Outcome;
  readonly exit?: number;
  readonly line?: number;
  readonly need?: number;
}

/** By the codes of STEP_CALL_BACK. */
const CALL_BACKS = ['promised', 'made', 'not-kept', 'not-answered'] as const;

/** Steps that a trace shows, by their codes. */
const DESCRIBE: Readonly<Record<number, (step: Step, menu: MenuTable) => TraceStep>> = {
  [code.STEP_DIAL]: ({ at, a, b, c }) => ({ at, kind: 'dial', line: a, need: b, dial: c }),
  [code.STEP_MENU]: ({ at, a, seconds }, menu) => ({
    at,
    kind: 'menu',
    row: menu.row[a]!,
    outcome: menu.outcome[a]!,
    seconds,
  }),
  [code.STEP_EXIT]: ({ at, a }) => ({ at, kind: 'exit', exit: a }),
  [code.STEP_QUEUE]: ({ at, a, b, seconds }) => ({
    at,
    kind: 'queue',
    desk: a,
    wait: seconds,
    answered: b === 1,
  }),
  [code.STEP_SERVICE]: ({ at, a, b, c, seconds }) => ({
    at,
    kind: 'service',
    desk: a,
    seconds,
    right: b === 1,
    resolved: c === 1,
  }),
  [code.STEP_TRANSFER]: ({ at, a, b }) => ({ at, kind: 'transfer', from: a, to: b }),
  [code.STEP_TRANSFER_FAILED]: ({ at, a }) => ({ at, kind: 'transfer-failed', from: a }),
  [code.STEP_CLOSED]: ({ at, a }) => ({ at, kind: 'desk-closed', desk: a }),
  [code.STEP_OVERFLOW]: ({ at, a, b }) => ({ at, kind: 'overflow', from: a, to: b }),
  [code.STEP_CALL_BACK]: ({ at, a, b }) => ({ at, kind: 'call-back', desk: a, what: CALL_BACKS[b]! }),
  [code.STEP_ADVISED]: ({ at, a }) => ({ at, kind: 'advised', line: a }),
  [code.STEP_SECOND_NEED]: ({ at, a }) => ({ at, kind: 'second-need', need: a }),
  [code.STEP_REFUSED]: ({ at }) => ({ at, kind: 'refused' }),
  [code.STEP_GIVES_UP]: ({ at }) => ({ at, kind: 'gives-up' }),
  [code.STEP_CALL_AGAIN]: ({ at, seconds }) => ({ at, kind: 'will-call-again', delay: seconds }),
};

/** Kinds of steps that a trace shows. */
export const TRACED_STEPS: readonly number[] = Object.keys(DESCRIBE).map(Number);

/** Undefined for a kind that no trace shows. */
export function describeStep(step: Step, menu: MenuTable): TraceStep | undefined {
  return DESCRIBE[step.kind]?.(step, menu);
}

/**
 * What the given callers did, exactly as in the full run: waits depend on everyone else, so the whole
 * replication runs again with these callers looked on at. In the order asked for; callers who do not exist in
 * this replication are left out.
 */
export function traceCallers(
  world: PreparedWorld,
  key: ReplicationKey,
  callers: readonly number[],
): CallerTrace[] {
  const traces = new Map<number, { type: number; steps: TraceStep[] }>();
  const see = (step: Step): boolean => {
    if (step.kind === code.STEP_FRESH) traces.set(step.caller, { type: step.a, steps: [] });
    const shown = describeStep(step, world.menu);
    if (shown !== undefined) traces.get(step.caller)?.steps.push(shown);
    return true;
  };
  Engine.ofThread(true).run(world, key, {
    kinds: [code.STEP_FRESH, ...TRACED_STEPS],
    callers,
    see,
  });
  return [...new Set(callers)].flatMap((caller) => {
    const trace = traces.get(caller);
    if (trace === undefined) return [];
    // The kernel knows the end of a call when it begins, so steps come out of order; equal times keep theirs.
    return [{ caller, type: trace.type, steps: trace.steps.toSorted((a, b) => a.at - b.at) }];
  });
}

/**
 * The first `limit` callers (by the time it became known) one of whose calls meets the condition. Stops soon
 * after they are found.
 */
export function findCallers(
  world: PreparedWorld,
  key: ReplicationKey,
  condition: CallCondition,
  limit: number,
): number[] {
  const { outcome, exit, line, need } = condition;
  if (limit < 1) return [];
  const found = new Set<number>();
  const see = (step: Step): boolean => {
    const meets =
      (outcome === undefined || OUTCOMES[step.d] === outcome) &&
      (exit === undefined || step.c === exit) &&
      (line === undefined || step.b === line) &&
      (need === undefined || step.a === need);
    if (meets) found.add(step.caller);
    return found.size < limit;
  };
  Engine.ofThread(true).run(world, key, { kinds: [code.STEP_SETTLED], see });
  return [...found];
}
