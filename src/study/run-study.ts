/**
 * Room: worlds compared on the same callers. This file is the course of a study; each step has a file of its
 * own.
 *
 * Laws:
 * - Replication r of every world meets the same callers with the same luck, so differences are paired by
 *   replication.
 * - The result depends on the design alone: not on the runner, the number of threads, or the order in which
 *   work came back.
 * - Stopping early gives the result of a smaller design, and says so.
 *
 * To add a figure: a row in figures.ts. To add another question: a file beside sensitivity.ts and a field in
 * StudyResult.
 */
import type { Text } from '../chart/index.ts';
import type { Counts } from '../kernel/index.ts';
import { compareWorlds, neighbourPairs } from './compare-worlds.ts';
import { assembleWorld } from './assemble-world.ts';
import type { StudyWorld } from './study-world.ts';
import { CONTROL_WORLD, controlResult, hasControlWorld, NUMBERS_KNOWN, withControlWorld } from './control.ts';
import { experienceBands } from './experience.ts';
import { FIGURE_INFO, figureOf, LEAD_FIGURE, type Figure } from './figures/index.ts';
import { halfWidth, pairedInterval } from './intervals.ts';
import { checkPublished } from './published.ts';
import { otherWordsOf, planOtherWords } from './other-words.ts';
import { namedParameters } from './resolve-parameters.ts';
import { planSensitivity, sensitivityOf } from './sensitivity.ts';
import { MIN_REPLICATIONS, type Chunk, type StudyDesign } from './study-design.ts';
import { mapWithWidth, undefinedWhenStopped, type Runner } from './runner.ts';
import { summariseWorld } from './summarise-world.ts';
import type { StudyResult } from './types.ts';

/** How far a study has come. */
export interface StudyProgress {
  /** Replications that are done, of all worlds, controls and sensitivity bars together. */
  readonly done: number;
  /** Replications that are planned; those that an early precision saves count as done. */
  readonly total: number;
  /** What is going on, in a word or two. */
  readonly stage: 'worlds' | 'control' | 'sensitivity';
}

/** What may be had of a study while it runs. */
export interface StudyHooks {
  /** Asks for an early end: work under way is finished and reported. */
  readonly signal?: { readonly aborted: boolean };
  /** Called after each piece of work. */
  readonly onProgress?: (progress: StudyProgress) => void;
}

/**
 * Rows asked for together, so that threads need not wait for each other after every one; a stop waits only
 * for what is under way.
 */
const MOST_ROWS_AT_ONCE = 16;
/**
 * Replications of a control in one chunk: small enough to share out, large enough that compiling its world is
 * the smaller part.
 */
const CONTROL_SLICE = 5;

/**
 * The whole study: worlds, controls, sensitivity, other words. Cost: some 0.4 s for each
 * million callers, shared out among what the runner does at once.
 *
 * @throws when the design names worlds or machines that do not exist; check it with `checkDesign` first; when it is
 * stopped before its first replication is done.
 */
