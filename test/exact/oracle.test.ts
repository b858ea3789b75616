import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PARAMETERS } from '../../src/behaviour/index.ts';
import { UNKNOWN_CALLER, type Facts, type MachineConfig, type NeedId } from '../../src/chart/index.ts';
import { addUp, createSolver, dialOneLine, findHeat, type LineAnswer } from '../../src/exact/index.ts';
import { factsArbitrary, machineArbitrary } from '../../src/vitest/index.ts';
import { compileVisits, createAudience, type Audience } from '../../src/visits/index.ts';
import { ALL_DISPOSITIONS, asLine, layeredWords, typesFor } from '../visits/tree-machine.ts';
import { solveChain } from './solve-chain.ts';

const words = layeredWords(2, 2, 0.7).map(({ need, product, intent }) => ({
  need,
  product: { ...product, 'zh-CN': { 电脑: 0.7 } },
  intent: { ...intent, 'zh-CN': { 维修: 0.7 } },
}));
const needs = words.map(({ need }) => need);
const FIGURES = [
  'entered',
  'lostRate',
  'closedRate',
  'misroutedRate',
  'operatorRate',
  'servedRate',
  'menuSeconds',
] as const;

/** Machines that ask about their callers, and callers who answer differently. */
const anyCase = fc.oneof(machineArbitrary(), machineArbitrary({ keepsRules: true })).chain((config) =>
  fc.record({
    config: fc.constant(config),
    facts: fc.array(factsArbitrary(config), { minLength: 1, maxLength: 3 }),
    hours: fc.array(fc.nat({ max: 5 }), { minLength: 168, maxLength: 168 }),
  }),
);

function audienceOf(facts: readonly Facts[]): Audience {
  // Neighbours speak different languages, one of them spoken by no machine.
  const types = typesFor(needs as NeedId[], ALL_DISPOSITIONS.slice(0, 3), facts).map((type, i) => {
    const locale = [undefined, 'zh-CN', 'es'][i % 3];
    return locale === undefined ? type : { ...type, locale };
  });
  return createAudience(types, words, DEFAULT_PARAMETERS, 'en');
}

/** All that an answer says of its callers. */
function bytesOf({ automaton: _, edgeFlow, ...sums }: LineAnswer) {
  return { ...sums, edges: edgeFlow(dialOneLine(needs.length)) };
}

describe('the solver', () => {
  it('answers any machine, its guards, hours and languages as the chain that the kernel samples', () => {
    fc.assert(
      fc.property(anyCase, ({ config, facts, hours }) => {
        fc.pre(hours.some((share) => share > 0));
        const audience = audienceOf(facts);
        const line = asLine(config);
        const answer = createSolver(audience, { hours }).solve(line);
        const figures = addUp(
          [answer],
          needs.map(() => 1),
        );
        const chain = solveChain(compileVisits([line], audience), { hours });
        // Seconds of the callers that the solver leaves over, one in 10^12, add up where a loop fades slowly.
        for (const name of FIGURES) {
          const close = name === 'menuSeconds' ? 1e-6 * Math.max(1, chain[name]) : 5e-9;
          expect(Math.abs(figures[name] - chain[name]), name).toBeLessThan(close);
        }
        const heat = findHeat(
          answer,
          needs.map(() => 1),
        );
        heat.edges.forEach((taken, edge) =>
          expect(taken / heat.entered).toBeCloseTo(chain.taken.get(`0 ${edge}`) ?? 0, 8),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('gives the same bytes whatever machines it has answered before', () => {
    fc.assert(
      fc.property(fc.array(machineArbitrary(), { minLength: 2, maxLength: 4 }), (configs) => {
        const audience = audienceOf([UNKNOWN_CALLER]);
        const solver = createSolver(audience);
        const solve = (config: MachineConfig) => {
          return bytesOf(solver.solve(asLine(config)));
        };
        for (const config of configs) solve(config);
        for (const config of configs) {
          const fresh = createSolver(audienceOf([UNKNOWN_CALLER])).solve(asLine(config));
          expect(solve(structuredClone(config))).toEqual(bytesOf(fresh));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('weighs a line by who dials it, and counts nobody where nobody does', () => {
    const audience = audienceOf([UNKNOWN_CALLER]);
    const [config] = fc.sample(machineArbitrary({ keepsRules: true }), { numRuns: 1, seed: 7 });
    const answer = createSolver(audience).solve(asLine(config as MachineConfig));
    const twice = addUp(
      [answer, answer],
      needs.flatMap(() => [0.25, 0.75]),
    );
    const once = addUp(
      [answer],
      needs.map(() => 1),
    );
    for (const name of FIGURES) expect(twice[name]).toBeCloseTo(once[name], 12);
    const nobody = addUp(
      [answer],
      needs.map(() => 0),
    );
    expect(nobody).toMatchObject({ entered: 0, lostRate: 0, menuSeconds: 0 });
  });
});
