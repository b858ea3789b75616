import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let frames: (() => void)[] = [];
const drawFrame = (): void => {
  const due = frames;
  frames = [];
  for (const act of due) act();
};

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  frames = [];
  vi.stubGlobal('window', { requestAnimationFrame: (act: () => void) => frames.push(act) });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const begin = async () => {
  const { afterFirstCard, tellFirstCard } = await import('../../../src/studio/core/first-look.ts');
  const begun = vi.fn<() => void>();
  void afterFirstCard().then(begun);
  return { begun, tellFirstCard, afterFirstCard };
};

describe('what is not needed for the first look', () => {
  it('is fetched when the frame that shows the first card is over, and not before', async () => {
    const { begun, tellFirstCard } = await begin();
    tellFirstCard();
    drawFrame();
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).not.toHaveBeenCalled();
    drawFrame();
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toHaveBeenCalledOnce();
  });

  it('is fetched at once later on', async () => {
    const { tellFirstCard, afterFirstCard } = await begin();
    tellFirstCard();
    drawFrame();
    drawFrame();
    await vi.advanceTimersByTimeAsync(0);
    const late = vi.fn<() => void>();
    void afterFirstCard().then(late);
    await Promise.resolve();
    expect(late).toHaveBeenCalledOnce();
  });

  it('comes all the same where no card is ever drawn', async () => {
    const { begun } = await begin();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(begun).toHaveBeenCalledOnce();
  });
});
