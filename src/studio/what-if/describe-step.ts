/** A step of a transcript as a sentence. */
import type { Transcript, TranscriptStep } from '../../study/index.ts';
import type { WhatIfWords } from './words/index.ts';

export function describeStep(step: TranscriptStep, say: WhatIfWords): string {
  const words = say.transcript;
  switch (step.kind) {
    case 'dials':
      return words.dials(step.lineTitle, step.number, step.isRightLine);
    case 'hears':
      return words.hears(step.menuTitle);
    case 'presses':
      return words.presses(step.key, step.label, step.isNoMatch);
    case 'is-silent':
      return words.silent;
    case 'hangs-up':
      return words.hangsUp(step.isStuck);
    case 'arrives':
      return words.arrives(step.place, step.isRight, step.isLost);
    case 'waits':
      return words.waits(step.desk, words.length(step.seconds), step.isAnswered);
    case 'talks':
      return words.talks(step.desk, words.length(step.seconds), step.isRight, step.isResolved);
    case 'is-transferred':
      return words.transferred(step.desk);
    case 'is-told-to-dial':
      return words.told(step.line);
    case 'asks-about':
      return words.asks(step.need);
    case 'is-refused':
      return words.refused;
    case 'gives-up':
      return words.givesUp;
    case 'will-call-again':
      return words.later(words.length(step.seconds));
  }
}

/** When a call was dialled, for its heading. The month begins on a Monday. */
export function describeCall(step: Extract<TranscriptStep, { kind: 'dials' }>, say: WhatIfWords): string {
  const day = Math.floor(step.at / 86_400);
  return say.transcript.call(step.attempt, say.days[day % 7] ?? '', showClock(step.at % 86_400));
}

export function describeCaller({ segment, need, identity, devices, history, knowsMenus, isPatient, memory }: Transcript, say: WhatIfWords): readonly string[] {
  const words = say.transcript;
  const list = (names: readonly string[]): string => names.join(', ') || words.nothing;
  return [words.head(segment, need), words.known(identity, list(devices), list(history)), words.person(knowsMenus, isPatient, memory)];
}

/** `9:05` of the day, or `0:42` into a call. */
export function showClock(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  return `${hours}:${String(Math.floor(seconds / 60) % 60).padStart(2, '0')}`;
}

export function showElapsed(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
