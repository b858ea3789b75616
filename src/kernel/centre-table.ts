import { toThreshold } from '../random/index.ts';
import type { Table } from './records.ts';
import type { DeskProgram, WorldProgram } from './types.ts';

/** Fields of the compiled kernel's `centre` (wasm/centre.ts). */
export type CentreTable = Readonly<Record<string, number | Table>>;

export function compileCentre(
  { desks, groups, priorityOfType }: WorldProgram,
  ownGroups: Int32Array,
): CentreTable {
  const skills = groups.flatMap(({ skills: own }, group) =>
    own.toSorted((a, b) => a.priority - b.priority || a.desk - b.desk).map((skill) => ({ ...skill, group })),
  );
  // Skills of equal priority stand in the order of groups.
  const byDesk = desks.map((_, d) =>
    skills
      .map((skill, s) => ({ ...skill, s }))
      .filter(({ desk }) => desk === d)
      .toSorted((a, b) => a.priority - b.priority || a.group - b.group),
  );
  const reals = (of: (desk: DeskProgram) => number): Float64Array => Float64Array.from(desks, of);
  const offers = (of: (offer: NonNullable<DeskProgram['callBack']>) => number): Float64Array =>
    reals(({ callBack }) => (callBack ? of(callBack) : 0));
  return {
    groupCount: groups.length,
    isRouted: Number(ownGroups.includes(-1)),
    skillStart: startsOf(groups.map(({ skills: own }) => own.length)),
    skillDesk: Int32Array.from(skills, ({ desk }) => desk),
    skillPriority: Int32Array.from(skills, ({ priority }) => priority),
    skillFactor: Float64Array.from(skills, ({ handlingFactor }) => handlingFactor),
    deskStart: startsOf(byDesk.map((own) => own.length)),
    deskSkill: Int32Array.from(byDesk.flat(), ({ s }) => s),
    deskGroup: Int32Array.from(byDesk.flat(), ({ group }) => group),
    priority: Uint8Array.from(priorityOfType),
    meanHandling: reals(({ handling }) => handling.mean),
    overflowDesk: Int32Array.from(desks, ({ overflow }) => overflow?.desk ?? -1),
    overflowAfter: reals(({ overflow }) => overflow?.afterSeconds ?? 0),
    callsBack: Uint8Array.from(desks, ({ callBack }) => Number(callBack !== undefined)),
    offerAfter: offers(({ afterSeconds }) => afterSeconds),
    accepted: offers(({ accepted }) => toThreshold(accepted)),
    kept: offers(({ kept }) => toThreshold(kept)),
    answered: offers(({ answered }) => toThreshold(answered)),
    missedSeconds: offers(({ missedSeconds }) => missedSeconds),
    announces: Uint8Array.from(desks, ({ announcement }) => Number(announcement !== undefined)),
    balks: reals(({ announcement }) => toThreshold(announcement?.balks ?? 0)),
    patienceFactor: reals(({ announcement }) => announcement?.patienceFactor ?? 1),
  };
}

/** Where each of several lists begins when they stand one behind another, and where the last one ends. */
function startsOf(lengths: readonly number[]): Int32Array {
  const start = new Int32Array(lengths.length + 1);
  lengths.forEach((length, i) => (start[i + 1] = start[i]! + length));
  return start;
}
