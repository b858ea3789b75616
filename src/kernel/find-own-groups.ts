import type { WorldProgram } from './types.ts';

/**
 * By desk: its agent group where the desk is *plain*, else -1. Plain is one group for one desk and nothing else:
 * no other skills, no overflow to or from it, no call-backs, announcements or priorities. There the wait of whoever
 * joins is known at once (wasm/desks.ts); all other desks have people standing in queues (wasm/routing.ts).
 */
export function findOwnGroups({ desks, groups, priorityOfType }: WorldProgram): Int32Array {
  const groupsOf = desks.map((_, d) =>
    groups.flatMap(({ skills }, g) => (skills.some(({ desk }) => desk === d) ? [g] : [])),
  );
  const hasPriorities = priorityOfType.some((priority) => priority !== priorityOfType[0]);
  const isAim = new Set(
    desks.flatMap(({ overflow, whenClosed }) => [
      ...(overflow ? [overflow.desk] : []),
      ...(whenClosed.kind === 'overflow' ? [whenClosed.desk] : []),
    ]),
  );
  return Int32Array.from(desks, (desk, d) => {
    const [own, ...others] = groupsOf[d] ?? [];
    const isPlain =
      own !== undefined &&
      others.length === 0 &&
      groups[own]!.skills.length === 1 &&
      !hasPriorities &&
      !isAim.has(d) &&
      desk.overflow === undefined &&
      desk.callBack === undefined &&
      desk.announcement === undefined &&
      (desk.whenClosed.kind === 'announce' || desk.whenClosed.kind === 'queue');
    return isPlain ? own : -1;
  });
}
