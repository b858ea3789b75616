import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MachineConfig } from '../../../../src/chart/index.ts';
import {
  createProblemWatch,
  type Checker,
  type CheckQuestion,
} from '../../../../src/studio/core/checks/watch-problems.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface StandIn extends Checker {
  readonly asked: CheckQuestion[];
  isEnded: boolean;
  answer(): void;
}

/** Answers when told to. */
function createChecker(): StandIn {
  const asked: CheckQuestion[] = [];
  return {
    isEnded: false,
    asked,
    onmessage: null,
    postMessage: (question) => void asked.push(question),
    terminate(): void {
      this.isEnded = true;
    },
    answer(): void {
      const { number, config } = asked.at(-1) as CheckQuestion;
      this.onmessage?.({
        data: {
          number,
          problems: [{ code: config.id, severity: 'error', message: '' }],
          notLookedAt: [],
          promptLimits: { error: 20, warn: 15 },
        },
      });
    },
  };
}
const machine = (id: string): MachineConfig => ({
  id,
  meta: { title: {}, locales: ['en'] },
  initial: 'a',
  states: {},
});

describe('live problems', () => {
  it('ask about the newest machine only, one question at a time', () => {
    const checker = createChecker();
    const watch = createProblemWatch(
      () => checker,
      () => '2026-01-01',
    );
    watch.check(machine('a'), undefined);
    vi.advanceTimersByTime(300);
    for (const id of ['b', 'c', 'd']) watch.check(machine(id), undefined);
    vi.advanceTimersByTime(300);
    expect(checker.asked.map(({ config }) => config.id)).toEqual(['a']);
    checker.answer();
    expect(watch.state.get().problems[0]?.code).toBe('a');
    expect(watch.state.get().isChecking).toBe(true);
    expect(checker.asked.map(({ config }) => config.id)).toEqual(['a', 'd']);
    checker.answer();
    expect(watch.state.get()).toMatchObject({ isChecking: false, problems: [{ code: 'd' }] });
  });

  it('are not asked for again while nothing changed', () => {
    const checker = createChecker();
    const watch = createProblemWatch(
      () => checker,
      () => '2026-01-01',
    );
    const config = machine('a');
    watch.check(config, undefined);
    vi.advanceTimersByTime(300);
    checker.answer();
    watch.check(config, undefined);
    vi.advanceTimersByTime(300);
    expect(checker.asked).toHaveLength(1);
  });
});

describe('a machine that cannot be checked', () => {
  const LATE = 30_000;
  const begin = (): { watch: ReturnType<typeof createProblemWatch>; checkers: StandIn[] } => {
    const checkers: StandIn[] = [];
    const watch = createProblemWatch(
      () => {
        const checker = createChecker();
        checkers.push(checker);
        return checker;
      },
      () => '2026-01-01',
    );
    watch.check(machine('good'), undefined);
    vi.advanceTimersByTime(300);
    checkers[0]?.answer();
    return { watch, checkers };
  };

  it('in time ends its thread and says so; problems of what was there before are gone', () => {
    const { watch, checkers } = begin();
    expect(watch.state.get().problems).toHaveLength(1);
    const bad = machine('bad');
    watch.check(bad, undefined);
    vi.advanceTimersByTime(300);
    expect(checkers[0]?.asked).toHaveLength(2);
    vi.advanceTimersByTime(LATE);
    expect(checkers[0]?.isEnded).toBe(true);
    expect(watch.state.get()).toMatchObject({
      problems: [],
      config: bad,
      failure: { kind: 'late', seconds: 30 },
      isChecking: false,
    });
    // It is not tried again and again, but the next edit is.
    vi.advanceTimersByTime(2 * LATE);
    expect(checkers).toHaveLength(1);
    watch.check(machine('mended'), undefined);
    vi.advanceTimersByTime(300);
    checkers[1]?.answer();
    expect(watch.state.get()).toMatchObject({ problems: [{ code: 'mended' }], failure: undefined });
  });

  it('because the thread was lost, or broke off, says why', async () => {
    const { watch, checkers } = begin();
    watch.check(machine('bad'), undefined);
    vi.advanceTimersByTime(300);
    const look = watch.look(machine('tried'), undefined);
    checkers[0]?.onloss?.('out of memory');
    await expect(look).rejects.toThrow('out of memory');
    expect(watch.state.get()).toMatchObject({
      problems: [],
      failure: { kind: 'lost', why: 'out of memory' },
    });
    watch.check(machine('worse'), undefined);
    vi.advanceTimersByTime(300);
    const number = checkers[1]?.asked[0]?.number ?? NaN;
    checkers[1]?.onmessage?.({ data: { number, failed: 'a broken promise' } });
    expect(watch.state.get().failure).toEqual({ kind: 'lost', why: 'a broken promise' });
  });

  it('does not hold up the machine that is looked at next', () => {
    const { watch, checkers } = begin();
    watch.check(machine('bad'), undefined);
    vi.advanceTimersByTime(300);
    watch.reset();
    expect(watch.state.get()).toMatchObject({ problems: [], config: undefined, isChecking: false });
    watch.check(machine('next'), undefined);
    vi.advanceTimersByTime(300);
    checkers[1]?.answer();
    expect(watch.state.get()).toMatchObject({ problems: [{ code: 'next' }], failure: undefined });
  });
});
