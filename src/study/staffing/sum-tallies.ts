import { emptyShiftTally, SHIFTS_A_WEEK, type ShiftTally } from '../../kernel/index.ts';

/** Weeks of one plan added up, in their order, so that the sums are the same bytes every time. */
export function sumTallies(tallies: readonly ShiftTally[], cells: number): ShiftTally {
  const sum = emptyShiftTally(
    cells / SHIFTS_A_WEEK,
    (tallies[0]?.groupTalkSeconds.length ?? 0) / SHIFTS_A_WEEK,
  );
  for (const tally of tallies) {
    for (const name of Object.keys(sum) as (keyof ShiftTally)[])
      tally[name].forEach((value, cell) => (sum[name][cell]! += value));
  }
  return sum;
}
