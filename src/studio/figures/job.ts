/** Work that takes a while, as the page sees it: asked for, under way, done or given up. */
import type { Problem } from '../../util/problem.ts';
import { createStore, type Store } from '../core/store.ts';
import type { Thread } from '../core/thread.ts';
import type { SceneFile } from './scene.ts';

/** What every question holds: a result may be about an earlier state of its scenario. */
export interface JobQuestion {
  readonly scenario: SceneFile;
  readonly machines: readonly SceneFile[];
}

export type JobAnswer<Result> =
  /** Months simulated so far, and about how many it will take. */
  | { readonly kind: 'month'; readonly done: number; readonly of: number }
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly reason: string };

export interface JobState<Question, Result> {
  readonly status: 'idle' | 'running' | 'done' | 'failed';
  readonly done: number;
  readonly of: number;
  /** The last there was, and what it answers. */
  readonly result: Result | undefined;
  readonly asked: Question | undefined;
  readonly problems: readonly Problem[];
  readonly reason: string | undefined;
}

export interface Job<Question, Result> {
  readonly state: Store<JobState<Question, Result>>;
  /** Drops what is under way. The last result stays in sight until there is a new one. */
  run(question: Question): void;
  /** Ends at once, also in the middle of a month. */
  cancel(): void;
}

export function createJob<Question extends JobQuestion, Result>(
  start: () => Thread<Question, JobAnswer<Result>>,
): Job<Question, Result> {
  const state = createStore<JobState<Question, Result>>({
    status: 'idle',
    done: 0,
    of: 0,
    result: undefined,
    asked: undefined,
    problems: [],
    reason: undefined,
  });
  let thread: Thread<Question, JobAnswer<Result>> | undefined;
  const end = (): void => {
    if (thread) thread.onmessage = thread.onloss = null;
    thread?.terminate();
    thread = undefined;
  };
  return {
    state,
    run: (asked) => {
      end();
      const own = start();
      thread = own;
      state.set({ status: 'running', done: 0, of: 0, problems: [], reason: undefined });
      own.onmessage = ({ data }) => {
        if (data.kind === 'month') {
          state.set({ done: data.done, of: data.of });
          return;
        }
        end();
        if (data.kind === 'done') state.set({ status: 'done', result: data.result, asked });
        else
          state.set({
            status: 'failed',
            problems: data.kind === 'refused' ? data.problems : [],
            reason: data.kind === 'failed' ? data.reason : undefined,
          });
      };
      own.onloss = (reason) => {
        end();
        state.set({ status: 'failed', reason });
      };
      own.postMessage(asked);
    },
    cancel: () => {
      end();
      state.set(({ result }) => ({ status: result ? 'done' : 'idle' }));
    },
  };
}
