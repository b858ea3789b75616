import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexChart, parseMachine, printMachine } from '../../../../src/chart/index.ts';
import { checkMachine } from '../../../../src/rules/index.ts';
import { fitFirstMenu } from '../../../../src/studio/features/merge/fit-first-menu.ts';
import { mergeLines, type Merged } from '../../../../src/studio/features/merge/merge-lines.ts';
import { traceNeeds } from '../../../../src/studio/features/merge/need-moves.ts';
import {
  addHeading,
  joinHeadings,
  movePart,
  partsIn,
  partsInTray,
  removeHeading,
  shiftHeading,
  type MergePlan,
} from '../../../../src/studio/features/merge/plan.ts';
import { readOffers, type MergeLine } from '../../../../src/studio/features/merge/read-offers.ts';
import {
  namingOf,
  NO_NAMES,
  suggestPlan,
  type Naming,
} from '../../../../src/studio/features/merge/suggest-plan.ts';
import { readMachines, readScenario } from '../../figures/read-project.ts';

const lines: MergeLine[] = Object.entries(readMachines('lines')).map(([id, config]) => ({ id, config }));
const naming = namingOf(readScenario());
const details = { id: 'new-line', title: { en: 'New line', 'zh-CN': '新热线' } };
const planFor = (picked: readonly MergeLine[], names: Naming = naming): MergePlan =>
  fitFirstMenu(suggestPlan(picked, names, details), names);
const errorsOf = ({ config }: Merged) =>
  config ? checkMachine(config).filter(({ severity }) => severity === 'error') : [];
const somePlan = fc.subarray(lines, { minLength: 1 }).map((picked) => planFor(picked));

describe('reading what lines offer', () => {
  it('finds every need a line promises', () => {
    for (const line of lines) {
      const offered = new Set(readOffers([line]).parts.map(({ need }) => need));
      expect([...offered]).toEqual(expect.arrayContaining([...(line.config.meta.needs ?? [])]));
    }
  });

  it('knows the keys that lead to an offer', () => {
    const printer = lines.filter(({ id }) => id === 'printer-service');
    const repair = readOffers(printer).parts.find(({ need }) => need === 'office.repair');
    expect(repair).toMatchObject({
      keys: ['1', '2'],
      number: '400-000-0005',
      label: { en: 'reporting a fault' },
    });
  });
});

