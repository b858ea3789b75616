/** A call that was really made, in the words in which simulated ones are told. */
import type { CallEvent, LoggedCall } from '../calls/index.ts';
import { showText } from '../util/show-text.ts';
import { callsWords, chooseLanguage, transcriptWords } from '../words/index.ts';
import { describeLength, printElapsed } from './describe-step.ts';

const BY = ['caller', 'agent', 'system', 'attempts', 'closed'] as const;

/** A heading, and what happened, each with the time since the call began. Neither id nor caller is told. */
export interface ToldCall {
  readonly heading: string;
  readonly steps: readonly {
    /** Minutes and seconds, such as `1:05`. */
    readonly at: string;
    readonly text: string;
  }[];
}

export function tellLoggedCall(call: LoggedCall, tag: string): ToldCall {
  const words = callsWords[chooseLanguage(tag)].transcript;
  const start = call.events[0]?.t ?? 0;
  const step = (t: number, text: string) => ({ at: printElapsed((t - start) / 1000), text: showText(text) });
  const heading = words.heading({
    line: call.line,
    at: new Date(start).toISOString().slice(0, 19).replace('T', ' '),
    version: call.version,
    isKnown: call.version === '' ? 'other' : 'yes',
  });
  const hasEnded = call.events.some(({ event }) => event === 'end');
  return {
    heading: showText(heading),
    steps: [
      ...call.events.map((event, i) => step(event.t, describe(event, call.events.slice(i + 1), tag))),
      ...(hasEnded ? [] : [step(call.events.at(-1)?.t ?? start, words.censored)]),
    ],
  };
}

export function printToldCall({ heading, steps }: ToldCall): string {
  return `${[heading, ...steps.map(({ at, text }) => `  ${at.padStart(6)}  ${text}`)].join('\n')}\n`;
}

function describe({ t, event, where, value }: CallEvent, after: readonly CallEvent[], tag: string): string {
  const language = chooseLanguage(tag);
  const { step } = transcriptWords[language];
  const words = callsWords[language].transcript;
  const next = after.find((other) => other.event !== 'outcome' && other.event !== 'callback');
  const length = next && describeLength((next.t - t) / 1000, tag);
  switch (event) {
    case 'start':
      return step.dials({ line: where, isRight: 'yes' });
    case 'menu':
      return step.hearsMenu({ menu: where });
    case 'key':
      return value === '' ? words.noKey : step.presses({ key: value, isNoMatch: 'other' });
    case 'no-match':
      return value === '' ? words.noMatch : step.presses({ key: value, isNoMatch: 'yes' });
    case 'no-input':
      return step.silent;
    case 'queue':
      return length === undefined
        ? words.waits({ desk: where })
        : step.waits({ desk: where, length, isAnswered: next?.value === 'caller' ? 'other' : 'yes' });
    case 'answer':
      return length === undefined ? words.talksOn({ desk: where }) : words.talks({ desk: where, length });
    case 'transfer':
      return value === '' ? words.passesSomewhere({ desk: where }) : words.passes({ desk: where, to: value });
    case 'advice':
      return words.told({ desk: where, to: value });
    case 'callback':
      return words.callBack({ desk: where });
    case 'end':
      return words.ends({ by: BY.find((each) => each === value) ?? 'other' });
    case 'outcome': {
      const [need = '', outcome = ''] = value.split(';');
      return words.noted({
        desk: where,
        need,
        outcome: outcome === 'resolved' || outcome === 'open' ? outcome : 'other',
      });
    }
  }
}
