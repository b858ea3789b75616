/**
 * How sure the figures of an edit are: some dozens of draws, asked for by a person, worked out in a thread of their
 * own that a cancel ends at once. They belong to the machine they were asked of; an edit marks them as behind.
 */
import type { MachineConfig } from '../../chart/index.ts';
import { quantileOf } from '../../stats/index.ts';
import { createStore, type Store } from '../core/store.ts';
import { DRAWN_IDS, type Drawn, type DrawnId } from './draw-figures.ts';
import type { Answer, Place, Question, WhatIfThread } from './protocol.ts';

/** Enough to see 5 and 95 % roughly, in some seconds; a report draws more. */
export const SURENESS_DRAWS = 40;

/** A change over the draws. All figures here are better when lower. */
export interface DrawnChange {
  readonly id: DrawnId;
  readonly against: 'saved' | 'before';
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** Draws in which the figure falls. */
  readonly better: number;
}

export interface SurenessState {
  readonly status: 'none' | 'running' | 'done' | 'behind' | 'failed';
  /** Draws worked out so far. */
  readonly done: number;
  readonly changes: readonly DrawnChange[];
  /** Why it failed. */
  readonly reason: string | undefined;
}

const NOTHING: SurenessState = { status: 'none', done: 0, changes: [], reason: undefined };

export interface SurenessJob {
  readonly scene: Extract<Question, { kind: 'scene' }>;
  readonly place: Place;
  readonly config: MachineConfig;
  readonly saved: MachineConfig | undefined;
}

export interface Sureness {
  readonly state: Store<SurenessState>;
  /** Drops what is under way. */
  run(job: SurenessJob): void;
  /** Ends at once; what was worked out is dropped. */
  cancel(): void;
  /** The machine has moved on. */
  fallBehind(): void;
}

export function createSureness(start: () => WhatIfThread): Sureness {
  const state = createStore<SurenessState>(NOTHING);
  let thread: WhatIfThread | undefined;
  const end = (): void => {
    if (thread) thread.onmessage = null;
    thread?.terminate();
    thread = undefined;
  };
  return {
    state,
    run: ({ scene, place, config, saved }) => {
      end();
      state.set({ ...NOTHING, status: 'running' });
      const drawn: Drawn[] = [];
      const own = (thread = start());
      const ask = (): void =>
        own.postMessage({
          kind: 'draw',
          number: drawn.length,
          place,
          config,
          saved,
          draw: drawn.length,
          draws: SURENESS_DRAWS,
        });
      own.onmessage = ({ data }: { readonly data: Answer }) => {
        if (data.kind === 'failed') {
          end();
          state.set({ ...NOTHING, status: 'failed', reason: data.reason });
        } else if (data.kind === 'drawn') {
          drawn.push(data.drawn);
          if (drawn.length < SURENESS_DRAWS) {
            state.set({ done: drawn.length });
            ask();
          } else {
            end();
            state.set({ status: 'done', done: drawn.length, changes: changesOf(drawn) });
          }
        }
      };
      own.postMessage(scene);
      ask();
    },
    cancel: () => {
      end();
      state.set(NOTHING);
    },
    fallBehind: () => {
      const { status } = state.get();
      if (status === 'running' || status === 'failed') {
        end();
        state.set(NOTHING);
      } else if (status === 'done') state.set({ status: 'behind' });
    },
  };
}

function changesOf(drawn: readonly Drawn[]): DrawnChange[] {
  return (['saved', 'before'] as const).flatMap((against) =>
    DRAWN_IDS.flatMap((id): DrawnChange[] => {
      const changes = drawn.flatMap((each) => {
        const base = each[against];
        return base ? [each.now[id] - base[id]] : [];
      });
      if (changes.length === 0) return [];
      const sorted = changes.toSorted((a, b) => a - b);
      const [low, median, high] = [0.05, 0.5, 0.95].map((p) => quantileOf(sorted, p)) as [
        number,
        number,
        number,
      ];
      return [{ id, against, median, low, high, better: changes.filter((change) => change < 0).length }];
    }),
  );
}