describe('merging lines', () => {
  it('gives a machine without an error for any of the eighteen lines together', () => {
    fc.assert(
      fc.property(somePlan, (plan) => {
        expect(errorsOf(mergeLines(plan))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('merges all eighteen into seven products and four intents', () => {
    const plan = planFor(lines);
    expect(plan.rows.map(({ id }) => id)).toEqual([
      'pc',
      'phone',
      'office',
      'tablet',
      'display',
      'accessory',
      'smart',
    ]);
    expect(plan.columns.map(({ id }) => id)).toEqual(['ask', 'buy', 'repair', 'centre']);
    const merged = mergeLines(plan);
    expect(errorsOf(merged)).toEqual([]);
    expect(merged.notices).toEqual([]);
  });

  it('gives a machine without an error where nobody has named anything', () => {
    expect(errorsOf(mergeLines(planFor(lines.slice(0, 6), NO_NAMES)))).toEqual([]);
  });

  it('loses no need of any line', () => {
    fc.assert(
      fc.property(somePlan, (plan) => {
        const merged = mergeLines(plan);
        expect(traceNeeds(plan, merged).filter(({ isLost }) => isLost)).toEqual([]);
        const promised = plan.parts.map(({ need }) => need);
        expect(merged.config?.meta.needs?.toSorted()).toEqual([...new Set(promised)].toSorted());
      }),
      { numRuns: 40 },
    );
  });

  it('says which keys lead to a need, and they do', () => {
    const plan = planFor(lines);
    const merged = mergeLines(plan);
    const chart = indexChart(merged.config as NonNullable<Merged['config']>);
    for (const { keys, destination } of merged.cells) {
      let state = chart.stateAt('products');
      for (const key of keys) {
        const { target } =
          chart.transitions.find(({ source, event }) => source === state && event === `DTMF.${key}`) ?? {};
        state = target;
      }
      expect(state?.config.meta?.destination).toEqual(destination);
    }
  });

  it('writes a file that reads back as it was', () => {
    const { config } = mergeLines(planFor(lines));
    const { machine, problems } = parseMachine(
      printMachine(config as NonNullable<Merged['config']>),
      'new.machine.json',
    );
    expect(problems).toEqual([]);
    expect(machine?.config).toEqual(config);
  });
});

describe('changing a plan', () => {
  const changes = fc.array(
    fc.tuple(
      fc.constantFrom('move', 'tray', 'join', 'remove', 'add', 'shift'),
      fc.nat(),
      fc.nat(),
      fc.boolean(),
    ),
    { maxLength: 12 },
  );
  const change = (plan: MergePlan, [kind, a, b, isRow]: [string, number, number, boolean]): MergePlan => {
    const side = isRow ? 'rows' : 'columns';
    const at = <T>(list: readonly T[], index: number): T | undefined =>
      list[index % Math.max(1, list.length)];
    const [part, row, column, one, other] = [
      at(plan.parts, a),
      at(plan.rows, b),
      at(plan.columns, a),
      at(plan[side], a),
      at(plan[side], b),
    ];
    if (kind === 'move')
      return part && row && column ? movePart(plan, part.id, { row: row.id, column: column.id }) : plan;
    if (kind === 'tray') return part ? movePart(plan, part.id, undefined) : plan;
    if (kind === 'add') return addHeading(plan, side, { en: `thing ${b}`, 'zh-CN': `事项${b}` });
    if (!one || !other) return plan;
    return kind === 'join'
      ? joinHeadings(plan, side, one.id, other.id)
      : kind === 'remove'
        ? removeHeading(plan, side, one.id)
        : shiftHeading(plan, side, one.id, b % 2 ? 1 : -1);
  };

  it('keeps every part in exactly one place', () => {
    fc.assert(
      fc.property(somePlan, changes, (first, steps) => {
        const plan = steps.reduce(change, first);
        const placed = plan.rows.flatMap((row) =>
          plan.columns.flatMap((column) => partsIn(plan, { row: row.id, column: column.id })),
        );
        expect([...placed, ...partsInTray(plan)].map(({ id }) => id).toSorted()).toEqual(
          first.parts.map(({ id }) => id).toSorted(),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('breaks no rule but those about names, length and number, whatever is moved where', () => {
    // What a person may do and must be told: too long a first menu, two options of one name, more than nine
    // options.
    const told = ['first-prompt-seconds', 'options-per-menu'];
    fc.assert(
      fc.property(somePlan, changes, (first, steps) => {
        const errors = errorsOf(mergeLines(steps.reduce(change, first)));
        expect(errors.filter(({ code }) => !told.includes(code))).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  it('tells of needs that go nowhere, and of those that somebody new answers', () => {
    const plan = planFor(lines);
    const repair = plan.parts.filter(({ need }) => need === 'pc.repair');
    const lost = repair.reduce((next, { id }) => movePart(next, id, undefined), plan);
    expect(traceNeeds(lost, mergeLines(lost)).find(({ need }) => need === 'pc.repair')).toMatchObject({
      isLost: true,
      now: [],
    });
    const elsewhere = repair.reduce(
      (next, { id }) => movePart(next, id, { row: 'phone', column: 'buy' }),
      plan,
    );
    const merged = mergeLines(elsewhere);
    expect(merged.notices).toContainEqual({
      kind: 'not-known-to-serve',
      place: { row: 'phone', column: 'buy' },
      destination: expect.any(String),
      needs: expect.any(Array),
    });
    expect(traceNeeds(elsewhere, merged).some(({ isReassigned }) => isReassigned)).toBe(true);
  });
});
