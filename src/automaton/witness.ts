/** Whether callers can exist, and who they are. */
import type { FactCondition, Facts } from '../chart/index.ts';
import { hoursThatMatter } from '../machine/index.ts';
import { hasMoment, narrow, weekOfCondition, type Week } from './known-caller.ts';
import type { Atom, Cube, Literal } from './types.ts';

/**
 * Whether some caller answers all these questions so: one identity at most, and one moment that fits all the
 * hours.
 */
export function isConsistent(atoms: readonly Atom[], literals: readonly Literal[]): boolean {
  const seen = new Map<number, boolean>();
  let identity: number | undefined;
  for (const { atom, value } of literals) {
    const before = seen.get(atom);
    if (before !== undefined && before !== value) return false;
    seen.set(atom, value);
    if (value && atoms[atom]?.type === 'identityIs') {
      if (identity !== undefined && identity !== atom) return false;
      identity = atom;
    }
  }
  return momentFor(atoms, literals) !== undefined;
}

/**
 * A day and hour at which all hour literals hold, or undefined. Any moment when none is about hours.
 */
function momentFor(
  atoms: readonly Atom[],
  literals: readonly Literal[],
): { day: number; hour: number } | undefined {
  const hours: FactCondition[] = [];
  let left: Week | undefined;
  for (const { atom, value } of literals) {
    const condition = atoms[atom];
    const own = condition && weekOfCondition(condition);
    if (!condition || !own) continue;
    hours.push(condition);
    left = narrow(left, own, value);
  }
  if (!left) return { day: 3, hour: 10 };
  // Truth changes only at the hours named, so those starts, tried on each day, are all the moments that
  // differ.
  const starts = hoursThatMatter(hours);
  for (let day = 1; day <= 7; day++)
    for (const hour of starts) if (hasMoment(left, { day, hour })) return { day, hour };
  return undefined;
}

/** A caller for whom all literals hold: the least special one. Undefined when there is none. */
export function witness(atoms: readonly Atom[], literals: Cube): Facts | undefined {
  if (!isConsistent(atoms, literals)) return undefined;
  const moment = momentFor(atoms, literals) ?? { day: 3, hour: 10 };
  let identity = 'unknown';
  const devices: string[] = [];
  const history: string[] = [];
  const closed = new Set<string>();
  const denied = new Set<string>();
  for (const { atom, value } of literals) {
    const condition = atoms[atom];
    if (!condition) throw new Error(`Literal names atom ${atom}, but only ${atoms.length} are known.`);
    if (condition.type === 'identityIs') {
      if (value) identity = condition.params.identity;
      else denied.add(condition.params.identity);
    }
    if (value && condition.type === 'ownsDevice') devices.push(condition.params.device);
    if (value && condition.type === 'hasHistory') history.push(condition.params.event);
    if (!value && condition.type === 'hoursOpen' && 'calendar' in condition.params)
      closed.add(condition.params.calendar);
  }
  while (denied.has(identity)) identity += '-other';
  const open = calendarsAmong(atoms).filter((calendar) => !closed.has(calendar));
  return { identity, devices, history, ...moment, ...(closed.size > 0 && { open }) };
}

function calendarsAmong(atoms: readonly Atom[]): string[] {
  return atoms.flatMap((atom) =>
    atom.type === 'hoursOpen' && 'calendar' in atom.params ? [atom.params.calendar] : [],
  );
}
