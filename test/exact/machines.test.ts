import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PARAMETERS, type Dispositions } from '../../src/behaviour/index.ts';
import { parseMachine, type NeedId } from '../../src/chart/index.ts';
import { ALL_DISPOSITIONS, asLine, typesFor } from '../visits/tree-machine.ts';
import { solveChain } from './solve-chain.ts';
import { solve, sum } from './solve.ts';

const root = new URL('../../machines/', import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.machine.json'),
);
const FIGURES = [
  'lostRate',
  'closedRate',
  'misroutedRate',
  'operatorRate',
  'servedRate',
  'menuSeconds',
] as const;
const facts = [
  {},
  { identity: 'business' },
  { devices: ['pc'] },
  { devices: ['phone'], history: ['open-repair-phone'] },
];

describe.each(files)('the machine %s', (file) => {
  const { machine } = parseMachine(readFileSync(new URL(file, root), 'utf8'), file);
  it('conserves its callers in every language, known and unknown, and is solved as the kernel’s chain is', () => {
    if (!machine) throw new Error(`${file} cannot be read.`);
    const line = asLine(machine.config);
    const words = (machine.config.meta.needs ?? ['any.thing']).map((need, i) => ({
      need: need as NeedId,
      product: i % 2 === 0 ? { 'zh-CN': { 电脑: 0.9 }, en: { computer: 0.9 } } : {},
      intent: { 'zh-CN': { 维修: 0.8 }, en: { repair: 0.8 } },
    }));
    for (const locale of machine.config.meta.locales) {
      const { answer, figures, visits } = solve(
        line,
        typesFor(
          words.map(({ need }) => need),
          [ALL_DISPOSITIONS[0] as Dispositions, ALL_DISPOSITIONS[7] as Dispositions],
          facts,
        ),
        words,
        DEFAULT_PARAMETERS,
        locale,
      );
      expect(visits.problems).toEqual([]);
      const { lostRate, closedRate, misroutedRate, operatorRate, servedRate } = figures;
      expect(lostRate + closedRate + misroutedRate + operatorRate + servedRate).toBeCloseTo(1, 9);
      const chain = solveChain(visits);
      for (const name of FIGURES) expect(figures[name], name).toBeCloseTo(chain[name], 9);
      expect(sum(answer.heardAt)).toBeCloseTo(sum(chain.heard.values()), 9);
    }
  });
});
