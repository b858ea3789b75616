/** The expected values of scenarios beside what the simulation comes to. */
import type { Text } from '../../chart/index.ts';
import type { Counts } from '../../kernel/index.ts';
import type { ExpectedFigure } from '../../scenario/index.ts';
import { meanInterval } from '../../stats/index.ts';
import { figureOf, monthsPer, type Figure, type Run } from '../figures/index.ts';
import { mapWithWidth, undefinedWhenStopped, type RunnerPool } from '../runner.ts';
import type { RepeatedQuestion } from '../study-design.ts';
import type { Interval } from '../types.ts';

/** `too-wide`: nothing speaks against the value, and nothing for it. `not-measured`: the figure has no meaning there. */
export type ReferenceVerdict = 'agrees' | 'differs' | 'too-wide' | 'not-measured';

/** One expected value, and what was simulated. */
export interface ReferenceCheck {
  readonly figure: string;
  readonly world: string;
  /** As in the scenario. */
  readonly expected: number;
  readonly tolerance: number;
  /** The half-width that was needed. */
  readonly precision: number;
  /** At the confidence of this value among all of them. */
  readonly simulated: Interval | undefined;
  readonly verdict: ReferenceVerdict;
  readonly note?: Text;
  readonly source: string;
}

export interface ValidatedScenario {
  readonly id: string;
  readonly title: Text;
  readonly file: string;
  /** Simulated, in all replications of all its worlds. */
  readonly calls: number;
  /** In the order of the file. */
  readonly checks: readonly ReferenceCheck[];
}

export interface ValidationResult {
  readonly format: 'dialtree-validation';
  readonly version: 1;
  /** With which a model that is right in every value passes. */
  readonly confidence: number;
  /** Of each interval, so that all of them together have that one (Bonferroni). */
  readonly each: number;
  readonly seed: number;
  readonly replications: number;
  /** Those that were finished. */
  readonly scenarios: readonly ValidatedScenario[];
  readonly isStopped: boolean;
  readonly replay: string;
}

export interface ValidationHooks {
  /** Called after each replication of a world. */
  readonly onReplication?: (done: number, total: number) => void;
  readonly signal?: { readonly aborted: boolean };
}

/** A twentieth of the value tells most mistakes from luck. */
const SHARE_OF_VALUE = 0.05;
const AT_ZERO = 0.001;

export function precisionOf({ value, precision }: Pick<ExpectedFigure, 'value' | 'precision'>): number {
  return precision ?? (value === 0 ? AT_ZERO : Math.abs(value) * SHARE_OF_VALUE);
}

/** @throws when a design has worlds, machines or figures that do not exist; `checkDesign` and `checkExpected` find that */
export async function validateScenarios(
  designs: readonly RepeatedQuestion[],
  confidence: number,
  pool: RunnerPool,
  hooks: ValidationHooks = {},
): Promise<ValidationResult> {
  const [first] = designs;
  if (!first) throw new Error('There is no scenario to hold against anything.');
  const references = designs.reduce((sum, { scenario }) => sum + (scenario.expected?.length ?? 0), 0);
  const each = 1 - (1 - confidence) / Math.max(1, references);
  const isStopped = (): boolean => hooks.signal?.aborted ?? false;

  const months = designs.flatMap((design) => {
    const runner = pool.openRunner(design);
    return worldsOf(design).flatMap((world) =>
      Array.from({ length: design.replications }, (_, from) => ({ design, world, from, runner })),
    );
  });
  let done = 0;
  const answers = await mapWithWidth(months, pool.width, async ({ runner, world, from }) => {
    if (isStopped()) return undefined;
    const counts = await runner.run({ world, overrides: {}, from, count: 1 }).catch(undefinedWhenStopped);
    hooks.onReplication?.((done += 1), months.length);
    return counts;
  });

  const scenarios = designs.flatMap((design): ValidatedScenario[] => {
    const own = months.flatMap((month, i) =>
      month.design === design ? [{ ...month, counts: answers[i] }] : [],
    );
    if (own.some(({ counts }) => counts === undefined)) return [];
    const countsOf = (world: string): Counts[] =>
      own.flatMap((month) => (month.world === world ? (month.counts ?? []) : []));
    const { id, title } = design.scenario;
    return [
      {
        id,
        title,
        file: design.file,
        calls: own.reduce(
          (sum, { counts = [] }) => sum + counts.reduce((all, { calls }) => all + calls, 0),
          0,
        ),
        checks: (design.scenario.expected ?? []).map((reference) => {
          const world = worldOf(design, reference);
          return checkReference(reference, world, countsOf(world), design.scenario, each);
        }),
      },
    ];
  });
  return {
    format: 'dialtree-validation',
    version: 1,
    confidence,
    each,
    seed: first.seed,
    replications: first.replications,
    scenarios,
    isStopped: scenarios.length < designs.length,
    replay: first.replay,
  };
}

