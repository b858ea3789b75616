import { describe, expect, it } from 'vitest';
import type { MachineConfig } from '../../../src/chart/index.ts';
import type { Answer, Question, WhatIfThread } from '../../../src/studio/figures/protocol.ts';
import { superviseThread } from '../../../src/studio/figures/supervise-thread.ts';

const config = { id: 'a', meta: { title: {}, locales: ['en'] }, initial: 'a', states: {} } as MachineConfig;
const scene: Question = {
  kind: 'scene',
  number: 1,
  scenario: { path: 's.scenario.json', text: '{}' },
  machines: [],
  edited: 'a',
};
const live = (number: number): Question => ({
  kind: 'live',
  number,
  place: { world: 'after', locale: 'en' },
  config,
  knowsSaved: false,
});

function bench() {
  const threads: (WhatIfThread & { readonly asked: Question[]; isEnded: boolean })[] = [];
  const heard: Answer[] = [];
  let due: { readonly milliseconds: number; act(): void } | undefined;
  const thread = superviseThread(
    () => {
      const inner = {
        asked: [] as Question[],
        isEnded: false,
        onmessage: null,
        postMessage: (question: Question) => void inner.asked.push(question),
        terminate: () => void (inner.isEnded = true),
      };
      threads.push(inner);
      return inner;
    },
    (milliseconds, act) => {
      const own = { milliseconds, act };
      due = own;
      return () => {
        if (due === own) due = undefined;
      };
    },
  );
  thread.onmessage = ({ data }) => void heard.push(data);
  return {
    thread,
    threads,
    heard,
    answer: (data: Answer) => threads.at(-1)?.onmessage?.({ data }),
    passTime: () => due?.act(),
    isGuarded: () => due !== undefined,
  };
}

describe('a thread that works figures out', () => {
  it('is ended when it takes too long; what it owes fails, and a new one knows the scene', () => {
    const { thread, threads, heard, answer, passTime, isGuarded } = bench();
    thread.postMessage({ kind: 'saved', config });
    thread.postMessage(scene);
    answer({ kind: 'scene', number: 1, info: undefined, problems: [] });
    expect(isGuarded()).toBe(false);
    thread.postMessage(live(2));
    passTime();
    expect(threads[0]?.isEnded).toBe(true);
    expect(heard.at(-1)).toMatchObject({ kind: 'failed', number: 2, isLost: true, lateAfter: 30 });
    thread.postMessage(live(3));
    expect(threads[1]?.asked.map(({ kind }) => kind)).toEqual(['saved', 'scene', 'live']);
    // That it read the scene again is nobody's business: the world one chose stays.
    answer({ kind: 'scene', number: 1, info: undefined, problems: [] });
    expect(heard).toHaveLength(2);
    answer({ kind: 'live', number: 3, now: { status: 'cannot-explore' }, saved: undefined });
    expect(heard.at(-1)).toMatchObject({ kind: 'live', number: 3 });
    expect(isGuarded()).toBe(false);
  });

  it('that breaks off fails everything it owes, with the reason', () => {
    const { thread, threads, heard } = bench();
    thread.postMessage(scene);
    thread.postMessage(live(2));
    threads[0]?.onloss?.('out of memory');
    expect(heard).toMatchObject([
      { kind: 'failed', number: 1, reason: 'out of memory' },
      { kind: 'failed', number: 2, reason: 'out of memory' },
    ]);
  });
});
