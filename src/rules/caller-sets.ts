/**
 * Sets of callers, exact and small: binary decision diagrams over the questions (atoms) that a machine's
 * guards ask.
 *
 * A set is a number; equal sets have equal numbers, so comparing two is `===`. Only callers that can exist
 * are ever in a set: one identity at most, and hours that some moment of the week satisfies. Source: Bryant,
 * "Graph-Based Algorithms for Boolean Function Manipulation" (1986).
 */
import { witness, type Atom, type Cube, type Literal } from '../automaton/index.ts';
import { holdsFor, hoursThatMatter } from '../machine/index.ts';
import type { Facts } from '../chart/index.ts';
import { say, rulesWords, type Said } from '../words/index.ts';

export type CallerSet = number;

export const NOBODY: CallerSet = 0;
/** The diagram's own "true": every combination of answers, possible or not. Never leaves this file. */
const ALWAYS = 1;
/** Diagrams of real menus have some hundred nodes. */
const MAX_DIAGRAM_NODES = 200_000;
/**
 * Steps of combining, some microseconds each. A menu that tells callers apart takes a few thousand; where
 * there are thousands of menus, a few for each.
 */
const MAX_OPERATIONS = 150_000;
const MAX_OPERATIONS_PER_NODE = 200;

/** Thrown when a bound is hit; `checkMachine` turns it into a problem, so that nothing passes unproven. */
export class BoundReached extends Error {
  readonly said: Said;
  constructor(said: Said) {
    super(said.en);
    this.said = said;
  }
}

export interface CallerSets {
  readonly everybody: CallerSet;
  /** Callers for whom all literals hold. */
  ofCube(cube: Cube): CallerSet;
  both(a: CallerSet, b: CallerSet): CallerSet;
  either(a: CallerSet, b: CallerSet): CallerSet;
  /** In `a` and not in `b`. */
  without(a: CallerSet, b: CallerSet): CallerSet;
  isWithin(a: CallerSet, b: CallerSet): boolean;
  has(a: CallerSet, facts: Facts): boolean;
  /** A few literals that put a caller into the set, with none to spare; empty when everybody is in it. */
  describe(a: CallerSet): Cube;
}

