import { describe, expect, it } from 'vitest';
import { replayCallers } from '../../src/study/index.ts';
import { smallDesign } from './small-study.ts';

describe('replaying a caller', () => {
  it('shows the same caller each time, from dialling to the end', () => {
    const design = smallDesign();
    const [first] = replayCallers(design, { world: 'before', replication: 0, caller: 5 });
    const [again] = replayCallers(design, { world: 'before', replication: 0, caller: 5 });
    expect(first).toEqual(again);
    expect(first?.steps[0]?.kind).toBe('dials');
    const times = first?.steps.map(({ at }) => at) ?? [];
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('finds callers who got lost at a menu, and their transcript ends a call there', () => {
    const [lost] = replayCallers(smallDesign(), { world: 'after', replication: 0, lostAt: 'products' });
    const heardBeforeHangingUp = lost?.steps.filter((_, i) => lost.steps[i + 1]?.kind === 'hangs-up') ?? [];
    expect(heardBeforeHangingUp.some((step) => step.kind === 'hears' && step.menu === 'products')).toBe(true);
  });

  it('has nobody to show for a caller who does not exist', () => {
    expect(replayCallers(smallDesign(), { world: 'after', replication: 0, caller: 10_000_000 })).toEqual([]);
  });
});
