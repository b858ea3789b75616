/**
 * Where a call comes to rest: `always` transitions followed for all callers at once.
 *
 * Laws: a decision is asked once for each number of attempts, however many ways lead to it; what comes of it
 * is shared by all callers of whom nothing else is known that matters from there on; ways that end alike are
 * one. A call that comes back to a decision with nothing changed goes round for ever.
 */
import { lineage, type Chart, type ChartState } from '../chart/index.ts';
import { automatonWords, say } from '../words/index.ts';
import { createAnswerTrees, listBranches, type AnswerTree } from './answer-tree.ts';
import { tooManyBranches, type CallerOracle } from './caller-oracle.ts';
import type { Week } from './known-caller.ts';
import { NotExplored, type Budget, type ExploreLimits, type Place } from './limits.ts';
import type { AskedStep, ExploredStep } from './step-memory.ts';

export interface Settling {
  readonly chart: Chart;
  readonly limits: ExploreLimits;
  /** More attempts than this make no difference. */
  readonly cap: number;
  /** Decisions in a row after which XState gives up. */
  readonly mostDecisions: number;
  readonly oracle: CallerOracle;
  readonly budget: Budget;
  /** One `always` step from here, or that the call rests. */
  readonly decide: (state: string, attempts: number) => ExploredStep;
}

/** No menu decides so often in a row, and following more would overflow the stack. */
const DEEPEST = 500;

type Tree = AnswerTree<ExploredStep>;
interface Settled {
  readonly tree: Tree;
  /** Decisions on the longest way. */
  readonly height: number;
}
/** What was known of the caller when a decision was followed; where the same is known, the same comes of it. */
interface Remembered extends Settled {
  readonly answers: readonly (readonly [atom: number, answer: boolean | undefined])[];
  /** The moments that were left, where hours were asked that could hold or fail. */
  readonly week: { readonly left: Week | undefined } | undefined;
}

/** Where steps end, and whether any caller was asked anything on the way. */
export interface SettledSteps {
  readonly branches: AskedStep;
  readonly hasAsked: boolean;
}

