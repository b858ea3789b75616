import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MachineConfig } from '../../../../src/chart/index.ts';
import {
  createProblemWatch,
  type Checker,
  type CheckQuestion,
} from '../../../../src/studio/core/checks/watch-problems.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Answers when told to. */
function createChecker(): Checker & { readonly asked: CheckQuestion[]; answer(): void } {
  const asked: CheckQuestion[] = [];
  return {
    asked,
    onmessage: null,
    postMessage: (question) => void asked.push(question),
    terminate: () => undefined,
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
    vi.runAllTimers();
    for (const id of ['b', 'c', 'd']) watch.check(machine(id), undefined);
    vi.runAllTimers();
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
    vi.runAllTimers();
    checker.answer();
    watch.check(config, undefined);
    vi.runAllTimers();
    expect(checker.asked).toHaveLength(1);
  });
});
