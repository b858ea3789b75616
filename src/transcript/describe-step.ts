/** One step of a transcript as a sentence, its beginning in small letters. Languages are BCP 47 tags. */
import type { Transcript, TranscriptStep } from '../study/index.ts';
import { transcriptWords } from './words.ts';

/** @param heard what stands for a prompt; absent: its whole text */
export function describeStep(
  step: TranscriptStep,
  language: string,
  heard?: { readonly menuTitle: string },
): string {
  const words = transcriptWords(language);
  switch (step.kind) {
    case 'dials':
      return words.dials(step.lineTitle, step.number, step.isRightLine);
    case 'hears':
      return heard
        ? words.hears(heard.menuTitle)
        : words.hears(step.menuTitle, step.texts.join(' '), step.isCutShort);
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

/** Who calls and what is known of them, in three sentences. */
export function describeCaller(transcript: Transcript, language: string): readonly string[] {
  return transcriptWords(language).head(transcript);
}

/**
 * When a call was dialled, for its heading. The month begins on a Monday. `attempt` is the caller's first
 * call, second, ...
 */
export function describeDialling(at: number, attempt: number, language: string): string {
  const words = transcriptWords(language);
  const day = Math.floor(at / 86_400);
  return words.call(attempt, day + 1, words.days[day % 7] ?? '', printClock(at % 86_400));
}

function printClock(seconds: number): string {
  const whole = Math.floor(seconds);
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** Minutes and seconds, `3:07`. */
export function printElapsed(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
