/**
 * What the page and its what-if threads say to each other: one thread answers keystrokes, one replays, and
 * some simulate months.
 */
import type { Thread } from '../core/thread.ts';
import type { MachineConfig } from '../../chart/index.ts';
import type { ReplayQuestion, Transcript } from '../../study/index.ts';
import type { Problem } from '../../util/problem.ts';
import type { Drawn } from './draw-figures.ts';
import type { LiveResult } from './live-world.ts';
import type { SceneFile, SceneInfo } from './scene.ts';
import type { MonthValues } from './months.ts';

export interface Place {
  readonly world: string;
  readonly locale: string;
}

/** Which callers one would like to follow: by what became of them, and where. */
export interface CallerWish extends ReplayQuestion {
  /** Sent wrong by a choice in this menu (state path). */
  readonly misroutedAt?: string;
}

export type Question =
  /** Comes first; all later questions are about this scene. */
  | {
      readonly kind: 'scene';
      readonly number: number;
      readonly scenario: SceneFile;
      readonly machines: readonly SceneFile[];
      readonly edited: string;
      /** Id of the machine in whose place the edited one is tried. */
      readonly instead?: string;
    }
  /** The version on disk, to compare with. */
  | { readonly kind: 'saved'; readonly config: MachineConfig | undefined }
  /** `knowsSaved`: the answer need not repeat the saved version's figures while they are the same. */
  | {
      readonly kind: 'live';
      readonly number: number;
      readonly place: Place;
      readonly config: MachineConfig;
      readonly knowsSaved: boolean;
    }
  /** `version` tells machines apart, so that one whose months have begun is not made ready again. */
  | {
      readonly kind: 'month';
      readonly number: number;
      readonly place: Place;
      readonly version: number;
      readonly config: MachineConfig;
      readonly replication: number;
    }
  /** One of several draws of everything doubtful, of the machine as it is and as it was saved. */
  | {
      readonly kind: 'draw';
      readonly number: number;
      readonly place: Place;
      readonly config: MachineConfig;
      readonly saved: MachineConfig | undefined;
      readonly draw: number;
      readonly draws: number;
    }
  | {
      readonly kind: 'replay';
      readonly number: number;
      readonly place: Place;
      readonly config: MachineConfig;
      readonly question: CallerWish;
    };

export type Answer =
  | {
      readonly kind: 'scene';
      readonly number: number;
      readonly info: SceneInfo | undefined;
      readonly problems: readonly Problem[];
    }
  /** `saved`: 'as-before' when it is what was sent last. */
  | {
      readonly kind: 'live';
      readonly number: number;
      readonly now: LiveResult;
      readonly saved: LiveResult | undefined | 'as-before';
    }
  | { readonly kind: 'month'; readonly number: number; readonly values: MonthValues }
  | { readonly kind: 'drawn'; readonly number: number; readonly drawn: Drawn }
  | { readonly kind: 'replayed'; readonly number: number; readonly transcripts: readonly Transcript[] }
  | {
      readonly kind: 'failed';
      readonly number: number;
      readonly reason: string;
      /** The thread is gone, and the answer with it; `lateAfter`: it was ended after so many seconds. */
      readonly isLost?: boolean;
      readonly lateAfter?: number | undefined;
    };

export type WhatIfThread = Thread<Question, Answer>;
