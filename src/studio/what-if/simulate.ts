/** The edited world and the saved one on the same callers, replication by replication, until told to stop. */
import type { MachineConfig } from '../../chart/index.ts';
import type { Counts } from '../../kernel/index.ts';
import type { ScenarioConfig } from '../../scenario/index.ts';
import { differenceInterval, meanInterval, type Interval as Bounds } from '../../stats/index.ts';
import { createChunkWorker, DEFAULT_SEED, FIGURES, type Interval, type StudyDesign } from '../../study/index.ts';
import { WHAT_IF_REPLICATIONS } from './replications.ts';

export const SIMULATED = ['lostRate', 'misroutedRate', 'menuSeconds', 'repeats7d'] as const;
export type SimulatedId = (typeof SIMULATED)[number];

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

export interface SimulationScene {
  readonly scenario: ScenarioConfig;
  readonly machines: Readonly<Record<string, MachineConfig>>;
  readonly world: string;
  readonly locale: string;
}

export interface SimulationHooks {
  /** Asked between replications: somebody has typed on. */
  isStale(): boolean;
  onStep(simulation: Simulation): void;
  /** Lets messages in between replications. */
  pause(): Promise<void>;
}

export interface Simulator {
  /** `saved`: undefined, or as on disk. @throws what the study throws when machine and scenario do not fit. */
  run(config: MachineConfig, saved: MachineConfig | undefined, hooks: SimulationHooks): Promise<void>;
}

export function createSimulator(scene: SimulationScene, replications = WHAT_IF_REPLICATIONS): Simulator {
  // The saved version stays while one edits: its months are simulated once.
  let before: { readonly text: string; readonly month: (replication: number) => Counts } | undefined;
  return {
    run: async (config, saved, hooks) => {
      const text = saved && JSON.stringify(saved);
      if (saved && text !== undefined && before?.text !== text) before = { text, month: monthsOf(scene, saved) };
      const isSame = text === JSON.stringify(config);
      const month = isSame && before ? before.month : monthsOf(scene, config);
      const now: Counts[] = [];
      const then: Counts[] = [];
      for (let replication = 0; replication < replications; replication++) {
        await hooks.pause();
        if (hooks.isStale()) return;
        now.push(month(replication));
        if (saved && before && !isSame) {
          await hooks.pause();
          if (hooks.isStale()) return;
          then.push(before.month(replication));
        }
        hooks.onStep({ figures: figuresOf(now, saved && !isSame ? then : undefined), replications: now.length, isDone: now.length === replications });
      }
    },
  };
}

function monthsOf({ scenario, machines, world, locale }: SimulationScene, config: MachineConfig): (replication: number) => Counts {
  const work = createChunkWorker(designFor({ scenario, machines, world, locale }, config));
  const known = new Map<number, Counts>();
  return (replication) => {
    let counts = known.get(replication);
    if (!counts) {
      counts = work({ world, overrides: {}, from: replication, count: 1 })[0];
      if (!counts) throw new Error(`Replication ${replication} of the world "${world}" gave no counts.`);
      known.set(replication, counts);
    }
    return counts;
  };
}

/** The scene with its edited machine, as a study of one world. */
export function designFor({ scenario, machines, world, locale }: SimulationScene, config: MachineConfig): StudyDesign {
  return {
    scenario, file: '', machines: { ...machines, [config.id]: config }, worlds: [world], locale,
    seed: DEFAULT_SEED, replications: 1, sensitivityReplications: 0, hasControl: false, replay: '',
  };
}

function figuresOf(now: readonly Counts[], then: readonly Counts[] | undefined): Simulation['figures'] {
  const figure = (id: SimulatedId): SimulatedFigure => {
    const of = FIGURES.find((row) => row.id === id)?.of;
    if (!of) throw new Error(`There is no figure "${id}".`);
    const values = now.map(of);
    return { now: toInterval(meanInterval(values)), change: then && toInterval(differenceInterval(values, then.map(of))) };
  };
  return { lostRate: figure('lostRate'), misroutedRate: figure('misroutedRate'), menuSeconds: figure('menuSeconds'), repeats7d: figure('repeats7d') };
}

function toInterval({ estimate, low, high, count }: Bounds): Interval {
  const isBounded = Number.isFinite(low) && Number.isFinite(high);
  return { mean: estimate, low: isBounded ? low : undefined, high: isBounded ? high : undefined, replications: count };
}
