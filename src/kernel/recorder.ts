import { type CallerTrace, type Outcome, OUTCOMES, type TraceStep } from './types.ts';

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

/**
 * Looks on while a replication runs: finds callers whose call meets a condition, or writes down what given
 * callers do.
 */
export class Recorder {
  readonly found: number[] = [];
  /** Set when as many callers have been found as were asked for: the run may stop. */
  isDone = false;
  private readonly condition: CallCondition | undefined;
  private readonly limit: number;
  private readonly indexOf = new Map<number, number>();
  private readonly types: number[] = [];
  private readonly steps: TraceStep[][] = [];

  constructor(callers: readonly number[], condition?: CallCondition, limit = 0) {
    this.condition = condition;
    this.limit = limit;
    for (const caller of callers) {
      if (this.indexOf.has(caller)) continue;
      this.indexOf.set(caller, this.steps.length);
      this.steps.push([]);
    }
  }

  /** Index for `record`, -1 when this caller is not asked for. */
  admit(caller: number, type: number): number {
    const index = this.indexOf.get(caller);
    if (index === undefined) return -1;
    this.types[index] = type;
    return index;
  }

  record(index: number, step: TraceStep): void {
    this.steps[index]!.push(step);
  }

  /** A call has ended in outcome number `outcome`. */
  observe(caller: number, need: number, line: number, exit: number, outcome: number): void {
    const condition = this.condition;
    if (condition === undefined || this.isDone) return;
    if (condition.outcome !== undefined && OUTCOMES[outcome] !== condition.outcome) return;
    if (condition.exit !== undefined && exit !== condition.exit) return;
    if (condition.line !== undefined && line !== condition.line) return;
    if (condition.need !== undefined && need !== condition.need) return;
    if (!this.found.includes(caller)) this.found.push(caller);
    this.isDone = this.found.length >= this.limit;
  }

  /**
   * The callers who did dial in this replication, in the order asked for, each with their steps in order of
   * time.
   */
  listTraces(): CallerTrace[] {
    const traces: CallerTrace[] = [];
    for (const [caller, index] of this.indexOf) {
      const type = this.types[index];
      if (type === undefined) continue;
      // The kernel knows the end of a call when it begins, so steps come in out of order; equal times keep
      // their order.
      traces.push({ caller, type, steps: this.steps[index]!.toSorted((a, b) => a.at - b.at) });
    }
    return traces;
  }
}
