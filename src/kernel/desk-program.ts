/** What the kernel knows of desks, their agents and what passes between them. Indices and seconds as in types.ts. */
import type { Steps } from '../util/steps.ts';

/** A queue, and what its callers need. Who answers them: `GroupProgram`. */
export interface DeskProgram {
  /** Needs this desk serves (index by need). */
  readonly serves: Uint8Array;
  /** Handling time of a call it serves. */
  readonly handling: ServiceTime;
  /** Agent seconds spent on a caller who is at the wrong desk. */
  readonly misroute: ServiceTime;
  /** 1 while it is open. Nobody is served while it is not. */
  readonly open: Steps;
  /** What a caller meets who comes while it is closed, or still waits as it closes. */
  readonly whenClosed: WhenClosed;
  /** Whoever has waited so long moves to the other desk's queue; once. */
  readonly overflow: { readonly afterSeconds: number; readonly desk: number } | undefined;
  readonly callBack: CallBackProgram | undefined;
  readonly announcement: AnnouncementProgram | undefined;
}

/** `announce`: told so, the call is over. `overflow`: goes to that desk instead. */
export type WhenClosed =
  | { readonly kind: 'announce' | 'queue' | 'call-back' }
  | { readonly kind: 'overflow'; readonly desk: number };

/** The offer to be called back. */
export interface CallBackProgram {
  /** Offered to callers who have waited so long; 0: as soon as they have to wait. */
  readonly afterSeconds: number;
  /** Probability that the offer is accepted, */
  readonly accepted: number;
  /** that the promise is kept, */
  readonly kept: number;
  /** and that the caller answers. */
  readonly answered: number;
  /** Agent seconds lost when the caller does not. */
  readonly missedSeconds: number;
}

/** Callers who have to wait are told how long; see `DeskProgram`. */
export interface AnnouncementProgram {
  /** Probability that a caller who would not have waited so long gives up at once. */
  readonly balks: number;
  /** Patience of all who stay is multiplied by this. */
  readonly patienceFactor: number;
}

/** Agents who can do the same. */
export interface GroupProgram {
  /** Agents on duty; AGENTS_WITHOUT_LIMIT, for a group that serves one desk alone: nobody waits. */
  readonly agents: Steps;
  /** The desks they answer for. */
  readonly skills: readonly Skill[];
}

export interface Skill {
  readonly desk: number;
  /** Whole, from 0. Of several queues an agent takes the lowest first, and a queue's caller the agent who has it lowest. */
  readonly priority: number;
  /** Talks take so many times the desk's handling time. */
  readonly handlingFactor: number;
}

/** What passing a caller on takes, and how it fails. */
export interface TransferProgram {
  /** Of the agent who passes the caller on, beside the talk. */
  readonly seconds: number;
  /** Talks after a transfer take so many times as long. */
  readonly handlingFactor: number;
  /** Probability that the call is cut off, */
  readonly fails: number;
  /** and that it comes to another wrong desk. */
  readonly goesWrong: number;
}

export type ServiceTime =
  | { readonly kind: 'lognormal'; readonly mean: number; readonly sigma: number }
  | { readonly kind: 'exponential'; readonly mean: number }
  | { readonly kind: 'gamma'; readonly mean: number; readonly shape: number };
