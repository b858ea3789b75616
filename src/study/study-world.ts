/** One world of a scenario, ready to be run and solved. */
import type { Automaton } from '../automaton/index.ts';
import type { CallerType } from '../behaviour/index.ts';
import type { MachineConfig, NeedId, Text } from '../chart/index.ts';
import type { WorldProgram } from '../kernel/index.ts';
import type { WorldConfig } from '../scenario/index.ts';
import type { Audience, Visits } from '../visits/index.ts';
import type { ResolvedParameters } from './resolve-parameters.ts';
import type { WorldResult } from './world-result.ts';

export interface StudyLine {
  readonly id: string;
  readonly title: Text;
  readonly config: MachineConfig;
  readonly automaton: Automaton;
}

export interface StudyDesk {
  readonly id: string;
  readonly title: Text;
  readonly serves: readonly NeedId[];
}

export interface StudyGroup {
  readonly id: string;
  readonly title: Text;
}

export interface StudyWorld {
  readonly config: WorldConfig;
  readonly lines: readonly StudyLine[];
  readonly desks: readonly StudyDesk[];
  /** Of agents, in the order of the program's. */
  readonly groups: readonly StudyGroup[];
  readonly needs: readonly NeedId[];
  readonly types: readonly CallerType[];
  /** Who calls, and how they hear. Weights are those of `types`. */
  readonly audience: Audience;
  readonly visits: Visits;
  readonly program: WorldProgram;
  readonly parameters: ResolvedParameters;
  /** First calls only, in closed form. */
  readonly exact: WorldResult['exact'];
}
