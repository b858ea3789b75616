/**
 * Builds plain menus for tests: a tree of labels with needs at its leaves, and the words callers use for
 * them.
 */
import { explore } from '../../src/automaton/index.ts';
import type { BehaviourParameters, CallerType, Dispositions, NeedWords } from '../../src/behaviour/index.ts';
import {
  UNKNOWN_CALLER,
  type Facts,
  type MachineConfig,
  type NeedId,
  type StateConfig,
  type Transition,
} from '../../src/chart/index.ts';
import {
  compileVisits,
  createAudience,
  type VisitLimits,
  type VisitLine,
  type Visits,
} from '../../src/visits/index.ts';

/**
 * Label -> subtree, or the need it serves. A list of examples may follow a label after a colon: "computers:
 * laptops, desktops".
 */
export interface Tree {
  readonly [label: string]: Tree | NeedId;
}

export function buildMachine(
  id: string,
  tree: Tree,
  more: { readonly greeting?: string; readonly attempts?: number; readonly needs?: readonly NeedId[] } = {},
): MachineConfig {
  const max = more.attempts ?? 3;
  const retry: Transition[] = [
    { guard: { type: 'attemptsLeft', params: { max } }, actions: { type: 'countAttempt' } },
    { target: '#gave-up' },
  ];
  const states: Record<string, StateConfig> = {
    operator: {
      id: 'operator',
      type: 'final',
      meta: { destination: { goesTo: 'desk', desk: 'operator', serves: more.needs ?? leavesOf(tree) } },
    },
    'gave-up': {
      id: 'gave-up',
      type: 'final',
      meta: { destination: { goesTo: 'hang-up', reason: 'attempts' } },
    },
    ...layMenu('top', tree, more.greeting),
  };
  return {
    id,
    context: { attempts: 0 },
    meta: { title: { en: id }, locales: ['en'], noInputSeconds: 5 },
    initial: 'top',
    on: {
      NO_INPUT: retry,
      NO_MATCH: retry,
      'DTMF.0': { target: '#operator', meta: { role: 'operator' } },
      'DTMF.star': { meta: { role: 'repeat' } },
      'DTMF.pound': { target: '#top', meta: { role: 'back' } },
    },
    states,
  };
}

function layMenu(name: string, tree: Tree, greeting?: string): Record<string, StateConfig> {
  const below: Record<string, StateConfig> = {};
  const on: Record<string, Transition> = {};
  Object.entries(tree).forEach(([text, branch], i) => {
    const [label = '', examples] = text.split(':');
    const target = `${name}-${i + 1}`;
    on[`DTMF.${i + 1}`] = {
      target: `#${target}`,
      meta: { label: { en: label }, ...(examples && { examples: { en: examples.split(',') } }) },
    };
    if (typeof branch === 'string') {
      below[target] = {
        id: target,
        type: 'final',
        meta: { destination: { goesTo: 'desk', desk: branch.replace('.', '-'), serves: [branch] } },
      };
    } else {
      Object.assign(below, layMenu(target, branch));
    }
  });
  const menu: StateConfig = {
    id: name,
    tags: ['menu'],
    entry: { type: 'resetAttempts' },
    meta: { ...(greeting && { greeting: { en: greeting } }) },
    on: on as NonNullable<StateConfig['on']>,
  };
  return { [name]: menu, ...below };
}

export function leavesOf(tree: Tree): NeedId[] {
  return Object.values(tree).flatMap((branch) =>
    typeof branch === 'string' ? [branch as NeedId] : leavesOf(branch),
  );
}

export function asLine(config: MachineConfig): VisitLine {
  const { automaton, problems } = explore(config);
  if (!automaton) throw new Error(`The test machine cannot be explored: ${JSON.stringify(problems)}`);
  return { id: config.id, config, automaton };
}

export const PRODUCTS = ['computers', 'printers', 'phones', 'tablets', 'monitors', 'watches', 'cameras'];
export const INTENTS = ['questions', 'sales', 'repairs', 'service centres'];

export function needOf(product: string, intent: string): NeedId {
  return `${product}.${intent.replace(' ', '-')}`;
}

/** Layer 1 products, layer 2 intents. */
export function layeredTree(products: number, intents: number): Tree {
  return Object.fromEntries(
    PRODUCTS.slice(0, products).map((product) => [
      product,
      Object.fromEntries(INTENTS.slice(0, intents).map((intent) => [intent, needOf(product, intent)])),
    ]),
  );
}

export function layeredWords(products: number, intents: number, weight = 0.9): NeedWords[] {
  return PRODUCTS.slice(0, products).flatMap((product) =>
    INTENTS.slice(0, intents).map((intent) => ({
      need: needOf(product, intent),
      product: { en: { [product]: weight } },
      intent: { en: { [intent]: weight } },
    })),
  );
}

export const ALL_DISPOSITIONS: readonly Dispositions[] = [false, true].flatMap((knowsMenus) =>
  [false, true].flatMap((patient) =>
    (['low', 'high'] as const).map((memory) => ({ knowsMenus, patient, memory })),
  ),
);

/** Every need with every combination of traits and facts, all of one weight. */
export function typesFor(
  needs: readonly NeedId[],
  dispositions: readonly Dispositions[] = ALL_DISPOSITIONS,
  facts: readonly Partial<Facts>[] = [{}],
): CallerType[] {
  const all = needs.flatMap((need) =>
    facts.flatMap((known, i) =>
      dispositions.map((who) => ({
        need,
        segment: `s${i}`,
        facts: { ...UNKNOWN_CALLER, ...known },
        dispositions: who,
      })),
    ),
  );
  return all.map((type) => ({ ...type, weight: 1 / all.length }));
}

export function compileFor(
  lines: readonly VisitLine[],
  types: readonly CallerType[],
  words: readonly NeedWords[],
  parameters: BehaviourParameters,
  locale: string,
  limits?: VisitLimits,
): Visits {
  return compileVisits(lines, createAudience(types, words, parameters, locale), limits);
}
