/** A phone and what it is made of: the machine's actor, a clock and a voice are handed in. */
import type { AnyMachineSnapshot } from 'xstate';
import type { Destination, EventName, Key, Locale, MachineConfig } from '../../../chart/index.ts';
import type { MenuMachine } from '../../../machine/index.ts';
import type { PromptSegment } from '../../../speech/index.ts';
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