/** A scenario of several worlds names the one of each value. */
function worldOf({ scenario }: RepeatedQuestion, { world }: ExpectedFigure): string {
  return world ?? scenario.worlds[0]?.id ?? '';
}

/** Those that some value is about. */
function worldsOf(design: RepeatedQuestion): string[] {
  return [...new Set((design.scenario.expected ?? []).map((reference) => worldOf(design, reference)))];
}

function checkReference(
  reference: ExpectedFigure,
  world: string,
  counts: readonly Counts[],
  run: Run,
  confidence: number,
): ReferenceCheck {
  const { figure, value, tolerance = 0, note, source } = reference;
  const precision = precisionOf(reference);
  const simulated = measureAt(figureOf(figure), counts, run, confidence);
  return {
    figure,
    world,
    expected: value,
    tolerance,
    precision,
    simulated,
    verdict: judgeReference(simulated, value, tolerance, precision),
    ...(note && { note }),
    source,
  };
}

/** Outside is outside however wide the interval is; inside counts only where it is narrow enough. */
export function judgeReference(
  simulated: Pick<Interval, 'low' | 'high'> | undefined,
  value: number,
  tolerance: number,
  precision: number,
): ReferenceVerdict {
  if (simulated?.low === undefined || simulated.high === undefined)
    return simulated ? 'too-wide' : 'not-measured';
  const { low, high } = simulated;
  if (value + tolerance < low || value - tolerance > high) return 'differs';
  return (high - low) / 2 <= precision ? 'agrees' : 'too-wide';
}

/**
 * Student's interval over replications. What never happened, or always did, has no spread: it could still happen once
 * in some of its trials, at this confidence (the rule of three at 95 %).
 */
function measureAt(
  figure: Figure,
  counts: readonly Counts[],
  run: Run,
  confidence: number,
): Interval | undefined {
  const values = counts.map((each) => figure.of(each, run));
  if (values.length === 0 || !values.every(Number.isFinite)) return undefined;
  const { estimate, low, high, count } = meanInterval(values, confidence);
  const isBounded = Number.isFinite(low) && Number.isFinite(high);
  const isShare = figure.unit === 'share';
  const plain = {
    mean: estimate,
    low: isBounded ? (isShare ? Math.max(0, low) : low) : undefined,
    high: isBounded ? (isShare ? Math.min(1, high) : high) : undefined,
    replications: count,
  };
  const isAlways = isShare && values.every((each) => each === 1);
  if (!figure.trials || !(isAlways || values.every((each) => each === 0))) return plain;
  const trials = counts.reduce((sum, each) => sum + (figure.trials?.(each) ?? 0), 0);
  // Once in all trials, in the unit of the figure: a share of them, or events of a month.
  const once = -Math.log(1 - confidence) / trials;
  const unseen = isShare ? Math.min(1, once) : once * monthsPer(run);
  return { ...plain, low: isAlways ? 1 - unseen : 0, high: isAlways ? 1 : unseen, trials };
}
