import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_PARAMETERS,
  type BehaviourParameters,
  type Dispositions,
  type NeedWords,
  type ParameterName,
} from '../../src/behaviour/index.ts';
import type { NeedId } from '../../src/chart/index.ts';
import {
  addUp,
  createSolver,
  dialOneLine,
  fewestOptionsHeard,
  type LineAnswer,
  type WorldFigures,
} from '../../src/exact/index.ts';
import { exitOf } from '../../src/util/chain.ts';
import { createAudience, type Visits } from '../../src/visits/index.ts';
import {
  asLine,
  ALL_DISPOSITIONS,
  buildMachine,
  INTENTS,
  layeredTree,
  layeredWords,
  leavesOf,
  needOf,
  PRODUCTS,
  typesFor,
  type Tree,
} from '../visits/tree-machine.ts';
import { solve, sum, type Solved } from './solve.ts';

const calm: Dispositions = { knowsMenus: true, patient: true, memory: 'high' };

function withValues(changes: Partial<Record<ParameterName, number>>): BehaviourParameters {
  const changed = Object.entries(changes).map(([name, value]) => [
    name,
    { ...DEFAULT_PARAMETERS[name as ParameterName], value },
  ]);
  return { ...DEFAULT_PARAMETERS, ...Object.fromEntries(changed) };
}
const PERFECT = withValues({
  hangUpProgressing: 0,
  hangUpStuck: 0,
  scentNoise: 0,
  noInput: 0,
  noMatch: 0,
  slip: 0,
  guesses: 0,
  stepsBack: 0,
  operatorAtOnce: 0,
  operatorWhenStuck: 0,
  bargeInUsed: 1,
  bargeInNew: 1,
});

function solveTree(
  tree: Tree,
  words: readonly NeedWords[],
  parameters = DEFAULT_PARAMETERS,
  who: readonly Dispositions[] = ALL_DISPOSITIONS,
): Solved {
  const needs = words.map(({ need }) => need);
  return solve(asLine(buildMachine('m', tree)), typesFor(needs, who), words, parameters, 'en');
}
const lostOf = (tree: Tree, words: readonly NeedWords[], who?: readonly Dispositions[]): number =>
  solveTree(tree, words, DEFAULT_PARAMETERS, who).figures.lostRate;

const anyTree: fc.Arbitrary<{ tree: Tree; words: NeedWords[] }> = fc
  .record({
    products: fc.integer({ min: 1, max: 5 }),
    intents: fc.integer({ min: 1, max: 4 }),
    weight: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ products, intents, weight }) => ({
    tree: layeredTree(products, intents),
    words: layeredWords(products, intents, weight),
  }));
const anyParameters: fc.Arbitrary<BehaviourParameters> = fc
  .record(
    Object.fromEntries(
      Object.entries(DEFAULT_PARAMETERS).map(([name, { low, high }]) => [
        name,
        fc.double({ min: low, max: high, noNaN: true }),
      ]),
    ),
  )
  .map((values) => withValues(values));

