import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  FIGURE_IDS,
  figureRows,
  showChangeInterval,
  showInterval,
  type FigureRow,
} from '../../../src/studio/figures/figure-rows.ts';
import type { LiveFigures } from '../../../src/studio/figures/live-world.ts';

const answer = (figures: LiveFigures) => ({ figures, edges: [], menus: {}, entered: 1 });
const rowsOf = (now: LiveFigures, saved: LiveFigures): readonly FigureRow[] =>
  figureRows({
    now: answer(now),
    saved: answer(saved),
    isLiveBehind: false,
    simulation: undefined,
    isSimulationBehind: false,
  });
const verdicts = (now: LiveFigures, saved: LiveFigures): Partial<Record<string, string | undefined>> =>
  Object.fromEntries(rowsOf(now, saved).map(({ id, verdict }) => [id, verdict]));

const usual: LiveFigures = {
  lostRate: 0.05,
  closedRate: 0,
  misroutedRate: 0.1,
  menuSeconds: 20,
  firstMenuSeconds: 15,
};
const share = fc.double({ min: 0, max: 0.5, noNaN: true });
const figures = fc.record({
  lostRate: share,
  closedRate: share,
  misroutedRate: share,
  menuSeconds: fc.double({ min: 0, max: 90, noNaN: true }),
  firstMenuSeconds: fc.double({ min: 0, max: 90, noNaN: true }),
});

/** `5.52 %` to 5.52, `−0.31` to -0.31. */
const numberIn = (text: string): number =>
  Number(
    text
      .replaceAll(/[^\d.−-]/g, '')
      .replace('−', '-')
      .replace('±', ''),
  );

describe('the verdict on an edit', () => {
  it('does not call a menu better that loses everybody', () => {
    const all = { lostRate: 1, closedRate: 0, misroutedRate: 0, menuSeconds: 2, firstMenuSeconds: 1 };
    expect(verdicts(all, usual)).toMatchObject({
      lostRate: 'worse',
      misroutedRate: 'consequence',
      menuSeconds: 'consequence',
      firstMenuSeconds: 'consequence',
    });
    // Nor one that lost everybody before, and now does so sooner.
    expect(verdicts(all, { ...all, menuSeconds: 30 })).toMatchObject({ menuSeconds: 'consequence' });
  });

  it('calls a shorter menu better where as many are served', () => {
    expect(verdicts({ ...usual, menuSeconds: 15 }, usual)).toMatchObject({
      lostRate: 'same',
      menuSeconds: 'better',
    });
    expect(verdicts({ ...usual, lostRate: 0.04 }, usual)).toMatchObject({ lostRate: 'better' });
  });

  it('calls nothing better that an announcement only ends sooner, and has no row for it where there is none', () => {
    const announced = { ...usual, lostRate: 0.01, closedRate: 0.4, menuSeconds: 5 };
    expect(verdicts(announced, usual)).toMatchObject({
      lostRate: 'consequence',
      closedRate: 'worse',
      menuSeconds: 'consequence',
    });
    expect(Object.keys(verdicts(usual, usual))).not.toContain('closedRate');
  });

  test.prop([figures, figures])(
    'is never "better" for any figure when fewer callers are served',
    (now, saved) => {
      const unserved = (of: LiveFigures): number => of.lostRate + of.closedRate + of.misroutedRate;
      const fewer = unserved(now) - unserved(saved);
      const all = Object.values(verdicts(now, saved));
      if (fewer > 0.0001) expect(all).not.toContain('better');
      else expect(all).not.toContain(fewer < 0 && unserved(now) < 0.99 ? 'consequence' : 'none');
    },
  );
});

describe('an interval', () => {
  const bounds = fc
    .tuple(share, fc.double({ min: 0, max: 0.1, noNaN: true }))
    .map(([mean, half]) => ({ mean, low: mean - half, high: mean + half, replications: 8 }));

  test.prop([fc.constantFrom(...FIGURE_IDS), bounds])(
    'stands beside the figure that lies in it',
    (id, interval) => {
      for (const text of [showInterval(id, interval), showChangeInterval(id, interval)]) {
        const [, figure = '', low = '', high = ''] = /^(.+) \((.+?)(?:–| … )(.+)\)$/.exec(text) ?? [];
        expect(numberIn(low), text).toBeLessThanOrEqual(numberIn(figure));
        expect(numberIn(figure), text).toBeLessThanOrEqual(numberIn(high));
      }
    },
  );
});
