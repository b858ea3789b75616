/** A phone and what it is made of: the call, a clock and a voice are handed in. */
import type { Destination, EventName, Key, Locale, MachineConfig } from '../chart/index.ts';
import type { CallState, MenuMachine, Taken } from '../machine/index.ts';
import type { PromptSegment } from '../speech/index.ts';
import type { SpokenNow } from './spoken-now.ts';

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
  /** What took the last event; `start` before there was any. */
  readonly taken: Taken | 'start' | undefined;
  /** Seconds of silence allowed, while waiting. */
  readonly patience: number;
  readonly transcript: readonly Entry[];
}

/** A call that keeps its own place in the machine: an actor of XState, or one pure step after another. */
export interface CallActor {
  now(): CallState;
  send(event: EventName): void;
}

/** What a platform writes into its log, as it happens. */
export interface PhoneEvent {
  /** Seconds since the call began. */
  readonly at: number;
  /** `menu`: a menu begins to speak. */
  readonly event: 'menu' | 'key' | 'no-input' | 'no-match' | 'hang-up' | 'arrive' | 'stuck';
  /** State path of the menu, or of the final state. */
  readonly state: string;
  readonly key?: Key;
  /** Of a key, a silence and a hang-up: pieces of the prompt that had begun to be said. */
  readonly heard?: number;
  /** Of the same: whether all of the prompt had been said. */
  readonly isSaid?: boolean;
  readonly destination?: Destination | undefined;
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
  /** Told once for each event, in order. */
  readonly log?: (event: PhoneEvent) => void;
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