export async function runStudy(
  given: StudyDesign,
  runner: Runner,
  hooks: StudyHooks = {},
): Promise<StudyResult> {
  const design = withControlWorld(given);
  const { scenario, worlds } = design;
  const { before, after } = scenario.compare;
  const isHeadlineRun = before !== after && worlds.includes(before) && worlds.includes(after);
  const sensitivityPlan = isHeadlineRun ? planSensitivity(design) : [];
  const wordsPlan = isHeadlineRun ? planOtherWords(design) : [];
  const aim = aimOf(design);
  const isStopped = (): boolean => hooks.signal?.aborted ?? false;

  const controlReplications = isHeadlineRun && design.hasControl ? design.replications : 0;
  const total =
    worlds.length * design.replications +
    2 * controlReplications +
    replicationsIn(sensitivityPlan) +
    replicationsIn(wordsPlan);
  let done = 0;
  const runAll = async (
    stage: StudyProgress['stage'],
    chunks: readonly Chunk[],
  ): Promise<(Counts[] | undefined)[]> =>
    mapWithWidth(chunks, runner.width, async (chunk) => {
      if (isStopped()) return undefined;
      const counts = await runner.run(chunk).catch(undefinedWhenStopped);
      if (!counts) return undefined;
      done += chunk.count;
      hooks.onProgress?.({ done, total, stage });
      return counts;
    });

  // 1. Every world, replication by replication, so that an early stop leaves all worlds equally far.
  const counts = new Map<string, Counts[]>(worlds.map((world) => [world, []]));
  let replications = 0;
  const isPreciseEnough = (): boolean => {
    if (design.precision === undefined || !isHeadlineRun || replications < MIN_REPLICATIONS) return false;
    return halfWidth(differenceOf(aim, counts, before, after)) <= design.precision;
  };
  while (replications < design.replications && !isStopped() && !isPreciseEnough()) {
    const from = replications;
    const rows = Math.min(design.replications - from, rowsAtOnce(design, from, runner.width));
    const parts = await runAll(
      'worlds',
      Array.from({ length: rows }, (_, row) =>
        worlds.map((world) => ({ world, overrides: {}, from: from + row, count: 1 })),
      ).flat(),
    );
    // Taken row by row, so that the study ends where it would have ended with one thread; what was done
    // beyond is dropped.
    for (let row = 0; row < rows && (row === 0 || !isPreciseEnough()); row++) {
      const ofRow = parts.slice(row * worlds.length, (row + 1) * worlds.length);
      if (ofRow.some((part) => part === undefined)) break;
      worlds.forEach((world, i) => counts.get(world)?.push(...(ofRow[i] ?? [])));
      replications += 1;
    }
    if (replications === from) break;
  }
  if (replications === 0)
    throw new Error(
      'The study was stopped before its first replication was done: there is nothing to report.',
    );
  done = worlds.length * design.replications;

  // 2. The controls, on the same callers.
  const numbersKnown: Chunk[] =
    controlReplications === 0
      ? []
      : sliceReplications({ world: before, overrides: NUMBERS_KNOWN, from: 0, count: replications });
  const sameMenus: Chunk[] =
    controlReplications > 0 && hasControlWorld(design)
      ? sliceReplications({ world: CONTROL_WORLD, overrides: NUMBERS_KNOWN, from: 0, count: replications })
      : [];
  const controls = await runAll('control', [...numbersKnown, ...sameMenus]);
  const known = joinSlices(controls.slice(0, numbersKnown.length));
  const same = joinSlices(controls.slice(numbersKnown.length));
  done = Math.max(done, worlds.length * design.replications + 2 * controlReplications);

  // 3. The tornado: each doubtful parameter at both ends.
  const sensitivity = await runAll('sensitivity', sensitivityPlan);
  const otherWords = otherWordsOf(design, await runAll('sensitivity', wordsPlan));

  const compiled = new Map<string, StudyWorld>(
    worlds.map((world) => [world, assembleWorld(design, world, {})]),
  );
  const results = worlds.map((world) =>
    summariseWorld(compiled.get(world) as StudyWorld, counts.get(world) ?? [], design.locale),
  );
  const pairs = neighbourPairs(scenario, worlds);
  const comparisons = pairs.map(([from, to]) => compareWorlds(from, to, counts));
  const wasStopped = isStopped();
  return {
    format: 'dialtree-study',
    version: 1,
    scenario: { id: scenario.id, title: scenario.title, about: scenario.about, file: design.file },
    locale: design.locale,
    seed: design.seed,
    replications,
    precision:
      isHeadlineRun && design.precision !== undefined
        ? reached(design.precision, aim, counts, before, after)
        : undefined,
    effort: {
      callers: sumOf(counts.get(worlds[0] ?? '') ?? [], 'callers'),
      calls: worlds.reduce((sum, world) => sum + sumOf(counts.get(world) ?? [], 'calls'), 0),
      figure: aim.id,
      varianceRatio: isHeadlineRun ? comparisons[0]?.varianceRatio[aim.id] : undefined,
    },
    isStopped: wasStopped,
    replay: design.replay,
    figureInfo: FIGURE_INFO,
    names: {
      products: titlesOf(scenario.products),
      intents: titlesOf(scenario.intents),
      lines: titlesOf(
        scenario.lines.filter((line) =>
          worlds.some((id) => scenario.worlds.find((world) => world.id === id)?.lines.includes(line.id)),
        ),
      ),
    },
    worlds: results,
    comparisons,
    compare: scenario.compare,
    steps: keepKnown(scenario.steps, worlds),
    ablation: keepKnown(scenario.ablation, worlds),
    control: controlResult({ numbersKnown: known, sameMenus: same, after: counts.get(after) ?? [] }),
    sensitivity: sensitivityOf(design, sensitivityPlan, sensitivity),
    ...(otherWords && { otherWords }),
    published: comparisons[0] && isHeadlineRun ? checkPublished(scenario, comparisons[0]) : [],
    parameters: namedParameters(scenario),
    experience: comparisons[0] && isHeadlineRun ? experienceBands(comparisons[0]) : [],
  };
}