describe('solving a menu', () => {
  it('conserves callers: everyone is lost, misrouted or served', () => {
    fc.assert(
      fc.property(anyTree, anyParameters, ({ tree, words }, parameters) => {
        const { answer } = solveTree(tree, words, parameters);
        const everybody = words.map(() => 1);
        for (const counted of [() => true, ...answer.needs.map((need) => (one: string) => one === need)]) {
          const { lostRate, misroutedRate, servedRate, operatorRate, unresolved } = addUp(
            [answer],
            everybody,
            undefined,
            counted,
          );
          expect(unresolved).toBeLessThan(1e-11);
          expect(lostRate + misroutedRate + servedRate + operatorRate).toBeCloseTo(1, 10);
        }
        expect(sum(answer.entered)).toBeCloseTo(1, 10);
      }),
      { numRuns: 12 },
    );
  });
  it('attributes every loss and every press to the menu where it happened', () => {
    const { answer } = solveTree(layeredTree(3, 3), layeredWords(3, 3, 0.6));
    expect(sum(answer.lostAt)).toBeCloseTo(sum(answer.lost), 12);
    // Whatever is heard ends with an event: one that an edge takes, or a hang-up, which is lost there.
    const hungUp = sum(answer.lost) - arrivedAt(answer, 'hang-up');
    expect(sum(answer.edgeFlow(dialOneLine(answer.needs.length))) + hungUp).toBeCloseTo(
      sum(answer.heardAt),
      10,
    );
  });
  it('is linear: two groups of types apart add up to both together', () => {
    const words = layeredWords(3, 3);
    const types = typesFor(words.map(({ need }) => need));
    const audience = createAudience(types, words, DEFAULT_PARAMETERS, 'en');
    const line = asLine(buildMachine('m', layeredTree(3, 3)));
    const lost = (pick: (type: number) => boolean): number => {
      const weights = types.map(({ weight }, t) => (pick(t) ? weight : 0));
      return sum(createSolver(audience, { weights }).solve(line).lost);
    };
    expect(lost((t) => t % 3 === 0) + lost((t) => t % 3 !== 0)).toBeCloseTo(
      lost(() => true),
      12,
    );
  });
  it('agrees with callers who walk the same chain, within four standard errors', () => {
    const { visits, figures } = solveTree(layeredTree(3, 3), layeredWords(3, 3, 0.7));
    const calls = 60_000;
    const walked = walk(visits, calls, 20_261);
    for (const [name, p] of [
      ['lost', figures.lostRate],
      ['misrouted', figures.misroutedRate],
    ] as const)
      expect(Math.abs(walked[name] - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / calls));
    expect(Math.abs(walked.menuSeconds - figures.menuSeconds)).toBeLessThan(4 * walked.error);
  });
  it('stops at a menu that nobody can leave, and reports who is still in it', () => {
    const tree: Tree = { nothing: 'a.b' };
    const words: NeedWords[] = [{ need: 'c.d', product: {}, intent: {} }];
    const trap = withValues({
      hangUpProgressing: 0,
      hangUpStuck: 0,
      givesUp: 0,
      guesses: 0,
      stepsBack: 0,
      reachesOperator: 0,
      reachesUnannounced: 0,
      operatorAtOnce: 0,
      operatorWhenStuck: 0,
      noInput: 0,
      noMatch: 0,
      slip: 0,
      asksAgain: 1,
      stuckShift: 0,
    });
    const { figures } = solveTree(tree, words, trap, [calm]);
    expect(figures.unresolved).toBeCloseTo(1, 9);
  });
});

describe('theory', () => {
  const heard = (tree: Tree, words: NeedWords[]): number => {
    const { answer } = solveTree(tree, words, PERFECT, [calm]);
    // With perfect scent the only key pressed is the right one, so its number is the options heard.
    const flow = answer.edgeFlow(dialOneLine(words.length));
    return sum(
      answer.automaton.edges.map(
        ({ event }, edge) =>
          (flow[edge] as number) * (event.startsWith('DTMF.') ? Number(event.slice(5)) || 0 : 0),
      ),
    );
  };
  it('lets callers hear 6.5 options in a 7 x 4 menu with perfect scent, and all of them arrive', () => {
    expect(heard(layeredTree(7, 4), layeredWords(7, 4))).toBeCloseTo(6.5, 9);
    const { figures } = solveTree(layeredTree(7, 4), layeredWords(7, 4), PERFECT);
    expect(figures.servedRate).toBeCloseTo(1, 9);
  });
  it('knows the best tree for 28 equal needs on 9 keys: 5.2857 options, 7.607 with one option-time per layer', () => {
    expect(fewestOptionsHeard(28)).toBeCloseTo(5.2857, 4);
    expect(fewestOptionsHeard(28, 9, 1)).toBeCloseTo(7.607, 3);
    expect(fewestOptionsHeard(1)).toBe(0);
    expect(fewestOptionsHeard(3)).toBe(2);
  });
  it('never lets a caller hear fewer options than the entropy of the needs in bits, nor than the best tree', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 4 }), (products, intents) => {
        const options = heard(layeredTree(products, intents), layeredWords(products, intents));
        expect(options).toBeGreaterThanOrEqual(Math.log2(products * intents));
        expect(options).toBeGreaterThanOrEqual(fewestOptionsHeard(products * intents) - 1e-9);
      }),
      { numRuns: 8 },
    );
    for (let n = 1; n <= 60; n++) expect(fewestOptionsHeard(n)).toBeGreaterThanOrEqual(Math.log2(n) - 1e-9);
  });
});

