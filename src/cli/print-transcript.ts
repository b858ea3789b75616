import type { Transcript, TranscriptStep } from '../study/index.ts';
import type { UiLanguage } from './choose-ui-language.ts';
import { TRANSCRIPT_WORDS, type TranscriptWords } from './transcript-words.ts';

/** One caller's month: a heading for every call, and under it what happened, by minutes and seconds since dialling. */
export function printTranscript(transcript: Transcript, language: UiLanguage): string {
  const words = TRANSCRIPT_WORDS[language];
  const lines = [...words.head(transcript)];
  let dialledAt = 0;
  let calls = 0;
  for (const step of transcript.steps) {
    if (step.kind === 'dials') {
      dialledAt = step.at;
      calls += 1;
      const day = Math.floor(step.at / 86_400);
      lines.push('', words.call(calls, day + 1, words.days[day % 7] ?? '', printClock(step.at % 86_400)));
    }
    lines.push(`  ${printElapsed(step.at - dialledAt)}  ${describe(step, words)}`);
  }
  return `${lines.join('\n')}\n`;
}

function describe(step: TranscriptStep, words: TranscriptWords): string {
  switch (step.kind) {
    case 'dials':
      return words.dials(step.lineTitle, step.number, step.isRightLine);
    case 'hears':
      return words.hears(step.menuTitle, step.texts.join(' '), step.isCutShort);
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

function printClock(seconds: number): string {
  const whole = Math.floor(seconds);
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Minutes and seconds, `3:07`. */
function printElapsed(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`.padStart(6);
}