/** @param nodes of the automaton: a larger one may take longer. */
export function createCallerSets(atoms: readonly Atom[], nodes = 0): CallerSets {
  const maxOperations = MAX_OPERATIONS + MAX_OPERATIONS_PER_NODE * nodes;
  let operations = 0;
  // Node n asks atom[n] and goes on to no[n] or yes[n]. 0 and 1 are the ends.
  const atomOf = [Infinity, Infinity];
  const no = [0, 1];
  const yes = [0, 1];
  const unique = new Map<number, number>();
  const memo = new Map<number, number>();

  const tooMany = (): BoundReached =>
    new BoundReached(say(rulesWords, (words) => words.callerSets.tooManyQuestions({ count: atoms.length })));
  const make = (atom: number, ifNo: number, ifYes: number): number => {
    if (ifNo === ifYes) return ifNo;
    // Unique below 2^53 for the questions that exploring lets through.
    const key = (atom * MAX_DIAGRAM_NODES + ifNo) * MAX_DIAGRAM_NODES + ifYes;
    const known = unique.get(key);
    if (known !== undefined) return known;
    if (atomOf.length >= MAX_DIAGRAM_NODES) throw tooMany();
    atomOf.push(atom);
    no.push(ifNo);
    yes.push(ifYes);
    unique.set(key, atomOf.length - 1);
    return atomOf.length - 1;
  };

  const combine = (op: 0 | 1 | 2, a: number, b: number): number => {
    if (op === 0) {
      if (a === b || b === ALWAYS) return a;
      if (a === ALWAYS) return b;
      if (a === 0 || b === 0) return 0;
    } else if (op === 1) {
      if (a === b || b === 0) return a;
      if (a === 0) return b;
      if (a === ALWAYS || b === ALWAYS) return ALWAYS;
    } else {
      if (a === 0 || b === ALWAYS || a === b) return 0;
      if (b === 0) return a;
    }
    // Unique below 2^53: both operands are below MAX_DIAGRAM_NODES.
    const key = (a * MAX_DIAGRAM_NODES + b) * 3 + op;
    const known = memo.get(key);
    if (known !== undefined) return known;
    if (++operations > maxOperations) throw tooMany();
    const atom = Math.min(atomOf[a] as number, atomOf[b] as number);
    const [aNo, aYes] = atomOf[a] === atom ? [no[a] as number, yes[a] as number] : [a, a];
    const [bNo, bYes] = atomOf[b] === atom ? [no[b] as number, yes[b] as number] : [b, b];
    const result = make(atom, combine(op, aNo, bNo), combine(op, aYes, bYes));
    memo.set(key, result);
    return result;
  };

  const cubeOf = (cube: Cube): number =>
    cube.reduce(
      (set, { atom, value }) => combine(0, set, value ? make(atom, 0, 1) : make(atom, 1, 0)),
      ALWAYS,
    );
  const everybody = combine(0, oneIdentity(atoms, cubeOf, combine), oneMoment(atoms, cubeOf, combine));

  const isWithin = (a: CallerSet, b: CallerSet): boolean => combine(2, a, b) === 0;
  return {
    everybody,
    ofCube: (cube) => (cube.length === 0 ? everybody : combine(0, cubeOf(cube), everybody)),
    both: (a, b) => combine(0, a, b),
    either: (a, b) => combine(1, a, b),
    without: (a, b) => combine(2, a, b),
    isWithin,
    has: (a, facts) => {
      let node = a;
      while (node > ALWAYS)
        node = (holdsFor(facts, atoms[atomOf[node] as number] as Atom) ? yes[node] : no[node]) as number;
      return node === ALWAYS;
    },
    describe: (a) => {
      if (a === NOBODY) throw new Error('Nobody is in this set; there is no caller to describe.');
      const path: Literal[] = [];
      for (let node = a; node > ALWAYS;) {
        // "Not" first: the least special caller.
        const value = no[node] === 0;
        path.push({ atom: atomOf[node] as number, value });
        node = (value ? yes[node] : no[node]) as number;
      }
      const fits = (cube: Cube): boolean => isWithin(combine(0, cubeOf(cube), everybody), a);
      // "Not" literals go first where either could go: a reader wants to hear what the caller is.
      for (const literal of path.toSorted((x, y) => Number(x.value) - Number(y.value))) {
        const fewer = path.filter((other) => other !== literal);
        if (fits(fewer)) path.splice(path.indexOf(literal), 1);
      }
      if (!witness(atoms, path)) throw new Error(`No caller answers ${JSON.stringify(path)}.`);
      return path;
    },
  };
}

type Combine = (op: 0 | 1 | 2, a: number, b: number) => number;

/** At most one identity holds; none of the named ones is possible too. */
function oneIdentity(atoms: readonly Atom[], cubeOf: (cube: Cube) => number, combine: Combine): number {
  const identities = atoms.flatMap((atom, index) => (atom.type === 'identityIs' ? [index] : []));
  let set = cubeOf(identities.map((atom) => ({ atom, value: false })));
  for (const one of identities)
    set = combine(1, set, cubeOf(identities.map((atom) => ({ atom, value: atom === one }))));
  return set;
}

/** Answers to the hour questions that one moment of the week gives. Truth changes only at the hours named. */
function oneMoment(atoms: readonly Atom[], cubeOf: (cube: Cube) => number, combine: Combine): number {
  // A calendar may be open at any moment: its scenario knows when.
  const hours = atoms.flatMap((atom, index) =>
    atom.type === 'hoursOpen' && !('calendar' in atom.params) ? [{ atom, index }] : [],
  );
  if (hours.length === 0) return ALWAYS;
  const starts = hoursThatMatter(hours.map(({ atom }) => atom));
  const seen = new Set<string>();
  let set = NOBODY;
  for (let day = 1; day <= 7; day++) {
    for (const hour of starts) {
      const facts: Facts = { identity: '', devices: [], history: [], day, hour };
      const cube = hours.map(({ atom, index }) => ({ atom: index, value: holdsFor(facts, atom) }));
      const key = cube.map(({ value }) => Number(value)).join('');
      if (seen.has(key)) continue;
      seen.add(key);
      set = combine(1, set, cubeOf(cube));
    }
  }
  return set;
}