describe('direction', () => {
  // Eight leaves with their own words, under vague group labels that only hint at what is below.
  const leaves = ['laptops', 'desktops', 'printers', 'scanners', 'phones', 'tablets', 'watches', 'cameras'];
  const idOf = (label: string): NeedId => `${label}.help`;
  const vague = ['home things', 'desk things', 'small things', 'other things'];
  const words = leaves.map((leaf, i): NeedWords => ({
    need: idOf(leaf),
    product: {
      en: { [leaf]: 0.9, [vague[Math.floor(i / 2)] as string]: 0.5, [i < 4 ? 'office' : 'mobile']: 0.5 },
    },
    intent: {},
  }));
  const flat: Tree = Object.fromEntries(leaves.map((leaf) => [leaf, idOf(leaf)]));
  const pair = (i: number): Tree => ({
    [leaves[i] as string]: idOf(leaves[i] as string),
    [leaves[i + 1] as string]: idOf(leaves[i + 1] as string),
  });
  const deep: Tree = {
    office: { 'home things': pair(0), 'desk things': pair(2) },
    mobile: { 'small things': pair(4), 'other things': pair(6) },
  };
  const group = (memory: Dispositions['memory']): Dispositions[] =>
    ALL_DISPOSITIONS.filter((who) => who.memory === memory);

  it('broad beats deep with the same leaves, in both memory groups, with low memory more', () => {
    expect(leavesOf(deep).toSorted()).toEqual(leavesOf(flat).toSorted());
    const gain = (memory: Dispositions['memory']): number =>
      lostOf(deep, words, group(memory)) - lostOf(flat, words, group(memory));
    expect(gain('high')).toBeGreaterThan(0.01);
    expect(gain('low')).toBeGreaterThan(gain('high') + 0.001);
  });
  it('specific labels beat vague ones', () => {
    const figures = (tree: Tree): WorldFigures => solveTree(tree, words).figures;
    const vaguely: Tree = Object.fromEntries(vague.map((label, i) => [label, pair(2 * i)]));
    const named: Tree = Object.fromEntries(
      vague.map((_, i) => [`${leaves[2 * i]} and ${leaves[2 * i + 1]}`, pair(2 * i)]),
    );
    expect(figures(named).lostRate).toBeLessThan(figures(vaguely).lostRate - 0.01);
    expect(figures(named).servedRate).toBeGreaterThan(figures(vaguely).servedRate + 0.01);
  });
  it("labels that hint at each other's needs misroute; specific ones do not", () => {
    // Every need finds something in the next group's label too.
    const muddled = words.map((word, i): NeedWords => ({
      ...word,
      intent: { en: { [vague[(Math.floor(i / 2) + 1) % 4] as string]: 0.4 } },
    }));
    const misrouted = (tree: Tree): number => solveTree(tree, muddled).figures.misroutedRate;
    const vaguely: Tree = Object.fromEntries(vague.map((label, i) => [label, pair(2 * i)]));
    expect(misrouted(flat)).toBeLessThan(misrouted(vaguely));
    // Behind a wrong door nothing fits: some hang up there, so fewer are served than misroutes alone would
    // tell.
    expect(solveTree(vaguely, muddled).figures.servedRate).toBeLessThan(
      solveTree(flat, muddled).figures.servedRate - 0.05,
    );
  });
  it('examples help where labels are vague', () => {
    const vaguely: Tree = Object.fromEntries(vague.map((label, i) => [label, pair(2 * i)]));
    const helped: Tree = Object.fromEntries(
      vague.map((label, i) => [`${label}:${leaves[2 * i]},${leaves[2 * i + 1]}`, pair(2 * i)]),
    );
    expect(lostOf(helped, words)).toBeLessThan(lostOf(vaguely, words));
  });
  it('a plain 7 x 4 menu loses callers within the plausible band', () => {
    const { figures } = solveTree(layeredTree(7, 4), layeredWords(7, 4));
    expect(figures.lostRate).toBeGreaterThan(0.025);
    expect(figures.lostRate).toBeLessThan(0.1);
    expect(figures.misroutedRate).toBeLessThan(0.1);
  });
  it('callers who dial the line of another product are misrouted; with a greeting that names it, fewer are', () => {
    const need = needOf(PRODUCTS[1] as string, INTENTS[2] as string);
    const all = layeredWords(2, 4);
    const misrouted = (greeting: string): number => {
      const tree: Tree = Object.fromEntries(
        INTENTS.map((intent) => [intent, needOf(PRODUCTS[0] as string, intent)]),
      );
      const line = asLine(buildMachine('old', tree, { greeting, needs: [] }));
      return solve(line, typesFor([need]), all, DEFAULT_PARAMETERS, 'en').figures.misroutedRate;
    };
    expect(misrouted('Welcome.')).toBeGreaterThan(0.8);
    expect(misrouted('Welcome to the computers line.')).toBeLessThan(misrouted('Welcome.') - 0.02);
  });
});