function replicationsIn(plan: readonly Chunk[]): number {
  return plan.reduce((sum, { count }) => sum + count, 0);
}

function sliceReplications(chunk: Chunk): Chunk[] {
  return Array.from({ length: Math.ceil(chunk.count / CONTROL_SLICE) }, (_, slice) => {
    const from = chunk.from + slice * CONTROL_SLICE;
    return { ...chunk, from, count: Math.min(CONTROL_SLICE, chunk.from + chunk.count - from) };
  });
}

/** Undefined when there was nothing, or a stop left a part out. */
function joinSlices(slices: readonly (Counts[] | undefined)[]): Counts[] | undefined {
  const whole = slices.filter((slice) => slice !== undefined);
  return slices.length > 0 && whole.length === slices.length ? whole.flat() : undefined;
}

/** Towards a precision no further ahead than it has come: it may be the end. */
function rowsAtOnce({ worlds, precision }: StudyDesign, done: number, width: number): number {
  if (precision === undefined) return MOST_ROWS_AT_ONCE;
  const rows = Math.min(MOST_ROWS_AT_ONCE, Math.ceil(width / worlds.length));
  return Math.min(rows, Math.max(MIN_REPLICATIONS, done) - (done < MIN_REPLICATIONS ? done : 0));
}

function aimOf({ precisionOn = LEAD_FIGURE }: StudyDesign): Figure {
  return figureOf(precisionOn);
}

function reached(
  asked: number,
  aim: Figure,
  counts: ReadonlyMap<string, Counts[]>,
  before: string,
  after: string,
): StudyResult['precision'] {
  const width = halfWidth(differenceOf(aim, counts, before, after));
  return { figure: aim.id, asked, reached: Number.isFinite(width) ? width : -1, isReached: width <= asked };
}

function differenceOf({ of }: Figure, counts: ReadonlyMap<string, Counts[]>, before: string, after: string) {
  return pairedInterval((counts.get(after) ?? []).map(of), (counts.get(before) ?? []).map(of));
}

function sumOf(counts: readonly Counts[], name: 'callers' | 'calls'): number {
  return counts.reduce((sum, each) => sum + each[name], 0);
}

function titlesOf(entries: readonly { readonly id: string; readonly title: Text }[]): Record<string, Text> {
  return Object.fromEntries(entries.map(({ id, title }) => [id, title]));
}

function keepKnown(list: readonly string[] | undefined, worlds: readonly string[]): string[] {
  return (list ?? []).filter((world) => worlds.includes(world));
}
