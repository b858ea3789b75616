/** What the figures of the edited machine are at the moment, as screens read it. */
import type { Transcript } from '../../study/index.ts';
import type { Problem } from '../../util/problem.ts';
import type { LiveAnswer, LiveResult } from './live-world.ts';
import type { SceneInfo } from './scene.ts';
import type { Simulation } from './simulate.ts';

/** `late`: it was ended after so many seconds; `lost`: the thread broke off. */
export type Obstacle =
  | Exclude<LiveResult, { status: 'ok' }>
  | { readonly status: 'late'; readonly seconds: number }
  | { readonly status: 'lost'; readonly reason: string };

export interface WhatIfState {
  readonly status: 'no-scenario' | 'loading' | 'unreadable' | 'failed' | 'not-dialled' | 'ready';
  readonly problems: readonly Problem[];
  readonly info: SceneInfo | undefined;
  readonly world: string | undefined;
  /** Language in which callers hear the menus, where a person chose another than the scenario's. */
  readonly locale: string | undefined;
  readonly now: LiveAnswer | undefined;
  readonly saved: LiveAnswer | undefined;
  /** Why there is no answer for the machine as it stands: no figure of an earlier one is shown then. */
  readonly obstacle: Obstacle | undefined;
  /** Grows with every live answer. */
  readonly answerNumber: number;
  /** The figures are of an earlier state of the machine. */
  readonly isLiveBehind: boolean;
  readonly simulation: Simulation | undefined;
  readonly isSimulationBehind: boolean;
  readonly isSimulating: boolean;
  readonly transcripts: readonly Transcript[] | undefined;
  readonly isReplaying: boolean;
  readonly replayFailure: string | undefined;
}

export const NO_WHAT_IF: WhatIfState = {
  status: 'no-scenario',
  problems: [],
  info: undefined,
  world: undefined,
  locale: undefined,
  now: undefined,
  saved: undefined,
  obstacle: undefined,
  answerNumber: 0,
  isLiveBehind: false,
  simulation: undefined,
  isSimulationBehind: false,
  isSimulating: false,
  transcripts: undefined,
  isReplaying: false,
  replayFailure: undefined,
};
