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
import type { AnyMachineSnapshot } from 'xstate';
import {
  inheritedMeta,
  indexChart,
  keySymbol,
  type Destination,
  type EventName,
  type Facts,
  type Key,
  type Locale,
  type MachineConfig,
} from '../../../chart/index.ts';
import type { CallState, MenuMachine } from '../../../machine/index.ts';
import { chooseText, composePrompt, promptMenuAt, type PromptSegment } from '../../../speech/index.ts';
import { optionId, START_ROW } from '../../view/index.ts';
import { spokenNow, type SpokenNow } from './spoken-now.ts';

/**
 * How fast the platform speaks and waits. `instant` says everything at once; silence still takes its seconds.
 */
export type Speed = 'real' | 'fast' | 'instant';
export const FAST = 4;

export interface Entry {
  /** Seconds since the call began, as they passed. */
  readonly at: number;
  readonly kind: 'says' | 'presses' | 'is-silent' | 'hangs-up' | 'arrives' | 'is-stuck';
  /** State in which it happened. */
  readonly state: string;
  readonly text: string;
  readonly key?: string;
  readonly isNoMatch?: boolean;
  readonly isCutShort?: boolean;
  readonly destination?: Destination | undefined;
}

export interface PhoneState {
  /** `stuck`: the machine neither speaks nor listens here. */
  readonly phase: 'speaking' | 'waiting' | 'stuck' | 'ended';
  readonly state: string;
  readonly attempts: number;
  readonly segments: readonly PromptSegment[];
  /** Which one is being said; the number of segments once all has been said. */
  readonly segment: number;
  readonly options: readonly SpokenNow[];
  /** Row the last event took. */
  readonly taken: string | undefined;
  /** Seconds of silence allowed, while waiting. */
  readonly patience: number;
  readonly transcript: readonly Entry[];
}

/** What XState's actor offers. */
export interface CallActor {
  getSnapshot(): AnyMachineSnapshot;
  send(event: { readonly type: EventName }): void;
}

export interface Clock {
  /** Seconds, from any beginning. */
  now(): number;
  /** Returns the way to prevent it. */
  after(seconds: number, act: () => void): () => void;
}

export interface Voice {
  /**
   * Calls back when it has been said, and never after `stop`. Undefined: this voice cannot say it; the
   * estimate is used.
   */
  say(text: string, locale: Locale, done: () => void): boolean;
  stop(): void;
}

export interface PhoneCallOptions {
  readonly config: MachineConfig;
  readonly menu: MenuMachine;
  readonly actor: CallActor;
  readonly locale: Locale;
  readonly clock: Clock;
  readonly voice: Voice;
  readonly speed: () => Speed;
}

export interface PhoneCall {
  getSnapshot(): PhoneState;
  subscribe(listener: () => void): () => void;
  /** Begins to speak. */
  start(): void;
  press(key: Key): void;
  hangUp(): void;
  /** Stops timers and voice; nothing is told any more. */
  end(): void;
}

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

/** The first menu a caller meets and what it offers; undefined when the line connects at once. */
export function firstMenuFor(
  menu: MenuMachine,
  config: MachineConfig,
  facts: Facts,
): { readonly state: string; readonly options: readonly SpokenNow[] } | undefined {
  const chart = indexChart(config);
  let call = menu.start(facts);
  for (let tries = 0; tries < 20 && chart.stateAt(call.state)?.isAnnouncement; tries++) {
    const { next, taken } = menu.step(call, 'DONE');
    if (!taken) return undefined;
    call = next;
  }
  return chart.stateAt(call.state)?.isMenu
    ? { state: call.state, options: spokenNow(menu, chart, call) }
    : undefined;
}
