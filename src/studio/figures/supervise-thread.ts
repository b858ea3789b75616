/**
 * A what-if thread that always answers: one that is lost, or takes longer than anybody waits, is ended, each
 * question it owes an answer fails, and the next question finds a new one that knows the same scene.
 */
import type { Answer, Question, WhatIfThread } from './protocol.ts';

/** Milliseconds without an answer. Keystrokes are answered within one second on the largest project there is. */
const LIMITS: Readonly<Record<Exclude<Question['kind'], 'saved'>, number>> = {
  scene: 30_000,
  live: 30_000,
  month: 120_000,
  draw: 120_000,
  replay: 120_000,
};

type Owed = Exclude<Question, { kind: 'saved' }>;

export function superviseThread(
  start: () => WhatIfThread,
  later: (milliseconds: number, act: () => void) => () => void,
): WhatIfThread {
  let inner: WhatIfThread | undefined;
  let scene: Extract<Question, { kind: 'scene' }> | undefined;
  let saved: Extract<Question, { kind: 'saved' }> | undefined;
  /** Oldest first. */
  let owed: Owed[] = [];
  /** Told again to a new thread; nobody waits for the answer. */
  let isSceneRepeated = false;
  let forget: () => void = () => undefined;

  const guard = (): void => {
    forget();
    const [oldest] = owed;
    forget = () => undefined;
    if (!oldest) return;
    const limit = LIMITS[oldest.kind];
    forget = later(limit, () => lose({ reason: '', lateAfter: limit / 1000 }));
  };
  const end = (): void => {
    forget();
    if (inner) inner.onmessage = inner.onloss = null;
    inner?.terminate();
    inner = undefined;
  };
  const lose = (why: Pick<Extract<Answer, { kind: 'failed' }>, 'reason' | 'lateAfter'>): void => {
    end();
    const lost = owed;
    owed = [];
    for (const { number } of lost)
      outer.onmessage?.({ data: { kind: 'failed', number, isLost: true, ...why } });
  };
  const hear = (answer: Answer): void => {
    if (answer.kind === 'scene' && isSceneRepeated) {
      isSceneRepeated = false;
      return;
    }
    const at = owed.findIndex(
      ({ kind, number }) => number === answer.number && (kind === 'scene') === (answer.kind === 'scene'),
    );
    if (at >= 0) owed.splice(at, 1);
    guard();
    outer.onmessage?.({ data: answer });
  };
  const open = (): WhatIfThread => {
    const thread = start();
    thread.onmessage = ({ data }) => hear(data);
    thread.onloss = (reason) => lose({ reason });
    isSceneRepeated = scene !== undefined;
    if (saved) thread.postMessage(saved);
    if (scene) thread.postMessage(scene);
    return thread;
  };
  const outer: WhatIfThread = {
    onmessage: null,
    postMessage: (question) => {
      inner ??= open();
      inner.postMessage(question);
      if (question.kind === 'saved') saved = question;
      else {
        if (question.kind === 'scene') scene = question;
        owed.push(question);
        if (owed.length === 1) guard();
      }
    },
    terminate: () => {
      owed = [];
      end();
    },
  };
  return outer;
}