describe('the no-effect control', () => {
  it('holds: where every caller already knows the right number, merging does not improve the lost rate', () => {
    fc.assert(
      fc.property(anyParameters, (parameters) => {
        const words = layeredWords(7, 4);
        const lines = PRODUCTS.map((product) =>
          asLine(
            buildMachine(
              product,
              Object.fromEntries(INTENTS.map((intent) => [intent, needOf(product, intent)])),
            ),
          ),
        );
        const audience = createAudience(typesFor(words.map(({ need }) => need)), words, parameters, 'en');
        const solver = createSolver(audience);
        const dial = words.flatMap(({ need }) =>
          PRODUCTS.map((product) => Number(need.startsWith(`${product}.`))),
        );
        const before = addUp(
          lines.map((line) => solver.solve(line)),
          dial,
        );
        expect(solveTree(layeredTree(7, 4), words, parameters).figures.lostRate).toBeGreaterThanOrEqual(
          before.lostRate - 1e-12,
        );
      }),
      { numRuns: 3 },
    );
  });
});

function arrivedAt({ automaton, arrived, needs }: LineAnswer, goesTo: string): number {
  return sum(
    automaton.nodes.map(({ destination }, node) =>
      destination?.goesTo === goesTo
        ? sum(arrived.subarray(node * needs.length, (node + 1) * needs.length))
        : 0,
    ),
  );
}

/**
 * Callers walking the chain, by a small linear congruential generator: enough for a check that draws 10^5
 * numbers.
 */
function walk(
  visits: Visits,
  calls: number,
  seed: number,
): { lost: number; misrouted: number; menuSeconds: number; error: number } {
  const { chain, types, exits, entry } = visits;
  let state = seed;
  const draw = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  let lost = 0;
  let misrouted = 0;
  let sum = 0;
  let squares = 0;
  for (let call = 0; call < calls; call++) {
    const type = call % types.length;
    let row = entry[type] as number;
    let seconds = 0;
    while (row >= 0) {
      let left = draw();
      let i = chain.rowStart[row] as number;
      for (
        const last = (chain.rowStart[row + 1] as number) - 1;
        i < last && left >= (chain.probability[i] as number);
        i++
      )
        left -= chain.probability[i] as number;
      seconds += chain.seconds[i] as number;
      row = chain.target[i] as number;
    }
    const { destination } = exits[exitOf(row)] as Visits['exits'][number];
    if (!('serves' in destination)) lost++;
    else if (!destination.serves.includes(types[type]?.need as NeedId)) misrouted++;
    sum += seconds;
    squares += seconds * seconds;
  }
  const mean = sum / calls;
  return {
    lost: lost / calls,
    misrouted: misrouted / calls,
    menuSeconds: mean,
    error: Math.sqrt((squares / calls - mean * mean) / calls),
  };
}
