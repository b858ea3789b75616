import type { Problem } from '../../util/problem.ts';

/** Groups in the order of their first problem. (Node 20 has no `Map.groupBy`.) */
export function groupProblems(
  problems: readonly Problem[],
  keyOf: (problem: Problem) => string,
): Map<string, Problem[]> {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = keyOf(problem);
    const group = groups.get(key);
    if (group) group.push(problem);
    else groups.set(key, [problem]);
  }
  return groups;
}
