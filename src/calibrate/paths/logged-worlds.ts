/** The worlds of a log: who dials which of their lines, and how each machine that answered one is heard. */
import { signatureOf } from '../../automaton/index.ts';
import { UNKNOWN_CALLER } from '../../chart/index.ts';
import {
  createWorldHearer,
  type HeardWorld,
  type Overrides,
  type StudyQuestion,
  type WorldHearer,
} from '../../study/index.ts';
import { ownValue } from '../../util/own-value.ts';
import { planLine, speakLine, type LinePlan } from '../../visits/index.ts';
import { hoursKeyOf } from './log-clock.ts';
import { createPromptEnds, type PromptEnds } from './prompt-ends.ts';
import type { PathDesign } from './types.ts';

/** A line as one machine answers it. */
export interface LoggedLine {
  readonly line: string;
  readonly machine: string;
  /** Its place among the world's lines. */
  readonly index: number;
}

export interface LoggedWorlds {
  /** Of a call; undefined when its world has no such line. */
  worldOf(arm: string): string;
  lineOf(world: string, line: string, version: string): LoggedLine | undefined;
  /** Under a set of parameters; what they leave alone is remembered. */
  hear(world: string, line: LoggedLine, overrides: Overrides): HeardWorld;
  planOf(world: string, line: LoggedLine): LinePlan;
  /** @param clock hours that guards ask for, as `hoursKeyOf` writes them */
  endsOf(world: string, line: LoggedLine, clock: string): PromptEnds;
}

/** One object, so that what was heard under it is found again. */
export const NO_OVERRIDES: Overrides = {};

/** Machines whose labels the callers of a log know: those of its own world, in all versions. All others' are new. */
export function machinesOfBase({
  question: { scenario },
  world,
  versions = {},
  heard,
}: PathDesign): Set<string> {
  if (heard) return new Set(heard);
  const ids = scenario.worlds.find(({ id }) => id === world)?.lines ?? [];
  const own = scenario.lines.flatMap(({ id, machine }) => (ids.includes(id) ? [machine] : []));
  return new Set([...own, ...Object.values(versions)]);
}

export function createLoggedWorlds(design: PathDesign): LoggedWorlds {
  const { world, arms, versions } = design;
  const question = withHeard(design.question, machinesOfBase(design));
  const { scenario } = question;
  const hearers = new Map<string, WorldHearer>();
  const plans = new Map<string, LinePlan>();
  const ownMachine = (line: string): string | undefined =>
    scenario.lines.find(({ id }) => id === line)?.machine;

  /** Lines under their own machines are heard together; one that answered with another, by itself. */
  const hearerOf = ({ line, machine }: LoggedLine): WorldHearer => {
    const key = ownMachine(line) === machine ? '' : `${line} ${machine}`;
    let hearer = hearers.get(key);
    if (!hearer)
      hearers.set(
        key,
        (hearer = createWorldHearer(key === '' ? question : withMachine(question, line, machine))),
      );
    return hearer;
  };
  /** Lines of a world are asked for one after another under the same parameters. */
  let last: { readonly overrides: Overrides; readonly heard: Map<string, HeardWorld> } | undefined;
  const hear: LoggedWorlds['hear'] = (id, line, overrides) => {
    if (last?.overrides !== overrides) last = { overrides, heard: new Map() };
    const key = ownMachine(line.line) === line.machine ? id : `${id} ${line.line} ${line.machine}`;
    let heard = last.heard.get(key);
    if (!heard) {
      heard = hearerOf(line)(id, overrides);
      // Who dials a number is decided before it answers, whatever menu does.
      if (key !== id) {
        const own = { ...line, machine: ownMachine(line.line) ?? line.machine };
        heard = { ...heard, dial: hear(id, own, overrides).dial };
      }
      last.heard.set(key, heard);
    }
    return heard;
  };
  const planOf: LoggedWorlds['planOf'] = (id, line) => {
    const key = `${id} ${line.line} ${line.machine}`;
    let plan = plans.get(key);
    if (!plan) {
      const { lines, audience } = hear(id, line, NO_OVERRIDES);
      const heard = lines[line.index];
      if (!heard) throw new Error(`The world "${id}" has no line "${line.line}".`);
      plans.set(key, (plan = planLine(heard.automaton, audience)));
    }
    return plan;
  };
  return {
    worldOf: (arm) =>
      arm === ''
        ? world
        : (ownValue(arms, arm) ?? (scenario.worlds.some(({ id }) => id === arm) ? arm : world)),
    lineOf: (id, line, version) => {
      const index = scenario.worlds.find((each) => each.id === id)?.lines.indexOf(line) ?? -1;
      const machine = (version === '' ? undefined : ownValue(versions, version)) ?? ownMachine(line);
      return index < 0 || machine === undefined || !Object.hasOwn(question.machines, machine)
        ? undefined
        : { line, machine, index };
    },
    hear,
    planOf,
    endsOf: (id, line, clock) => {
      const { lines, audience } = hear(id, line, NO_OVERRIDES);
      const heard = lines[line.index] as HeardWorld['lines'][number];
      const plan = planOf(id, line);
      const prompts = speakLine(heard, plan, audience.tongues);
      return createPromptEnds(heard.automaton, plan, prompts, groupsAt(plan, clockWith(plan, heard, clock)));
    },
  };
}

/** Factors of labels hold in the machines that are not of the base world. */
function withHeard(question: StudyQuestion, base: ReadonlySet<string>): StudyQuestion {
  const { scenario } = question;
  const none = { names: [], scales: [], mean: [], factor: [], counts: '', calls: 0, from: '', to: '' };
  return {
    ...question,
    scenario: { ...scenario, posterior: { ...(scenario.posterior ?? none), heard: [...base], labelled: [] } },
  };
}

function withMachine(question: StudyQuestion, line: string, machine: string): StudyQuestion {
  const lines = question.scenario.lines.map((each) => (each.id === line ? { ...each, machine } : each));
  return { ...question, scenario: { ...question.scenario, lines } };
}

/** The clock of a plan in which the same hours hold as in the key; -1 when it has none. */
export function clockWith(plan: LinePlan, { automaton }: HeardWorld['lines'][number], key: string): number {
  return plan.clocks.moments.findIndex((moment) => hoursKeyOf(automaton, moment) === key);
}

/** By facts of the audience: whether the system knows nothing of these callers. */
export function unknownFacts({ audience, lines }: HeardWorld, line: LoggedLine): readonly boolean[] {
  const { automaton } = lines[line.index] as HeardWorld['lines'][number];
  const asked = signatureOf(automaton, UNKNOWN_CALLER).join(' ');
  return audience.facts.map((facts) => signatureOf(automaton, facts).join(' ') === asked);
}

/** Groups of a plan that can call while a clock is in force. */
export function groupsAt({ groupAt, clocks }: Pick<LinePlan, 'groupAt' | 'clocks'>, clock: number): number[] {
  if (clock < 0) return [];
  const facts = groupAt.length / clocks.moments.length;
  return [...new Set(groupAt.subarray(clock * facts, (clock + 1) * facts))].toSorted((a, b) => a - b);
}
