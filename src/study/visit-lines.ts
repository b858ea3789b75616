/** Visits of a design's lines under any parameters: what those leave alone is done once. */
import { explore, type Automaton } from '../automaton/index.ts';
import type { CallerType } from '../behaviour/index.ts';
import type { MachineConfig } from '../chart/index.ts';
import { measuredMenusOf, needWordsOf, oldMachines, timesOf, topicOdds, WORDS } from '../scenario/index.ts';
import { rememberFor } from '../util/remember.ts';
import {
  createCrowd,
  createVisitsCompiler,
  listenAs,
  type Audience,
  type Crowd,
  type Visits,
  type VisitsCompiler,
} from '../visits/index.ts';
import { lineWithout } from './change-lines.ts';
import type { ResolvedParameters } from './resolve-parameters.ts';
import type { StudyQuestion } from './study-design.ts';
import type { Structure } from './structures.ts';
import type { StudyLine } from './study-world.ts';
import { ownValue } from '../util/own-value.ts';

export interface HeardLines {
  readonly lines: readonly StudyLine[];
  readonly audience: Audience;
  readonly visits: Visits;
}

/** @param types those of the design's scenario: always the same ones, with other weights */
export type LineVisitor = (
  lines: readonly string[],
  types: readonly CallerType[],
  parameters: ResolvedParameters,
  without: readonly Structure[],
) => HeardLines;

/**
 * Hearings kept, some MB each: a tornado mostly turns other things than behaviour, and a draw asks for several
 * worlds one after another.
 */
const MAX_HEARINGS = 4;

export function createLineVisitor(design: StudyQuestion): LineVisitor {
  const { scenario, locale } = design;
  const lines = new Map<string, StudyLine>();
  const crowds = new Map<number, { readonly crowd: Crowd; readonly compile: VisitsCompiler }>();
  const hearings = new Map<string, Audience['hearing']>();

  const lineOf = (id: string, without: readonly Structure[]): StudyLine => {
    const { title, config } = findLine(design, id, without);
    // Most structures leave most lines alone.
    const key = `${id} ${config === findLine(design, id, []).config ? '' : without.join(' ')}`;
    let line = lines.get(key);
    if (!line) lines.set(key, (line = { id, title, config, automaton: exploreOnce(config) }));
    return line;
  };
  return (ids, types, parameters, without) => {
    const list = parameters.world[WORDS]?.value ?? 0;
    let found = crowds.get(list);
    if (!found) {
      const crowd = createCrowd(
        types,
        needWordsOf(scenario, list),
        locale,
        scenario.measuredMenus,
        timesOf(scenario),
        oldMachines(scenario),
      );
      crowds.set(list, (found = { crowd, compile: createVisitsCompiler(crowd) }));
    }
    const { crowd, compile } = found;

    const measured = measuredMenusOf(scenario, parameters.world);
    const odds = topicOdds(scenario, parameters.world);
    const key = `${list} ${Object.values(parameters.behaviour)
      .map(({ value }) => value)
      .join(
        ' ',
      )} ${measured.map(({ rates }) => Object.values(rates).join(' ')).join('|')} ${JSON.stringify([[...odds.words], [...odds.labels]])}`;
    const known = hearings.get(key);
    const fresh = listenAs(crowd, types, parameters.behaviour, measured, odds);
    const audience = known ? { ...fresh, hearing: known } : fresh;
    // A map keeps the order of entering: the one not asked for longest comes first.
    hearings.delete(key);
    hearings.set(key, audience.hearing);
    for (const old of hearings.keys()) if (hearings.size > MAX_HEARINGS) hearings.delete(old);

    const heard = ids.map((id) => lineOf(id, without));
    let visits: Visits | undefined;
    return {
      lines: heard,
      audience,
      // Compiled when asked for: who only fits paths has no use for a chain.
      get visits() {
        return (visits ??= compile(heard, audience));
      },
    };
  };
}

// Exploring depends on the machine alone, while many designs share their machines: of a sweep, of an editor.
const exploreOnce = rememberFor(exploreMachine);

function exploreMachine(config: MachineConfig): Automaton {
  const { automaton, problems } = explore(config);
  if (!automaton) throw new Error(problems[0]?.message ?? `The machine "${config.id}" cannot be explored.`);
  return automaton;
}

function findLine(
  design: StudyQuestion,
  id: string,
  without: readonly Structure[],
): Pick<StudyLine, 'title' | 'config'> {
  const line = design.scenario.lines.find((candidate) => candidate.id === id);
  if (!line) throw new Error(`The scenario "${design.scenario.id}" has no line "${id}".`);
  const given = ownValue(design.machines, line.machine);
  if (!given) throw new Error(`The line "${id}" needs the machine "${line.machine}", which was not given.`);
  return { title: line.title, config: lineWithout(given, without) };
}
