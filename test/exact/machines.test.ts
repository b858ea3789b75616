import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PARAMETERS, type Dispositions } from '../../src/behaviour/index.ts';
import { parseMachine, type NeedId } from '../../src/chart/index.ts';
import { demandFor, dialOneLine, measureMenus, solveVisits } from '../../src/exact/index.ts';
import { compileVisits } from '../../src/visits/index.ts';
import { ALL_DISPOSITIONS, asLine, typesFor } from '../visits/tree-machine.ts';

const root = new URL('../../machines/', import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.machine.json'),
);
const facts = [
  {},
  { identity: 'business' },
  { devices: ['pc'] },
  { devices: ['phone'], history: ['open-repair-phone'] },
];

describe.each(files)('the machine %s', (file) => {
  const { machine } = parseMachine(readFileSync(new URL(file, root), 'utf8'), file);
  it('conserves its callers in every language, known and unknown, with words and without', () => {
    if (!machine) throw new Error(`${file} cannot be read.`);
    const line = asLine(machine.config);
    const words = (machine.config.meta.needs ?? ['any.thing']).map((need, i) => ({
      need: need as NeedId,
      product: i % 2 === 0 ? { 'zh-CN': { 电脑: 0.9 }, en: { computer: 0.9 } } : {},
      intent: { 'zh-CN': { 维修: 0.8 }, en: { repair: 0.8 } },
    }));
    for (const locale of machine.config.meta.locales) {
      const visits = compileVisits(
        [line],
        typesFor(
          words.map(({ need }) => need),
          [ALL_DISPOSITIONS[0] as Dispositions, ALL_DISPOSITIONS[7] as Dispositions],
          facts,
        ),
        words,
        DEFAULT_PARAMETERS,
        locale,
      );
      const flows = solveVisits(visits, demandFor(visits, dialOneLine(visits)));
      const { overall, byMenu } = measureMenus(
        visits,
        flows,
        (_, node) => line.automaton.nodes[node]?.state ?? '',
      );
      expect(visits.problems).toEqual([]);
      expect(overall.lost + overall.misrouted + overall.operator + overall.served).toBeCloseTo(1, 9);
      expect(overall.menuSeconds).toBeCloseTo(
        byMenu.reduce((sum, menu) => sum + menu.heard * menu.seconds, 0),
        6,
      );
    }
  });
});
