import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PARAMETERS } from '../../src/behaviour/index.ts';
import { EVENTS, type MachineConfig } from '../../src/chart/index.ts';
import { addUp, createSolver, dialOneLine, type WorldFigures } from '../../src/exact/index.ts';
import { machineArbitrary } from '../../src/vitest/index.ts';
import {
  compileVisits,
  createAudience,
  type Audience,
  type RowPlace,
  type Visits,
} from '../../src/visits/index.ts';
import { ALL_DISPOSITIONS, asLine, typesFor } from './tree-machine.ts';
import { languageMenu, needs, powerLine, words } from './two-languages.ts';

/** Callers of these languages, as many of each. */
const audienceOf = (...locales: string[]): Audience => {
  const all = typesFor(needs, ALL_DISPOSITIONS);
  return createAudience(
    locales.flatMap((locale) =>
      all.map((type) => ({ ...type, locale, weight: type.weight / locales.length })),
    ),
    words,
    DEFAULT_PARAMETERS,
    'en',
  );
};
const figuresOf = (config: MachineConfig, ...locales: string[]): WorldFigures =>
  addUp([createSolver(audienceOf(...locales)).solve(asLine(config))], dialOneLine(needs.length));
const visitsOf = (config: MachineConfig, ...locales: string[]): Visits =>
  compileVisits([asLine(config)], audienceOf(...locales));
/** `state language` of every row of callers who speak this. */
const heardBy = ({ places, types }: Visits, config: MachineConfig, locale: string): Set<string> => {
  const { nodes } = asLine(config).automaton;
  return new Set(
    Array.from({ length: places.rows }, (_, row) => places.at(row) as RowPlace)
      .filter(({ type }) => types[type]?.locale === locale)
      .map(({ node, spoken }) => `${nodes[node]?.state} ${spoken}`),
  );
};
/**
 * Share of the callers of a language who press this key in their first menu, or in the first that they hear in
 * `spoken`; of those who need an outage.
 */
const pressing = (visits: Visits, locale: string, key: string, spoken?: string): number => {
  const type = visits.types.findIndex((each) => each.locale === locale);
  const first = visits.entry[type] as number;
  const row =
    spoken === undefined
      ? first
      : Array.from({ length: visits.places.rows }, (_, at) => visits.places.at(at)).findIndex(
          (place, at) => at >= first && place?.spoken === spoken,
        );
  let share = 0;
  for (let i = visits.chain.rowStart[row] as number; i < (visits.chain.rowStart[row + 1] as number); i++)
    if (EVENTS[visits.events[i] as number] === `DTMF.${key}`) share += visits.chain.probability[i] as number;
  return share;
};

const plain = powerLine();
const asking = powerLine({ tongue: languageMenu });

describe('callers of several languages', () => {
  it('hear a line in their own, where it speaks it and never asks', () => {
    const visits = visitsOf(plain, 'en', 'es-MX');
    expect(heardBy(visits, plain, 'en')).toEqual(new Set(['menu en']));
    expect(heardBy(visits, plain, 'es-MX')).toEqual(new Set(['menu es']));
  });

  it('together are what they are apart, weighed', () => {
    fc.assert(
      fc.property(fc.oneof(machineArbitrary(), fc.constantFrom(plain, asking)), (config) => {
        const both = figuresOf(config, 'en', 'es');
        const apart = [figuresOf(config, 'en'), figuresOf(config, 'es')] as const;
        for (const name of [
          'lostRate',
          'misroutedRate',
          'servedRate',
          'operatorRate',
          'menuSeconds',
        ] as const)
          expect(both[name], name).toBeCloseTo((apart[0][name] + apart[1][name]) / 2, 8);
      }),
      { numRuns: 30 },
    );
  });

  it('find their way alike in texts that say the same to them', () => {
    const [english, spanish] = [figuresOf(plain, 'en'), figuresOf(plain, 'es')];
    expect(spanish.servedRate).toBeCloseTo(english.servedRate, 1);
    // Spanish says it in other syllables at another pace.
    expect(spanish.menuSeconds).not.toBe(english.menuSeconds);
  });

  it('hear the first language of a line that does not speak theirs, and recognise nothing in it', () => {
    const english = powerLine({}, {}, ['en']);
    const visits = visitsOf(english, 'en', 'es');
    expect(heardBy(visits, english, 'es')).toEqual(new Set(['menu en']));
    const [own, foreign] = [figuresOf(english, 'en'), figuresOf(english, 'es')];
    expect(own.servedRate).toBeGreaterThan(0.8);
    expect(foreign.servedRate).toBeLessThan(own.servedRate / 2);
    expect(foreign.lostRate + foreign.operatorRate).toBeGreaterThan(0.4);
  });
});

describe('a language menu', () => {
  it('is heard by everybody in the first language, and what follows in the one that was chosen', () => {
    const visits = visitsOf(asking, 'en', 'es');
    for (const locale of ['en', 'es'])
      expect(heardBy(visits, asking, locale)).toEqual(new Set(['tongue en', 'menu en', 'menu es']));
  });

  it('has callers press the key of their own language', () => {
    const visits = visitsOf(asking, 'en', 'es');
    expect(pressing(visits, 'en', '1')).toBeGreaterThan(0.85);
    expect(pressing(visits, 'es', '2')).toBeGreaterThan(0.85);
    expect(pressing(visits, 'es', '1')).toBeLessThan(0.05);
  });

  it('leaves whoever strays into the other language in it', () => {
    // Nobody can choose Spanish: Spanish callers go on in English, and are as lost as on an English line.
    const astray = powerLine({
      tongue: { ...languageMenu, on: { 'DTMF.1': languageMenu.on?.['DTMF.1'] as never } },
    });
    expect(heardBy(visitsOf(astray, 'es'), astray, 'es')).toEqual(new Set(['tongue en', 'menu en']));
    expect(figuresOf(astray, 'es').servedRate).toBeLessThan(0.5 * figuresOf(asking, 'es').servedRate);
  });

  it('serves Spanish callers far better than a line that speaks English only', () => {
    expect(figuresOf(asking, 'es').servedRate).toBeGreaterThan(
      1.8 * figuresOf(powerLine({}, {}, ['en']), 'es').servedRate,
    );
  });

  it('costs those who spoke the first language some seconds', () => {
    expect(figuresOf(asking, 'en').menuSeconds).toBeGreaterThan(
      figuresOf(powerLine({}, {}, ['en']), 'en').menuSeconds + 2,
    );
  });

  it('takes the nearest language where none is quite the caller’s', () => {
    expect(pressing(visitsOf(asking, 'es-MX'), 'es-MX', '2')).toBeGreaterThan(0.85);
  });
});

describe('an option among others that changes the language', () => {
  const offering = powerLine(
    {},
    { 'DTMF.9': { target: '#menu', meta: { label: { es: 'español' }, language: 'es' } } },
  );

  it('is taken by those whose language it is, and by nobody who hears it already', () => {
    const visits = visitsOf(offering, 'en', 'es');
    expect(pressing(visits, 'es', '9')).toBeGreaterThan(0.85);
    expect(pressing(visits, 'en', '9')).toBeLessThan(0.05);
    expect(heardBy(visits, offering, 'es')).toEqual(new Set(['menu en', 'menu es']));
    // Once in Spanish they choose what they came for, and do not go round for ever.
    expect(pressing(visits, 'es', '9', 'es')).toBeLessThan(0.05);
    expect(pressing(visits, 'es', '1', 'es')).toBeGreaterThan(0.7);
    expect(figuresOf(offering, 'es').servedRate).toBeGreaterThan(0.75);
  });
});
