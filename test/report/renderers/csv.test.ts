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
    expect(rows.length).toBe(1 + worlds + differences);
  });

  it('keeps numbers as they are and leaves absent bounds empty', () => {
    const stopped = render('csv', STUDIES.stopped).split('\r\n');
    expect(stopped).toContain('world,before,,lostRate,0.0713,,,share,1');
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
