import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileWorld, createWorldCompiler, type PreparedWorld } from '../../src/kernel/index.ts';
import { domainOf, type ScenarioConfig } from '../../src/scenario/index.ts';
import {
  assembleWorld,
  createAssembler,
  createChunkWorker,
  namedParameters,
  STRUCTURES,
  type Chunk,
  type Overrides,
  type StudyDesign,
} from '../../src/study/index.ts';
import { smallDesign, smallScenario } from './small-study.ts';
import type { Visits } from '../../src/visits/index.ts';

/** A second opinion on the words, so that word lists can be drawn too. */
const scenario: ScenarioConfig = {
  ...smallScenario,
  otherWords: [
    {
      id: 'others',
      title: { en: 'Others', 'zh-CN': '别人' },
      source: 'made up for this test',
      status: 'assumption',
      products: { pc: { en: { machine: 0.8, laptop: 0.4 } }, phone: { en: { phone: 0.7 } } },
      intents: { repair: { en: { broken: 0.9, repair: 0.5 } }, buy: { en: { buying: 0.6 } } },
    },
  ],
};
const design: StudyDesign = smallDesign({ scenario });

/** Somewhere in its range mostly; often nothing at all, or all that it can be. */
const valueOf = (name: string, low: number, high: number): fc.Arbitrary<number> => {
  const { least, most, isWhole } = domainOf(name, scenario);
  // As many callers as there may be at all are minutes of work, and no other world.
  const top = name === 'callersPerMonth' ? high : most;
  const ends = [0, 1, low, high, least, top].filter(
    (end) => Number.isFinite(end) && end >= least && end <= most,
  );
  const within = fc.double({ min: low, max: high, noNaN: true });
  return fc.oneof(
    { weight: 3, arbitrary: isWhole ? within.map(Math.round) : within },
    { weight: 1, arbitrary: fc.constantFrom(...ends) },
  );
};
const drawable = namedParameters(scenario).filter(({ name }) => name !== 'words');
const overrides: fc.Arbitrary<Overrides> = fc
  .tuple(
    fc.tuple(...drawable.map(({ name, low, high }) => valueOf(name, low, high))),
    fc.subarray([...drawable.keys()]),
    fc.boolean(),
  )
  .map(([values, chosen, isOthers]) => ({
    ...Object.fromEntries(chosen.map((p) => [drawable[p]?.name ?? '', values[p] ?? 0])),
    ...(isOthers && { words: 1 }),
  }));
const question = fc.record({
  world: fc.constantFrom('before', 'after', 'pooled'),
  overrides: fc.oneof({ weight: 4, arbitrary: overrides }, { weight: 1, arbitrary: fc.constant({}) }),
  days: fc.constantFrom(1, 3),
  without: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.subarray([...STRUCTURES]) },
  ),
});

/** What comes of it, be it a refusal: some parameters cannot be nothing. */
function outcomeOf<T>(work: () => T): { readonly made: T } | { readonly refusal: string } {
  try {
    return { made: work() };
  } catch (cause) {
    return { refusal: String(cause) };
  }
}

/** Tables and numbers alone: `program` holds where they came from. */
function tablesOf({ program: _, ...tables }: PreparedWorld): object {
  return tables;
}

/** Where rows stand is worked out when asked for: as a list it can be compared. */
function withPlaces<T extends Pick<Visits, 'places'>>({ places, ...rest }: T): object {
  return { ...rest, places: Array.from({ length: places.rows }, (_, row) => places.at(row)) };
}

describe('an assembler', () => {
  it('gives the same bytes as assembling and compiling anew, whatever it was asked before', () => {
    let made = 0;
    let asked = 0;
    fc.assert(
      fc.property(fc.array(question, { minLength: 2, maxLength: 6 }), (questions) => {
        const assemble = createAssembler(design);
        const compile = createWorldCompiler();
        for (const { world, overrides: drawn, days, without } of questions) {
          const anew = outcomeOf(() => {
            const { program, visits, types, exact } = assembleWorld(design, world, drawn, days, without);
            return {
              program,
              visits: withPlaces(visits),
              types,
              exact,
              tables: tablesOf(compileWorld(program)),
            };
          });
          const again = outcomeOf(() => {
            const { program, visits, types, exact } = assemble(world, drawn, days, without);
            return { program, visits: withPlaces(visits), types, exact, tables: tablesOf(compile(program)) };
          });
          // Vitest's own comparison takes seconds; it is asked where there is something to show.
          if (!isDeepStrictEqual(again, anew)) expect(again).toEqual(anew);
          asked += 1;
          made += Number('made' in anew);
        }
      }),
      { numRuns: 60 },
    );
    expect(made).toBeGreaterThan(asked / 2);
  });

  it('is not asked twice about a line that several worlds have', () => {
    const assemble = createAssembler(design);
    const drawn = { hangUpStuck: 0.025, wrongNumber: 0.1 };
    const after = assemble('after', drawn);
    expect(assemble('pooled', drawn).program.chain).toBe(after.program.chain);
    const other = assemble('after', { ...drawn, hangUpStuck: 0.02 }).program;
    expect(other.chain.target).toBe(after.program.chain.target);
    expect(other.chain.probability).not.toEqual(after.program.chain.probability);
  });
});

describe('a worker', () => {
  it('counts the same callers whatever chunks it did before', () => {
    fc.assert(
      fc.property(fc.array(question, { minLength: 2, maxLength: 8 }), (questions) => {
        const work = createChunkWorker(design);
        for (const asked of questions) {
          const chunk: Chunk = { ...asked, from: 0, count: 1 };
          expect(outcomeOf(() => work(chunk))).toEqual(outcomeOf(() => createChunkWorker(design)(chunk)));
        }
      }),
      { numRuns: 30 },
    );
  });
});
