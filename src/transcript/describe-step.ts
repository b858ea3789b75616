/** What became of a caller as sentences; those of steps begin in small letters. Languages are BCP 47 tags. */
import type { Transcript, TranscriptStep } from '../study/index.ts';
import { formatDecimal } from '../util/format-number.ts';
import { chooseLanguage, commonWords, listWeekdays, transcriptWords } from '../words/index.ts';

/** @param heard what stands for a prompt; absent: its whole text */
export function describeStep(
  step: TranscriptStep,
  language: string,
  heard?: { readonly menuTitle: string },
): string {
  const words = transcriptWords[chooseLanguage(language)].step;
  switch (step.kind) {
    case 'dials': {
      const line = { line: step.lineTitle, isRight: when(step.isRightLine) };
      return step.number ? words.dialsNumber({ number: step.number, ...line }) : words.dials(line);
    }
    case 'hears':
      return heard
        ? words.hearsMenu({ menu: heard.menuTitle })
        : words.hears({
            menu: step.menuTitle,
            text: step.texts.join(' '),
            isCutShort: when(step.isCutShort),
          });
    case 'presses': {
      const { key, label } = step;
      const isNoMatch = when(step.isNoMatch);
      return label ? words.pressesLabelled({ key, label, isNoMatch }) : words.presses({ key, isNoMatch });
    }
    case 'is-silent':
      return words.silent;
    case 'hangs-up':
      return words.hangsUp({ isStuck: when(step.isStuck) });
    case 'arrives':
      if (step.isClosed) return words.toldClosedByMenu({ place: step.place });
      return step.isLost
        ? words.endedByMenu({ place: step.place })
        : words.arrives({ place: step.place, isRight: when(step.isRight) });
    case 'waits':
      return words.waits({
        desk: step.desk,
        length: describeLength(step.seconds, language),
        isAnswered: when(step.isAnswered || step.isEnded === true),
      });
    case 'talks':
      return words.talks({
        desk: step.desk,
        length: describeLength(step.seconds, language),
        outcome: step.isRight ? (step.isResolved ? 'solved' : 'unsolved') : 'other',
      });
    case 'is-transferred':
      return words.transferred({ desk: step.desk });
    case 'is-cut-off':
      return words.transferFails({ desk: step.desk });
    case 'is-told-closed':
      return words.toldClosedByDesk({ desk: step.desk });
    case 'moves-on':
      return words.movesOn({ from: step.from, to: step.to });
    case 'call-back':
      return words.callBack({ desk: step.desk, what: WORD_OF_CALL_BACK[step.what] });
    case 'is-told-to-dial':
      return words.told({ line: step.line });
    case 'asks-about':
      return words.asks({ need: step.need });
    case 'is-refused':
      return words.refused;
    case 'gives-up':
      return words.givesUp;
    case 'will-call-again':
      return words.later({ length: describeLength(step.seconds, language) });
  }
}

const WORD_OF_CALL_BACK = {
  promised: 'promised',
  made: 'made',
  'not-kept': 'unkept',
  'not-answered': 'other',
} as const;

const when = (is: boolean): 'yes' | 'other' => (is ? 'yes' : 'other');

/** As people say it: `12 s`, `3 min`, `1.5 h`, `2.0 days`. */
export function describeLength(seconds: number, language: string): string {
  const words = transcriptWords[chooseLanguage(language)].length;
  if (seconds < 90) return words.seconds({ count: Math.round(seconds) });
  if (seconds < 5400) return words.minutes({ count: Math.round(seconds / 60) });
  if (seconds < 172_800) return words.hours({ count: formatDecimal(seconds / 3600, 1) });
  return words.days({ count: formatDecimal(seconds / 86_400, 1) });
}

/** Who calls and what is known of them, in three sentences; the language too where callers have several. */
export function describeCaller(transcript: Transcript, language: string): readonly string[] {
  const spoken = chooseLanguage(language);
  const words = transcriptWords[spoken].caller;
  const { caller, replication, world, segment, need, locale, identity, devices, history, memory } =
    transcript;
  const list = (names: readonly string[]): string => names.join(commonWords[spoken].listComma) || words.none;
  return [
    words.who({ caller: caller + 1, month: replication + 1, world, segment, need }),
    words.known({ identity, devices: list(devices), history: list(history) }),
    words.traits({
      knowsMenus: when(transcript.knowsMenus),
      isPatient: when(transcript.isPatient),
      memory: memory === 'high' ? 'high' : 'other',
    }),
    ...(locale === undefined ? [] : [words.speaks({ locale })]),
  ];
}

/**
 * When a call was dialled, for its heading. The month begins on a Monday. `attempt` is the caller's first
 * call, second, ...
 */
export function describeDialling(at: number, attempt: number, language: string): string {
  const spoken = chooseLanguage(language);
  const day = Math.floor(at / 86_400);
  return transcriptWords[spoken].call({
    attempt,
    day: day + 1,
    weekday: listWeekdays(spoken)[day % 7] ?? '',
    clock: printClock(at % 86_400),
  });
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
