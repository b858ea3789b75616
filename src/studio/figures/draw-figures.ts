/**
 * The edited menu with everything doubtful drawn together: first calls in closed form under one draw of all
 * parameters, so that nothing of the spread over draws is luck.
 */
import type { MachineConfig } from '../../chart/index.ts';
import { createAssembler, drawParameters, type Assembler } from '../../study/index.ts';
import { designFor, type SimulationScene } from './months.ts';

/** What first calls alone decide, in shares and seconds. */
export const DRAWN_IDS = ['lostRate', 'misroutedRate', 'menuSeconds'] as const;
export type DrawnId = (typeof DRAWN_IDS)[number];
export type DrawnValues = Readonly<Record<DrawnId, number>>;

/** One draw: the same parameters and callers for all three. */
export interface Drawn {
  readonly now: DrawnValues;
  /** The version on disk, in the same world; undefined when there is none, or it is the same. */
  readonly saved: DrawnValues | undefined;
  /** The scenario's world before; undefined when it is the world looked at. */
  readonly before: DrawnValues | undefined;
}

/** @throws what the study throws when machine and scenario do not fit */
export function createDrawer(
  scene: SimulationScene,
  config: MachineConfig,
  saved: MachineConfig | undefined,
  draws: number,
): (draw: number) => Drawn {
  const { scenario, machines, world } = scene;
  const { before } = scenario.compare;
  const edited = designFor(scene, config);
  const settings = drawParameters(scenario, edited.seed, draws);
  const valuesOf = (assemble: Assembler, id: string, draw: number): DrawnValues =>
    assemble(id, settings[draw] ?? {}).exact;
  const now = createAssembler(edited);
  const isEdited = saved !== undefined && JSON.stringify(saved) !== JSON.stringify(config);
  const kept = isEdited ? createAssembler(designFor(scene, saved)) : undefined;
  // The lines of today are those on disk, whatever is being tried; some may be missing or unreadable.
  const lines = scenario.worlds.find(({ id }) => id === before)?.lines ?? [];
  const isThere = scenario.lines.every(({ id, machine }) => !lines.includes(id) || machine in machines);
  const today =
    before !== world && lines.length > 0 && isThere ? createAssembler({ ...edited, machines }) : undefined;
  return (draw) => ({
    now: valuesOf(now, world, draw),
    saved: kept && valuesOf(kept, world, draw),
    before: today && valuesOf(today, before, draw),
  });
}
