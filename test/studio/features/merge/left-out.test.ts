/** Nothing of the old lines goes unsaid. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  indexChart,
  type MachineConfig,
  type NeedId,
  type StateConfig,
} from '../../../../src/chart/index.ts';
import { accountFor } from '../../../../src/studio/features/merge/left-out.ts';
import { mergeLines } from '../../../../src/studio/features/merge/merge-lines.ts';
import {
  chooseDestination,
  movePart,
  removeHeading,
  type MergePlan,
} from '../../../../src/studio/features/merge/plan.ts';
import type { MergeLine } from '../../../../src/studio/features/merge/read-offers.ts';
import { NO_NAMES, suggestPlan } from '../../../../src/studio/features/merge/suggest-plan.ts';
import { readMachines } from '../../figures/read-project.ts';

const desk = (name: string, serves: readonly NeedId[] = []): StateConfig => ({
  type: 'final',
  meta: { destination: { goesTo: 'desk', desk: name, serves } },
});
const option = (target: string, label: string) => ({ target, meta: { label: { en: label } } });

/** Two options serve a need, two do not say whom they serve, and four lead to nobody new. */
const water: MachineConfig = {
  id: 'water',
  meta: { title: { en: 'Water' }, locales: ['en'] },
  initial: 'menu',
  on: { HANGUP: { target: 'gone' }, 'DTMF.0': { target: 'front', meta: { role: 'operator' } } },
  states: {
    menu: {
      tags: ['menu'],
      on: {
        'DTMF.1': option('leak', 'leaks'),
        'DTMF.2': option('bill', 'bills'),
        'DTMF.3': option('meter', 'meters'),
        'DTMF.4': option('press', 'the press'),
        'DTMF.5': option('gone', 'good-bye'),
        'DTMF.6': { meta: { label: { en: 'the menu again' } } },
        'DTMF.7': option('leak', 'burst pipes'),
        'DTMF.8': option('hours', 'opening hours'),
      },
    },
    hours: {
      tags: ['announcement'],
      meta: { greeting: { en: 'We are open from nine to five.' } },
      on: { DONE: { target: 'gone' } },
    },
    leak: desk('faults', ['water.leak']),
    bill: desk('billing', ['water.bill']),
    meter: desk('meters'),
    press: { type: 'final', meta: { destination: { goesTo: 'number', number: '555 0100', serves: [] } } },
    front: desk('front'),
    gone: { type: 'final', meta: { destination: { goesTo: 'hang-up', reason: 'caller' } } },
  },
};
/** Says of nothing whom it serves. */
const parks: MachineConfig = {
  ...water,
  id: 'parks',
  meta: { title: { en: 'Parks' }, locales: ['en'] },
  states: {
    menu: { tags: ['menu'], on: { 'DTMF.1': option('trees', 'trees'), 'DTMF.2': option('paths', 'paths') } },
    trees: desk('gardeners'),
    paths: desk('builders'),
    front: desk('front'),
    gone: { type: 'final', meta: { destination: { goesTo: 'hang-up', reason: 'caller' } } },
  },
};
const lines: readonly MergeLine[] = [water, parks].map((config) => ({ id: config.id, config }));
const planOf = (picked: readonly MergeLine[]): MergePlan =>
  suggestPlan(picked, NO_NAMES, { id: 'one', title: { en: 'One' } });

function desksIn(config: MachineConfig | undefined): string[] {
  if (!config) return [];
  return indexChart(config).states.flatMap(({ config: { meta } }) => {
    const destination = meta?.destination;
    return destination?.goesTo === 'desk'
      ? [destination.desk]
      : destination?.goesTo === 'number'
        ? ['number']
        : [];
  });
}

describe('options that do not say whom they serve', () => {
  it('are carried over with where they lead', () => {
    const plan = planOf(lines);
    const merged = mergeLines(plan);
    expect(desksIn(merged.config).toSorted()).toEqual(
      ['faults', 'billing', 'meters', 'number', 'gardeners', 'builders', 'front'].toSorted(),
    );
    expect(accountFor(plan, merged).carried).toBe(6);
    const { config } = merged;
    const labels = config
      ? indexChart(config).transitions.map(({ transition }) => transition.meta?.label?.['en'])
      : [];
    expect(labels).toEqual(expect.arrayContaining(['Parks', 'meters', 'the press', 'trees', 'paths']));
  });

  it('are told when another option takes their place', () => {
    const plan = planOf(lines.slice(0, 1));
    const [meter, press] = plan.parts.filter(({ need }) => need === undefined);
    if (!meter || !press) throw new Error('The line has two such options.');
    const place = plan.places[meter.id];
    if (!place) throw new Error('The plan has no place for an option.');
    const moved = chooseDestination(movePart(plan, press.id, place), place, 'desk:meters');
    expect(accountFor(moved, mergeLines(moved)).left).toContainEqual(
      expect.objectContaining({ label: { en: 'the press' }, reason: 'other-place' }),
    );
  });
});

describe('the list of what is left out', () => {
  it('names what ends the call, leads nowhere, is said twice or read out', () => {
    const plan = planOf(lines.slice(0, 1));
    const { left } = accountFor(plan, mergeLines(plan));
    expect(left.map(({ label, reason }) => [label['en'], reason])).toEqual(
      expect.arrayContaining([
        ['good-bye', 'hang-up'],
        ['the menu again', 'nowhere'],
        ['burst pipes', 'twin'],
        ['opening hours', 'announcement'],
        ['opening hours', 'hang-up'],
      ]),
    );
    expect(left).toHaveLength(5);
  });

  it('and what is carried over are all there is, whatever is done to the plan', () => {
    const shipped = Object.entries(readMachines('lines')).map(([id, config]) => ({ id, config }));
    fc.assert(
      fc.property(
        fc.subarray([...lines, ...shipped], { minLength: 1 }),
        fc.array(fc.nat(), { maxLength: 6 }),
        (picked, moves) => {
          let plan = planOf(picked);
          const all = plan.parts.length + plan.others.length;
          for (const move of moves) {
            const part = plan.parts[move % plan.parts.length];
            const column = plan.columns[move % Math.max(1, plan.columns.length)];
            const row = plan.rows[move % Math.max(1, plan.rows.length)];
            if (move % 5 === 0 && column) plan = removeHeading(plan, 'columns', column.id);
            else if (part)
              plan = movePart(
                plan,
                part.id,
                move % 2 === 0 && row && column ? { row: row.id, column: column.id } : undefined,
              );
          }
          const merged = mergeLines(plan);
          const { carried, left } = accountFor(plan, merged);
          expect(carried + left.length).toBe(all);
          // What counts as carried over is there: somebody serves the need, or the place is reached.
          const served = new Set(merged.cells.flatMap(({ needs }) => needs));
          const leftNeeds = new Set(left.flatMap(({ need }) => need ?? []));
          for (const { need } of plan.parts)
            if (need !== undefined && !served.has(need)) expect(leftNeeds).toContain(need);
        },
      ),
      { numRuns: 60 },
    );
  });
});
