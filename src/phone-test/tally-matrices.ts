/** What people took for what: needs against the numbers they dialled and the labels they chose first. */
import type { NeedId, Text } from '../chart/index.ts';
import type { ScenarioConfig } from '../scenario/index.ts';
import type { JudgedTask } from './judge-tasks.ts';

/** Rows are needs. */
export interface TestMatrix {
  readonly world: string;
  /** `number`: which line was dialled. `menu`: which option was chosen first. */
  readonly kind: 'number' | 'menu';
  /** Of a menu: the line that has it. */
  readonly line?: string;
  readonly lineTitle?: Text;
  /** Of a menu: its state path. */
  readonly menu?: string;
  readonly needs: readonly NeedId[];
  /** Undefined title: nothing was dialled or pressed, or a key that means nothing. */
  readonly columns: readonly { readonly id: string; readonly title: Text | undefined }[];
  /** `counts[need][column]`. */
  readonly counts: readonly (readonly number[])[];
  /** Whether somebody who chose this did right. */
  readonly right: readonly (readonly boolean[])[];
}

/** Menus with fewer first keys than this have no matrix of their own. */
const FEWEST_KEYS = 10;
/** Column of those who pressed or dialled nothing. */
const NOTHING = '';
/** Column of keys that mean nothing. */
const NO_OPTION = '?';

interface Choice {
  readonly need: NeedId;
  readonly column: string;
  readonly title: Text | undefined;
  readonly isRight: boolean;
}

export function tallyMatrices(
  scenario: ScenarioConfig,
  world: string,
  tasks: readonly JudgedTask[],
  needs: readonly NeedId[],
): TestMatrix[] {
  const lines = new Map(scenario.lines.map(({ id, title }) => [id, title]));
  const asked = tasks.filter(({ isRightNumber }) => isRightNumber !== undefined);
  const numbers = asked.map((task): Choice => ({
    need: task.need,
    column: task.line ?? NOTHING,
    title: task.line === null ? undefined : lines.get(task.line),
    isRight: task.isRightNumber === true,
  }));
  const menus = new Map<string, Choice[]>();
  for (const { hasChoice, firstKey, need, line } of tasks) {
    if (!hasChoice || line === null) continue;
    const key = `${line}|${firstKey?.menu ?? ''}`;
    const choices = menus.get(key) ?? [];
    choices.push({
      need,
      column: firstKey ? (firstKey.label ? firstKey.key : NO_OPTION) : NOTHING,
      title: firstKey?.label,
      isRight: firstKey?.isRight === true,
    });
    menus.set(key, choices);
  }
  return [
    ...(numbers.length > 0 ? [{ world, kind: 'number' as const, ...tally(numbers, needs) }] : []),
    ...[...menus]
      .filter(([key, choices]) => choices.length >= FEWEST_KEYS && !key.endsWith('|'))
      .map(([key, choices]) => {
        const [line = '', menu = ''] = key.split('|');
        const title = lines.get(line);
        return {
          world,
          kind: 'menu' as const,
          line,
          ...(title && { lineTitle: title }),
          menu,
          ...tally(choices, needs),
        };
      }),
  ];
}

function tally(
  choices: readonly Choice[],
  all: readonly NeedId[],
): Pick<TestMatrix, 'needs' | 'columns' | 'counts' | 'right'> {
  const needs = all.filter((need) => choices.some((choice) => choice.need === need));
  const titles = new Map(choices.map(({ column, title }) => [column, title]));
  const isReal = (id: string): number => Number(id === NOTHING) + Number(id === NO_OPTION || id === NOTHING);
  const ids = [...titles.keys()].toSorted(
    (a, b) => isReal(a) - isReal(b) || a.localeCompare(b, 'en', { numeric: true }),
  );
  const at = (need: NeedId, id: string): Choice[] =>
    choices.filter((choice) => choice.need === need && choice.column === id);
  return {
    needs,
    columns: ids.map((id) => ({ id, title: titles.get(id) })),
    counts: needs.map((need) => ids.map((id) => at(need, id).length)),
    right: needs.map((need) => ids.map((id) => at(need, id).some(({ isRight }) => isRight))),
  };
}
