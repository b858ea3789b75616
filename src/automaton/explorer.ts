/**
 * Typing a label changes what a menu says, not where its keys lead. The automaton costs a walk through XState
 * for every menu and key; while only texts change, the old one is kept and its edges are given their new
 * texts.
 */
import type { MachineConfig } from '../chart/index.ts';
import { exploreWith } from './explore.ts';
import { createStepMemory, type StepMemory } from './step-memory.ts';
import { chartOf } from './tabulate.ts';
import type { Automaton } from './types.ts';

/**
 * What is said and shown, but never asked by a step. Roles stay: they decide what counts as a failure or a
 * way back.
 */
const TEXTS = new Set([
  'title',
  'greeting',
  'closing',
  'label',
  'examples',
  'retry',
  'recordings',
  'description',
  'phrasing',
  'noInputSeconds',
  'note',
  'changeNotice',
  'owner',
  'status',
  'version',
  'number',
  'needs',
  'locales',
  'layer',
  'product',
  '$schema',
]);

/** Equal keys: the machines take the same steps. */
export function structureKey(config: MachineConfig): string {
  return JSON.stringify(config, (key, value: unknown) => {
    // A state may be called "note": only what stands in `meta`, or is never a state's name, is left out.
    if (key === 'meta' && typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).filter(([name]) => !TEXTS.has(name)));
    }
    return value;
  });
}

export interface Explorer {
  /** Undefined when the machine cannot be walked through. */
  explore(config: MachineConfig): Automaton | undefined;
}

/**
 * Remembers the last few structures: the saved version, the one being typed, and some steps to undo. Not more:
 * each is some megabytes, and the garbage collector walks through all of them in the middle of a keystroke.
 */
export function createExplorer(capacity = 12): Explorer {
  const known = new Map<string, Automaton | undefined>();
  /** By machine: steps that an edit elsewhere leaves as they are. */
  const memories = new Map<string, StepMemory>();
  return {
    explore: (config) => {
      const key = structureKey(config);
      if (known.has(key)) {
        const found = known.get(key);
        known.delete(key);
        known.set(key, found);
        return found && withTextsOf(found, config);
      }
      let memory = memories.get(config.id);
      if (!memory) memories.set(config.id, (memory = createStepMemory()));
      const { automaton } = exploreWith(memory, config);
      known.set(key, automaton);
      if (known.size > capacity) known.delete(known.keys().next().value as string);
      return automaton;
    },
  };
}

/** The same automaton with the transitions of another file of the same structure. */
export function withTextsOf(automaton: Automaton, config: MachineConfig): Automaton {
  const chart = chartOf(config);
  // Edges are the chart's event transitions in file order.
  const transitions = chart.transitions.filter(({ event }) => event !== 'always');
  if (transitions.length !== automaton.edges.length) {
    throw new Error(
      `"${config.id}" has ${transitions.length} transitions, but ${automaton.edges.length} were explored.`,
    );
  }
  return {
    ...automaton,
    machineId: config.id,
    edges: automaton.edges.map((edge, i) => {
      const { transition, jsonPath } = transitions[i] as (typeof transitions)[number];
      return { ...edge, transition, path: jsonPath };
    }),
  };
}