/** Follows single steps, which exclude each other, to their ends. @throws NotExplored */
export function createSettle(given: Settling): (place: Place, steps: AskedStep) => SettledSteps {
  const { chart, cap, limits, oracle, budget } = given;
  const mostDecisions = Math.min(given.mostDecisions, DEEPEST);
  const trees = createAnswerTrees(nameStep);
  const decisions = new Map<string, Tree>();
  const remembered = new Map<string, Remembered[]>();
  /** Decisions that ask something, even where it makes no difference. */
  const asking = new Set<string>();
  const underWay = new Set<string>();
  const caller = oracle.newCaller();
  /** What the decision under way has asked of the caller. */
  let consulted = new Set<number>();

  const decider = (state: string): ChartState | undefined =>
    lineage(chart.stateAt(state) as ChartState).find(({ config }) => config.always !== undefined);
  const placeOf = (state: string): Place => ({
    state,
    path: [...(decider(state)?.jsonPath ?? []), 'always'],
  });
  const bound = new Map<string, boolean>();
  const isBound = (state: string): boolean => {
    let is = bound.get(state);
    if (is === undefined) bound.set(state, (is = decider(state) !== undefined));
    return is;
  };
  const attemptsOf = ({ attempts }: ExploredStep): number => Math.min(attempts, cap);

  /** One decision for every caller. */
  const decisionAt = (name: string, step: ExploredStep): Tree => {
    const known = decisions.get(name);
    if (known) return known;
    const place = placeOf(step.state);
    budget.begin(place);
    const asked = oracle.asked();
    const tree = trees.grow(oracle.branches(place, () => given.decide(step.state, attemptsOf(step))));
    if (oracle.asked() !== asked) asking.add(name);
    decisions.set(name, tree);
    return tree;
  };

  const settleAt = (step: ExploredStep, depth: number): Settled => {
    if (!isBound(step.state)) return { tree: trees.leaf({ ...STILL, ...restOf(step) }), height: 0 };
    const name = `${step.state}|${attemptsOf(step)}`;
    const decision = decisionAt(name, step);
    if (asking.has(name)) consulted.add(SOMETHING);
    if (underWay.has(name)) throw endless(placeOf(step.state));
    const known = remembered.get(name) ?? [];
    const before = known.find((each) => fits(each));
    const settled = before ?? followFrom(name, decision, depth);
    if (!before) remembered.set(name, [...known, settled as Remembered]);
    else for (const [atom] of before.answers) consulted.add(atom);
    if (depth + settled.height > mostDecisions) throw tooLong(placeOf(step.state), mostDecisions);
    return settled;
  };
  const followFrom = (name: string, decision: Tree, depth: number): Remembered => {
    if (depth > mostDecisions) throw tooLong(placeOf(name.slice(0, name.lastIndexOf('|'))), mostDecisions);
    const outer = consulted;
    consulted = new Set();
    underWay.add(name);
    const settled = follow(decision, depth);
    underWay.delete(name);
    const answers = [...consulted].map((atom) => [atom, caller.answer(atom)] as const);
    budget.spend(answers.length);
    const asksHours = answers.some(([atom, answer]) => answer === undefined && oracle.isAboutHours(atom));
    for (const atom of consulted) outer.add(atom);
    consulted = outer;
    return { ...settled, answers, week: asksHours ? { left: caller.week() } : undefined };
  };
  const fits = ({ answers, week }: Remembered): boolean => {
    budget.spend(1 + answers.length / 4);
    return (
      answers.every(([atom, answer]) => caller.answer(atom) === answer) &&
      (!week || isSame(week.left, caller.week()))
    );
  };
  const follow = (tree: Tree, depth: number): Settled => {
    budget.spend(1);
    if (!('atom' in tree)) {
      const step = tree.result;
      if (step.isResting) return { tree, height: 0 };
      const { tree: ends, height } = settleAt(step, depth + 1);
      return { tree: after(step, ends), height: height + 1 };
    }
    const { atom } = tree;
    consulted.add(atom);
    const answer = caller.answer(atom);
    if (answer !== undefined) return follow(answer ? tree.yes : tree.no, depth);
    const count = caller.assumed.length;
    caller.assume({ atom, value: true });
    const yes = follow(tree.yes, depth);
    caller.forget(count);
    caller.assume({ atom, value: false });
    const no = follow(tree.no, depth);
    caller.forget(count);
    return { tree: trees.fork(atom, yes.tree, no.tree), height: Math.max(yes.height, no.height) };
  };
  /** Ends as they are for a call that has taken this step before. */
  const after = (step: ExploredStep, ends: Tree): Tree => {
    if (!step.taken && !step.isNoMatch && !step.readsAttempts && !step.resetsAttempts) return ends;
    const known = new Map<number, Tree>();
    const below = (at: Tree): Tree => {
      let made = known.get(at.id);
      if (made) return made;
      budget.spend(1);
      made =
        'atom' in at
          ? trees.fork(at.atom, below(at.yes), below(at.no))
          : trees.leaf({
              ...at.result,
              taken: step.taken,
              isNoMatch: step.isNoMatch,
              readsAttempts: step.readsAttempts || at.result.readsAttempts,
              resetsAttempts: step.resetsAttempts || at.result.resetsAttempts,
            });
      known.set(at.id, made);
      return made;
    };
    return below(ends);
  };

  return (place, steps) => {
    consulted = new Set();
    const { tree } = follow(trees.grow(steps), -1);
    const hasAsked = consulted.size > 0;
    const settled: AskedStep[number][] = [];
    listBranches(tree, (when, result) => {
      budget.spend(1 + when.length / 4);
      if (settled.length >= limits.maxBranches) {
        const first = steps.find(({ result: step }) => decider(step.state));
        throw tooManyBranches(limits, first ? placeOf(first.result.state) : place);
      }
      settled.push({ when, result });
    });
    return { branches: settled, hasAsked };
  };
}

/** No atom: stands among those that were consulted where anything was asked at all. */
const SOMETHING = -1;
const STILL = { taken: undefined, isNoMatch: false, readsAttempts: false, resetsAttempts: false } as const;

function restOf({
  state,
  attempts,
  call,
}: ExploredStep): Pick<ExploredStep, 'state' | 'attempts' | 'call' | 'isResting'> {
  return { state, attempts, call, isResting: true };
}

/** Equal names: steps that make no difference to any caller. */
function nameStep(step: ExploredStep): string {
  const { taken, isNoMatch, isResting, readsAttempts, resetsAttempts } = step;
  const flags = [isNoMatch, isResting, readsAttempts, resetsAttempts].map(Number).join('');
  return `${step.state}|${step.attempts}|${flags}|${taken ? `${taken.source}|${taken.event}|${taken.position}` : ''}`;
}

function isSame(a: Week | undefined, b: Week | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.every((bits, i) => bits === b[i]));
}

function endless(place: Place): NotExplored {
  return new NotExplored(
    say(automatonWords, (words) => words.explore.endless({ state: place.state })),
    place,
    true,
  );
}

function tooLong(place: Place, mostDecisions: number): NotExplored {
  return new NotExplored(
    say(automatonWords, (words) => words.explore.tooLong({ state: place.state, mostDecisions })),
    place,
    true,
  );
}
