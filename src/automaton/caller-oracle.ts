/**
 * Asks a machine the same step again and again, each time for callers that answer its guards differently,
 * until every consistent combination of answers has been seen. Only questions that the step really asks are
 * branched on.
 */
import type { FactCondition, Facts } from '../chart/index.ts';
import { conditionKey, holdsFor, hoursThatMatter, type Ask } from '../machine/index.ts';
import type { Atom, Cube, Literal } from './types.ts';

export interface CallerOracle {
  readonly atoms: readonly Atom[];
  readonly ask: Ask;
  /** Runs `step` once per distinguishable caller; `when` says which callers the result is for. */
  branches<T>(step: () => T): { readonly when: Cube; readonly result: T }[];
}

export function createCallerOracle(): CallerOracle {
  const atoms: Atom[] = [];
  const indexOf = new Map<string, number>();
  // Answers of the current run, in the order asked: those up to `fixed` are replayed, later ones start as
  // "yes".
  let answers: Literal[] = [];
  let known = new Map<number, boolean>();
  let planned: boolean[] = [];

  const ask: Ask = (condition: FactCondition) => {
    const key = conditionKey(condition);
    let atom = indexOf.get(key);
    if (atom === undefined) {
      atom = atoms.length;
      atoms.push(condition);
      indexOf.set(key, atom);
    }
    const before = known.get(atom);
    if (before !== undefined) return before;
    const canBeTrue = isConsistent(atoms, [...answers, { atom, value: true }]);
    const canBeFalse = isConsistent(atoms, [...answers, { atom, value: false }]);
    if (canBeTrue !== canBeFalse) {
      known.set(atom, canBeTrue); // The answers so far force this one: no branch.
      return canBeTrue;
    }
    const value = planned[answers.length] ?? true;
    answers.push({ atom, value });
    known.set(atom, value);
    return value;
  };

  return {
    atoms,
    ask,
    branches: (step) => {
      const found: { when: Cube; result: ReturnType<typeof step> }[] = [];
      planned = [];
      for (;;) {
        answers = [];
        known = new Map();
        const result = step();
        found.push({ when: answers, result });
        // Next combination: flip the last "yes" to "no" and forget what came after it.
        const last = answers.findLastIndex((answer) => answer.value);
        if (last < 0) return found;
        planned = answers.slice(0, last).map((answer) => answer.value);
        planned.push(false);
      }
    },
  };
}

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
 * A day and hour at which all hour literals hold, or undefined. Any moment when none is about hours. When a calendar is
 * open only its scenario knows: it goes with every moment.
 */
function momentFor(
  atoms: readonly Atom[],
  literals: readonly Literal[],
): { day: number; hour: number } | undefined {
  const hours = literals.filter(({ atom }) => {
    const condition = atoms[atom];
    return condition?.type === 'hoursOpen' && !('calendar' in condition.params);
  });
  if (hours.length === 0) return { day: 3, hour: 10 };
  // Truth changes only at the hours named, so those starts, tried on each day, are all the moments that
  // differ.
  const starts = hoursThatMatter(hours.map(({ atom }) => atoms[atom] as Atom));
  for (let day = 1; day <= 7; day++) {
    for (const hour of starts) {
      const facts: Facts = { identity: '', devices: [], history: [], day, hour };
      if (hours.every(({ atom, value }) => holdsFor(facts, atoms[atom] as Atom) === value))
        return { day, hour };
    }
  }
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
