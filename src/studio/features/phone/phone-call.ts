/**
 * Room: a phone that dials the machine being edited. XState's actor is the call; this file is the platform
 * around it: it speaks, waits, and sends what a platform sends.
 *
 * Laws:
 * - The machine alone decides where a call goes; a key nobody takes becomes NO_MATCH exactly as `machine`'s
 *   step has it.
 * - NO_INPUT comes `noInputSeconds` after everything has been said, DONE after an announcement, both never
 *   early.
 * - A key ends what is being said (barge-in). After the end of the call nothing is sent any more.
 *
 * Time and voice are handed in, so that a test needs neither. To let the phone do one more thing: a function
 * on `PhoneCall`, its button and key in Pad.tsx, its line in the transcript.
 */
import { inheritedMeta, indexChart, keySymbol, type EventName } from '../../../chart/index.ts';
import type { CallState } from '../../../machine/index.ts';
import { chooseText, composePrompt, promptMenuAt } from '../../../speech/index.ts';
import { optionId, START_ROW } from '../../view/index.ts';
import { FAST, type PhoneCall, type PhoneCallOptions, type PhoneState, type Entry } from './phone-types.ts';
import { spokenNow } from './spoken-now.ts';

const DEFAULT_NO_INPUT_SECONDS = 5;
/**
 * Announcements that follow each other for ever would never let the caller, or the page, do anything again.
 */
const MAX_ANNOUNCEMENTS = 20;

export function createPhoneCall({
  config,
  menu,
  actor,
  locale,
  clock,
  voice,
  speed,
}: PhoneCallOptions): PhoneCall {
  const chart = indexChart(config);
  const listeners = new Set<() => void>();
  let begun = 0;
  let announcements = 0;
  let cancel: () => void = () => undefined;
  let now: PhoneState = {
    phase: 'waiting',
    state: '',
    attempts: 0,
    segments: [],
    segment: 0,
    options: [],
    taken: undefined,
    patience: 0,
    transcript: [],
  };
  const set = (change: Partial<PhoneState>): void => {
    now = { ...now, ...change };
    for (const listener of listeners) listener();
  };
  const note = (entry: Omit<Entry, 'at' | 'state'>): void =>
    set({ transcript: [...now.transcript, { at: clock.now() - begun, state: now.state, ...entry }] });
  const callNow = (): CallState => {
    const snapshot = actor.getSnapshot();
    const state = statePathOf(snapshot.value);
    return {
      snapshot,
      state,
      attempts: (snapshot.context as { attempts: number }).attempts,
      isDone: chart.stateAt(state)?.isFinal ?? false,
    };
  };

  const arrive = (failure?: 'noInput' | 'noMatch'): void => {
    cancel();
    voice.stop();
    const call = callNow();
    const state = chart.stateAt(call.state);
    set({ state: call.state, attempts: call.attempts, segment: 0, segments: [], options: [] });
    if (call.isDone) {
      const destination = state?.config.meta?.destination;
      note({ kind: 'arrives', text: '', destination });
      set({ phase: 'ended' });
      return;
    }
    if (!state?.isMenu && !state?.isAnnouncement) {
      note({ kind: 'is-stuck', text: '' });
      set({ phase: 'stuck' });
      return;
    }
    const options = spokenNow(menu, chart, call);
    const segments = composePrompt(
      { ...promptMenuAt(chart, call.state, options, call.attempts), failure },
      locale,
    );
    set({ phase: 'speaking', options, segments });
    speak(0);
  };

  const speak = (index: number): void => {
    const segment = now.segments[index];
    set({ segment: index });
    if (!segment) {
      listenAfter();
      return;
    }
    note({ kind: 'says', text: segment.text });
    const next = (): void => speak(index + 1);
    const pause = (now.segments[index + 1]?.startSeconds ?? segment.endSeconds) - segment.startSeconds;
    if (speed() === 'instant') {
      next();
      return;
    }
    if (speed() === 'real' && voice.say(segment.text, locale, next)) {
      // A voice that never reports its end must not hang the call.
      cancel = clock.after(2 * pause + 4, () => {
        voice.stop();
        next();
      });
      return;
    }
    cancel = clock.after(pause / pace(), next);
  };
  const pace = (): number => (speed() === 'fast' ? FAST : 1);

  /** All has been said. */
  const listenAfter = (): void => {
    cancel();
    const state = chart.stateAt(now.state);
    if (state?.isAnnouncement) {
      announcements++;
      if (announcements > MAX_ANNOUNCEMENTS || !send('DONE')) {
        note({ kind: 'is-stuck', text: '' });
        set({ phase: 'stuck' });
      }
      return;
    }
    const patience = (state && inheritedMeta(state, 'noInputSeconds')) ?? DEFAULT_NO_INPUT_SECONDS;
    set({ phase: 'waiting', patience: patience / pace() });
    cancel = clock.after(patience / pace(), () => {
      note({ kind: 'is-silent', text: '' });
      send('NO_INPUT');
    });
  };

  /** False when the machine does not take it. */
  const send = (event: EventName): boolean => {
    const { taken, isNoMatch } = menu.step(callNow(), event);
    if (!taken) return false;
    if (event !== 'DONE') announcements = 0;
    const sent = isNoMatch ? 'NO_MATCH' : event;
    actor.send({ type: sent });
    set({ taken: optionId(taken) });
    arrive(sent === 'NO_INPUT' ? 'noInput' : sent === 'NO_MATCH' ? 'noMatch' : undefined);
    return true;
  };

  /** What was being said when the caller acted was not heard to its end. */
  const cutShort = (): void => {
    const last = now.transcript.at(-1);
    if (now.phase === 'speaking' && last?.kind === 'says')
      set({ transcript: [...now.transcript.slice(0, -1), { ...last, isCutShort: true }] });
  };

  return {
    getSnapshot: () => now,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: () => {
      begun = clock.now();
      set({ taken: START_ROW });
      arrive();
    },
    press: (key) => {
      if (now.phase === 'ended') return;
      cutShort();
      const option = now.options.find((each) => each.key === key);
      const { isNoMatch } = menu.step(callNow(), `DTMF.${key}`);
      note({
        kind: 'presses',
        key: keySymbol(key),
        text: chooseText(option?.edge.transition.meta?.label, locale, config.meta.locales) ?? '',
        isNoMatch,
      });
      send(`DTMF.${key}`);
    },
    hangUp: () => {
      if (now.phase === 'ended') return;
      cutShort();
      cancel();
      voice.stop();
      note({ kind: 'hangs-up', text: '' });
      actor.send({ type: 'HANGUP' });
      set({ phase: 'ended' });
    },
    end: () => {
      cancel();
      voice.stop();
      listeners.clear();
    },
  };
}

/** Dotted keys of the active state; the profile has exactly one. */
export function statePathOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [entry] = Object.entries((value ?? {}) as Record<string, unknown>);
  if (!entry) return '';
  const inner = statePathOf(entry[1]);
  return inner ? `${entry[0]}.${inner}` : entry[0];
}
