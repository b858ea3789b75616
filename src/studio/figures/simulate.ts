/**
 * The edited world and the saved one on the same callers, month by month, on as many threads as there are
 * cores to spare. A month takes up to a second and cannot be interrupted, so a thread whose month nobody
 * waits for any more is ended: the core belongs to who types. What has been simulated of the saved version
 * stays here, and is not asked for again.
 */
import type { MachineConfig } from '../../chart/index.ts';
import { differenceInterval, meanInterval, type Interval as Bounds } from '../../stats/index.ts';
import type { Interval } from '../../study/index.ts';
import type { MonthValues, SimulatedId } from './months.ts';
import type { Answer, Place, Question, WhatIfThread } from './protocol.ts';
import { WHAT_IF_REPLICATIONS } from './replications.ts';

export interface SimulatedFigure {
  readonly now: Interval;
  /** Now minus saved, paired by replication; undefined when there is nothing saved to compare with. */
  readonly change: Interval | undefined;
}

export interface Simulation {
  readonly figures: Readonly<Record<SimulatedId, SimulatedFigure>>;
  /** Months simulated so far. */
  readonly replications: number;
  readonly isDone: boolean;
}

export interface SimulationJob {
  readonly scene: Extract<Question, { kind: 'scene' }>;
  readonly place: Place;
  readonly config: MachineConfig;
  readonly saved: MachineConfig | undefined;
}

export interface SimulatorOptions {
  start(): WhatIfThread;
  /** Months at once. */
  readonly width: number;
  onStep(simulation: Simulation): void;
  onFailure(failed: Extract<Answer, { kind: 'failed' }>): void;
}

export interface Simulator {
  /** Drops what is under way. */
  run(job: SimulationJob): void;
  /** Ends at once, also in the middle of a month. */
  stop(): void;
  end(): void;
}

/** Months of one machine, by replication; holes are not simulated yet. */
interface Months {
  readonly version: number;
  readonly config: MachineConfig;
  readonly values: (MonthValues | undefined)[];
}

interface Wish {
  readonly months: Months;
  readonly replication: number;
}

export function createSimulator({ start, width, onStep, onFailure }: SimulatorOptions): Simulator {
  /** Threads that wait, with the scene they know. */
  const idle: { readonly thread: WhatIfThread; readonly scene: number }[] = [];
  const busy = new Set<WhatIfThread>();
  let known: { readonly key: string; readonly months: Months } | undefined;
  let count = 0;
  let wishes: Wish[] = [];

  const stop = (): void => {
    wishes = [];
    for (const thread of busy) {
      thread.onmessage = null;
      thread.terminate();
    }
    busy.clear();
  };

  const work = (job: SimulationJob, now: Months, then: Months | undefined): void => {
    let told = 0;
    const tell = (): void => {
      let done = 0;
      while (done < WHAT_IF_REPLICATIONS && now.values[done] && (!then || then.values[done])) done++;
      if (done === told) return;
      told = done;
      onStep({
        figures: figuresOf(
          now.values.slice(0, done) as MonthValues[],
          then && (then.values.slice(0, done) as MonthValues[]),
        ),
        replications: done,
        isDone: done === WHAT_IF_REPLICATIONS,
      });
    };
    const next = (): void => {
      while (wishes.length > 0 && busy.size < width) {
        const { months, replication } = wishes.shift() as Wish;
        const waiting = idle.pop();
        const thread = waiting?.thread ?? start();
        busy.add(thread);
        if (waiting?.scene !== job.scene.number) thread.postMessage(job.scene);
        const number = ++count;
        thread.onmessage = ({ data }: { readonly data: Answer }) => {
          if ((data.kind !== 'month' && data.kind !== 'failed') || data.number !== number) return;
          busy.delete(thread);
          idle.push({ thread, scene: job.scene.number });
          if (data.kind === 'failed') {
            stop();
            onFailure(data);
            return;
          }
          months.values[replication] = data.values;
          tell();
          next();
        };
        thread.postMessage({
          kind: 'month',
          number,
          place: job.place,
          version: months.version,
          config: months.config,
          replication,
        });
      }
    };
    // Everything may be known already.
    tell();
    next();
  };

  return {
    run: (job) => {
      stop();
      const { scene, place, config, saved } = job;
      const text = saved && JSON.stringify(saved);
      const key = `${scene.number} ${place.world} ${place.locale} ${text}`;
      if (saved && known?.key !== key)
        known = { key, months: { version: ++count, config: saved, values: [] } };
      const then = saved && known ? known.months : undefined;
      const isSame = then !== undefined && text === JSON.stringify(config);
      const now = isSame ? then : { version: ++count, config, values: [] };
      for (let replication = 0; replication < WHAT_IF_REPLICATIONS; replication++) {
        for (const months of new Set([now, ...(then ? [then] : [])]))
          if (!months.values[replication]) wishes.push({ months, replication });
      }
      work(job, now, isSame ? undefined : then);
    },
    stop,
    end: () => {
      stop();
      for (const { thread } of idle.splice(0)) thread.terminate();
    },
  };
}

function figuresOf(
  now: readonly MonthValues[],
  then: readonly MonthValues[] | undefined,
): Simulation['figures'] {
  const figure = (id: SimulatedId): SimulatedFigure => {
    const values = now.map((month) => month[id]);
    return {
      now: toInterval(meanInterval(values)),
      change:
        then &&
        toInterval(
          differenceInterval(
            values,
            then.map((month) => month[id]),
          ),
        ),
    };
  };
  return {
    lostRate: figure('lostRate'),
    closedRate: figure('closedRate'),
    misroutedRate: figure('misroutedRate'),
    menuSeconds: figure('menuSeconds'),
    repeats7d: figure('repeats7d'),
  };
}

function toInterval({ estimate, low, high, count }: Bounds): Interval {
  const isBounded = Number.isFinite(low) && Number.isFinite(high);
  return {
    mean: estimate,
    low: isBounded ? low : undefined,
    high: isBounded ? high : undefined,
    replications: count,
  };
}
