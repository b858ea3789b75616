import { describe, expect, it } from 'vitest';
import {
  runLayout,
  type LayoutRun,
  type LayoutThread,
} from '../../../../src/studio/core/layout/layout-thread.ts';
import { plainTree } from '../../../browser/plain-tree.ts';

interface Stand {
  readonly run: LayoutRun;
  readonly thread: LayoutThread;
  readonly isEnded: () => boolean;
  passTime(): void;
}

function standIn(): Stand {
  let isEnded = false;
  let isTimeKept = true;
  let pass = (): void => undefined;
  const thread: LayoutThread = {
    postMessage: () => undefined,
    onmessage: null,
    terminate: () => void (isEnded = true),
  };
  const run = runLayout(
    {
      start: () => thread,
      later: (_milliseconds, act) => {
        pass = act;
        return () => void (isTimeKept = false);
      },
    },
    plainTree(3),
    700,
  );
  return { run, thread, isEnded: () => isEnded, passTime: () => isTimeKept && pass() };
}

describe('a layout in a thread', () => {
  it('answers with places and ends its thread', async () => {
    const { run, thread, isEnded, passTime } = standIn();
    thread.onmessage?.({ data: { m0: { x: 1, y: 2 } } });
    passTime();
    expect(await run.outcome).toEqual({ status: 'placed', positions: { m0: { x: 1, y: 2 } } });
    expect(isEnded()).toBe(true);
  });

  it('is late when its time is up, and its thread works on for nobody', async () => {
    const { run, isEnded, passTime } = standIn();
    passTime();
    expect(await run.outcome).toEqual({ status: 'late' });
    expect(isEnded()).toBe(true);
  });

  it('is stopped when it is not wanted any more', async () => {
    const { run, isEnded } = standIn();
    run.stop();
    expect(await run.outcome).toEqual({ status: 'stopped' });
    expect(isEnded()).toBe(true);
  });
});
