import { describe, expect, it } from 'vitest';
import { CSV_COLUMNS } from '../../../src/report/index.ts';
import { render, STUDIES } from '../studies.ts';
import { buildStudy } from '../study-fixture.ts';

describe('the report as CSV', () => {
  const rows = render('csv')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));

  it('has its documented columns in every row', () => {
    expect(rows[0]).toEqual([...CSV_COLUMNS]);
    expect(rows.filter((row) => row.length !== CSV_COLUMNS.length)).toEqual([]);
  });

  it('has one row per world and figure and one per comparison and figure', () => {
    const known = new Set(STUDIES.case.figureInfo.map((info) => info.id));
    const count = (figures: object): number => Object.keys(figures).filter((id) => known.has(id)).length;
    const worlds = STUDIES.case.worlds.reduce((sum, world) => sum + count(world.figures), 0);
    const differences = STUDIES.case.comparisons.reduce(
      (sum, comparison) => sum + count(comparison.differences),
      0,
    );
    const rowsOf = (kind: string): number => rows.filter((row) => row[0] === kind).length;
    expect([rowsOf('world'), rowsOf('difference')]).toEqual([worlds, differences]);
  });

  it('has the draws, what decides, the tornado, the structural parts and every number as rows', () => {
    const { uncertainty, sensitivity, structure, parameters } = STUDIES.case;
    const kinds = (kind: string): string[][] => rows.filter((row) => row[0] === kind);
    const at = (row: string[] | undefined, name: (typeof CSV_COLUMNS)[number]): string | undefined =>
      row?.[CSV_COLUMNS.indexOf(name)];
    const total = kinds('total').find((row) => at(row, 'figure') === 'lostRate');
    expect([at(total, 'helps'), at(total, 'noise'), at(total, 'n')]).toEqual(['0.825', '0.03', '40']);
    expect(Number(at(total, 'mean'))).toBeCloseTo(-0.0164, 10);
    const wrongNumber = kinds('decides').find((row) => at(row, 'about') === 'wrongNumber');
    expect([at(wrongNumber, 'mean'), at(wrongNumber, 'at')]).toEqual(['0.5', '0.124']);
    expect(kinds('decides').length).toBe(uncertainty!.decides.length * 3);
    expect(kinds('sensitivity').length).toBe(2 * sensitivity.flatMap(({ bars }) => bars).length);
    expect(kinds('structure').length).toBe(structure!.parts.length);
    expect(kinds('parameter').length).toBe(parameters.length);
    expect(kinds('number').map((row) => [at(row, 'about'), at(row, 'mean'), at(row, 'use')])).toEqual([
      ['products[0].share', '0.4', 'fixed'],
      ['callersPerMonth.value', '8000', 'drawn'],
      ['"products[0].words.zh-CN[""修理""]"', '0.9', 'fixed'],
    ]);
  });

  it('keeps numbers as they are and leaves absent bounds empty', () => {
    const stopped = render('csv', STUDIES.stopped).split('\r\n');
    expect(stopped).toContain('world,before,,lostRate,0.0713,,,share,1,,,,,');
    expect(rows.find((row) => row[0] === 'difference' && row[3] === 'lostRate')?.slice(1, 3)).toEqual([
      'after',
      'before',
    ]);
  });

  it('disarms what a spreadsheet would run', () => {
    const study = buildStudy({
      worlds: STUDIES.case.worlds.map((world) => ({ ...world, id: `=1+1,"${world.id}"` })),
    });
    expect(render('csv', study)).toContain('"\'=1+1,""before"""');
  });
});
