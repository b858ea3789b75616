import type { MachineConfig } from '../../chart/index.ts';
import { replayCallers, type Transcript } from '../../study/index.ts';
import type { CallerWish } from './protocol.ts';
import { designFor, type SimulationScene } from './months.ts';
import { findWrongTurn } from './wrong-turn.ts';

/**
 * Misrouted callers looked through until enough were sent wrong where it was asked for: the study knows
 * outcomes, not whose fault.
 */
const LOOKED_THROUGH = [40, 160];

/**
 * The callers somebody wishes to follow. @throws what the study throws when machine and scenario do not fit,
 * or there is no such menu.
 */
export function findTranscripts(
  scene: SimulationScene,
  config: MachineConfig,
  { misroutedAt, ...question }: CallerWish,
): readonly Transcript[] {
  const design = designFor(scene, config);
  if (misroutedAt === undefined) return replayCallers(design, question);
  const wanted = question.limit ?? 1;
  const own = scene.scenario.lines.filter(({ machine }) => machine === config.id).map(({ id }) => id);
  let found: readonly Transcript[] = [];
  for (const limit of LOOKED_THROUGH) {
    const misrouted = replayCallers(design, { ...question, outcome: 'misrouted-wrong-option', limit });
    found = misrouted
      .filter((transcript) => findWrongTurn(config, transcript, own)?.menu === misroutedAt)
      .slice(0, wanted);
    if (found.length >= wanted || misrouted.length < limit) break;
  }
  return found;
}
