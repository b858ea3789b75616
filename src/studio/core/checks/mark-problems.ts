/** Problems by the place where they are marked. */
import { sayMessage, type Problem, type Severity } from '../../../util/problem.ts';
import type { Said } from '../../../words/index.ts';
import { placeProblem, type MachineView } from '../../view/index.ts';

export interface Mark {
  readonly severity: Severity;
  readonly count: number;
  readonly messages: readonly Said[];
}
export interface Marks {
  readonly cards: ReadonlyMap<string, Mark>;
  readonly rows: ReadonlyMap<string, Mark>;
}

const RANK: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };
export const NO_MARKS: Marks = { cards: new Map(), rows: new Map() };

/**
 * Worst severity and number by card and row. Remarks are listed but not marked: a mark asks for something.
 */
export function markProblems(view: MachineView, problems: readonly Problem[]): Marks {
  const cards = new Map<string, Mark>();
  const rows = new Map<string, Mark>();
  for (const problem of problems) {
    if (problem.severity === 'info') continue;
    const { card, row, state } = placeProblem(view, problem.path, problem.menu);
    add(cards, card ?? state, problem);
    if (row !== undefined) add(rows, row, problem);
  }
  return { cards, rows };
}

function add(marks: Map<string, Mark>, name: string, problem: Problem): void {
  const { severity } = problem;
  const before = marks.get(name);
  marks.set(name, {
    severity: before && RANK[before.severity] >= RANK[severity] ? before.severity : severity,
    count: (before?.count ?? 0) + 1,
    messages: [...(before?.messages ?? []), sayMessage(problem)],
  });
}

export function isSameMark(a: Mark | undefined, b: Mark | undefined): boolean {
  return (
    a === b ||
    (a !== undefined &&
      b !== undefined &&
      a.severity === b.severity &&
      a.count === b.count &&
      a.messages.every(({ en }, i) => en === b.messages[i]?.en))
  );
}
