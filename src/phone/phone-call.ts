/**
 * A phone that dials a machine. The machine is the call; this file is the platform around it: it speaks,
 * waits, and sends what a platform sends.
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
import { inheritedMeta, indexChart, keySymbol, type EventName } from '../chart/index.ts';
import { chooseText, composePrompt, promptMenuAt } from '../speech/index.ts';
import {
  FAST,
  type Entry,
  type PhoneCall,
  type PhoneCallOptions,
  type PhoneEvent,
  type PhoneState,
} from './types.ts';
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
  log,
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
  const tell = (event: PhoneEvent['event'], more: Partial<PhoneEvent> = {}): void =>
    log?.({ at: clock.now() - begun, event, state: now.state, ...more });
  /** Pieces of this prompt that the caller has heard at least the beginning of, and whether to its end. */
  const heard = (): { readonly heard: number; readonly isSaid: boolean } => ({
    heard: Math.min(now.segments.length, now.segment + Number(now.phase === 'speaking')),
    isSaid: now.phase !== 'speaking',
  });

  const arrive = (failure?: 'noInput' | 'noMatch'): void => {
    cancel();
    voice.stop();
    const call = actor.now();
    const state = chart.stateAt(call.state);
    set({ state: call.state, attempts: call.attempts, segment: 0, segments: [], options: [] });
    if (call.isDone) {
      const destination = state?.config.meta?.destination;
      note({ kind: 'arrives', text: '', destination });
      tell('arrive', { destination });
      set({ phase: 'ended' });
      return;
    }
    if (!state?.isMenu && !state?.isAnnouncement) {
      getStuck();
      return;
    }
    const options = spokenNow(menu, chart, call);
    const segments = composePrompt(
      { ...promptMenuAt(chart, call.state, options, call.attempts), failure },
      locale,
    );
    set({ phase: 'speaking', options, segments });
    if (state.isMenu) tell('menu');
    speak(0);
  };
  const getStuck = (): void => {
    note({ kind: 'is-stuck', text: '' });
    tell('stuck');
    set({ phase: 'stuck' });
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
      if (announcements > MAX_ANNOUNCEMENTS || !send('DONE')) getStuck();
      return;
    }
    const patience = (state && inheritedMeta(state, 'noInputSeconds')) ?? DEFAULT_NO_INPUT_SECONDS;
    set({ phase: 'waiting', patience: patience / pace() });
    cancel = clock.after(patience / pace(), () => {
      note({ kind: 'is-silent', text: '' });
      tell('no-input', heard());
      send('NO_INPUT');
    });
  };

  /** False when the machine does not take it. */
  const send = (event: EventName): boolean => {
    const { taken, isNoMatch } = menu.step(actor.now(), event);
    if (!taken) return false;
    if (event !== 'DONE') announcements = 0;
    const sent = isNoMatch ? 'NO_MATCH' : event;
    actor.send(sent);
    set({ taken });
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
      set({ taken: 'start' });
      arrive();
    },
    press: (key) => {
      if (now.phase === 'ended') return;
      cutShort();
      const option = now.options.find((each) => each.key === key);
      const { isNoMatch } = menu.step(actor.now(), `DTMF.${key}`);
      note({
        kind: 'presses',
        key: keySymbol(key),
        text: chooseText(option?.edge.transition.meta?.label, locale, config.meta.locales) ?? '',
        isNoMatch,
      });
      if (chart.stateAt(now.state)?.isMenu) tell(isNoMatch ? 'no-match' : 'key', { key, ...heard() });
      send(`DTMF.${key}`);
    },
    hangUp: () => {
      if (now.phase === 'ended') return;
      cutShort();
      tell('hang-up', heard());
      cancel();
      voice.stop();
      note({ kind: 'hangs-up', text: '' });
      actor.send('HANGUP');
      set({ phase: 'ended' });
    },
    end: () => {
      cancel();
      voice.stop();
      listeners.clear();
    },
  };
}
