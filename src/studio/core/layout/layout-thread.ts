/** Places for the cards of a large machine, worked out beside the page and within a time. */
import type { MachineConfig } from '../../../chart/index.ts';
import type { Positions } from '../../view/index.ts';
import type { Thread } from '../thread.ts';

export type LayoutThread = Thread<MachineConfig, Positions>;

/** `late`: there was no answer within the time; `stopped`: it was not wanted any more. */
export type LayoutOutcome =
  | { readonly status: 'placed'; readonly positions: Positions }
  | { readonly status: 'late' | 'stopped' };

export interface LayoutRun {
  readonly outcome: Promise<LayoutOutcome>;
  stop(): void;
}

export interface LayoutOptions {
  readonly start: () => LayoutThread;
  /** Calls back after so many milliseconds. Returns the way not to. */
  readonly later: (milliseconds: number, act: () => void) => () => void;
}

/** A layout that is under way cannot be talked to: stopping it ends its thread. */
export function runLayout(
  { start, later }: LayoutOptions,
  config: MachineConfig,
  milliseconds: number,
): LayoutRun {
  let stop = (): void => undefined;
  const outcome = new Promise<LayoutOutcome>((resolve) => {
    const thread = start();
    const end = (result: LayoutOutcome): void => {
      forgetTime();
      thread.terminate();
      resolve(result);
    };
    const forgetTime = later(milliseconds, () => end({ status: 'late' }));
    thread.onmessage = ({ data }) => end({ status: 'placed', positions: data });
    stop = () => end({ status: 'stopped' });
    thread.postMessage(config);
  });
  return { outcome, stop };
}
