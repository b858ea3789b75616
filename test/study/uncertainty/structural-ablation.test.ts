import { describe, expect, it } from 'vitest';
import { createInlineRunner } from '../../../src/runner/index.ts';
import { runStudy } from '../../../src/study/index.ts';
import { STRUCTURES } from '../../../src/study/structures.ts';
import { assume, smallDesign, smallScenario } from '../small-study.ts';

describe('what the structure of the model contributes', () => {
  it('is told for each part, for memory at both ends, and for all of them together', async () => {
    const parameters = {
      wrongNumber: assume(0.3),
      remembersNumber: assume(0.5),
      repeatProbability: assume(0.9),
      resolved: assume(0.4),
    };
    const design = smallDesign({
      scenario: { ...smallScenario, parameters },
      worlds: ['before', 'after'],
      replications: 2,
      sensitivityReplications: 1,
      hasControl: false,
    });
    const { structure, comparisons } = await runStudy(design, createInlineRunner(design));
    const parts = new Map(structure?.parts.map((part) => [part.id, part.figures]));
    expect([...parts.keys()]).toEqual([...STRUCTURES, 'full-memory', 'all']);
    for (const figures of parts.values())
      for (const [figure, { without, effect }] of Object.entries(figures))
        expect(without).toBe(comparisons[0]!.differences[figure]!.mean + effect.mean);
    // Who remembers the number misdials less, so that one number has less to save.
    const misroutes = (id: string): number => parts.get(id)!['misroutedRate']!.effect.mean;
    expect(misroutes('full-memory')).toBeGreaterThan(0);
    expect(misroutes('memory')).toBeLessThan(0);
    // A line that never closes has no closing rule to owe anything to.
    expect(parts.get('closed-lines')!['lostRate']!.effect).toMatchObject({ mean: 0, low: 0, high: 0 });
  });
});
