/** Simulated months of the world whose line is being edited. */
import type { MachineConfig } from '../../chart/index.ts';
import type { ScenarioConfig } from '../../scenario/index.ts';
import { createChunkWorker, DEFAULT_SEED, FIGURES, type StudyDesign } from '../../study/index.ts';

export type SimulatedId = 'lostRate' | 'closedRate' | 'misroutedRate' | 'menuSeconds' | 'repeats7d';
const SIMULATED: readonly SimulatedId[] = [
  'lostRate',
  'closedRate',
  'misroutedRate',
  'menuSeconds',
  'repeats7d',
];

/** One month's figures; units as in `FIGURES`. */
export type MonthValues = Readonly<Record<SimulatedId, number>>;

export interface SimulationScene {
  readonly scenario: ScenarioConfig;
  readonly machines: Readonly<Record<string, MachineConfig>>;
  readonly world: string;
  readonly locale: string;
}

/**
 * Months of one machine: equal replications are the same callers for every machine. @throws what the study
 * throws when machine and scenario do not fit
 */
export function monthsOf(
  { world, ...scene }: SimulationScene,
  config: MachineConfig,
): (replication: number) => MonthValues {
  const work = createChunkWorker(designFor({ world, ...scene }, config));
  return (replication) => {
    const counts = work({ world, overrides: {}, from: replication, count: 1 })[0];
    if (!counts) throw new Error(`Replication ${replication} of the world "${world}" gave no counts.`);
    return Object.fromEntries(
      SIMULATED.map((id) => {
        const of = FIGURES.find((row) => row.id === id)?.of;
        if (!of) throw new Error(`There is no figure "${id}".`);
        return [id, of(counts, scene.scenario)];
      }),
    ) as MonthValues;
  };
}

/** The scene with its edited machine, as a study of one world. */
export function designFor(
  { scenario, machines, world, locale }: SimulationScene,
  config: MachineConfig,
): StudyDesign {
  return {
    scenario,
    file: '',
    machines: { ...machines, [config.id]: config },
    worlds: [world],
    locale,
    seed: DEFAULT_SEED,
    replications: 1,
    draws: 0,
    sensitivityReplications: 0,
    hasControl: false,
    replay: '',
  };
}
