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
 * To add a figure: a row in figures/. To add another question: a file beside sensitivity.ts and a field in
 * StudyResult.
 */
import type { Text } from '../chart/index.ts';
import type { Counts } from '../kernel/index.ts';
import { compareWorlds, neighbourPairs } from './compare-worlds.ts';
import { callerLanguages } from '../scenario/index.ts';
import { createAssembler } from './assemble-world.ts';
import { controlOf, planControl, withControlWorld } from './control.ts';
import { deskWeeks } from './desk-weeks.ts';
import { experienceBands } from './experience.ts';
import { FIGURE_INFO } from './figures/index.ts';
import { checkPublished } from './published.ts';
import { otherWordsOf, WORDS_RUNS } from './other-words.ts';
import { numbersUsed } from './numbers-used.ts';
import { namedParameters } from './resolve-parameters.ts';
import { aimOf, reachedPrecision, runWorlds } from './run-worlds.ts';
import { sensitivityOf } from './sensitivity.ts';
import { NO_QUESTIONS, planQuestions, replicationsIn } from './plan-questions.ts';
import { pairAnswers, planShortRuns, type Setting } from './short-runs.ts';
import type { Chunk, StudyDesign } from './study-design.ts';
import { bundleChunks, mapWithWidth, undefinedWhenStopped, type Runner } from './runner.ts';
import type { StudyWorld } from './study-world.ts';
import { summariseWorld } from './summarise-world.ts';
import type { StudyResult } from './types.ts';
import {
  countsByWorld,
  STRUCTURE_RUNS,
  stillAssumedOf,
  structuralAblationOf,
  uncertaintyOf,
} from './uncertainty/index.ts';

/** How far a study has come. */
export interface StudyProgress {
  /** Replications that are done, of all its questions together. */
  readonly done: number;
  /** Replications that are planned; those that an early precision saves count as done. */
  readonly total: number;
  /** What is going on, in a word or two. */
  readonly stage: 'worlds' | 'draws' | 'control' | 'sensitivity';
}

/** What may be had of a study while it runs. */
export interface StudyHooks {
  /** Asks for an early end: work under way is finished and reported. */
  readonly signal?: { readonly aborted: boolean };
  /** Called after each piece of work. */
  readonly onProgress?: (progress: StudyProgress) => void;
}

/**
 * The whole study: worlds, draws, controls, sensitivity, other words, structural parts. Cost: some 0.4 s for
 * each million callers, and some 30 ms for each draw of a world, shared out among what the runner does at once.
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
  const questions = isHeadlineRun ? planQuestions(design) : NO_QUESTIONS;
  const isStopped = (): boolean => hooks.signal?.aborted ?? false;

  const ofWorlds = worlds.length * design.replications;
  const total =
    ofWorlds + replicationsIn(planControl(design, controlReplications())) + questions.replications;
  let done = 0;
  const ask = async (chunk: Chunk, stage: StudyProgress['stage']): Promise<Counts[] | undefined> => {
    if (isStopped()) return undefined;
    const counts = await runner.run(chunk).catch(undefinedWhenStopped);
    if (!counts) return undefined;
    done += chunk.count;
    hooks.onProgress?.({ done, total, stage });
    return counts;
  };
  /** In the order of the parts, and without a halt between them: a thread that is done takes the next part's work. */
  const askParts = async (parts: readonly Part[]): Promise<(Counts[] | undefined)[][]> => {
    const stageOf = new Map(
      parts.flatMap(({ stage, chunks }) => chunks.map((chunk) => [chunk, stage] as const)),
    );
    const chunks = parts.flatMap((part) => part.chunks);
    const bundles = await mapWithWidth(bundleChunks(chunks, runner.width), runner.width, (bundle) =>
      mapWithWidth(bundle, 1, (chunk) => ask(chunk, stageOf.get(chunk) ?? 'worlds')),
    );
    const answers = bundles.flat();
    let from = 0;
    return parts.map((part) => answers.slice(from, (from += part.chunks.length)));
  };

  // 1. Every world at the defaults.
  const askWorlds = async (chunks: readonly Chunk[]) =>
    (await askParts([{ stage: 'worlds', chunks }]))[0] ?? [];
  // Threads are busy for a second with their first worlds; whoever asks them has the time to get to know its own.
  const [rows, known] = await Promise.all([
    runWorlds(design, askWorlds, runner.width, isStopped),
    assembleAll(design),
  ]);
  const { counts, replications } = rows;
  if (replications === 0)
    throw new Error(
      'The study was stopped before its first replication was done: there is nothing to report.',
    );
  done = ofWorlds;

  // 2. What is not known, drawn together: the headline rests on it, so it comes before all that explains it.
  // 3. The controls, on the callers of the worlds.
  // 4. One thing at a time: parameters at both ends, other words, structural parts.
  const controlPlan = planControl(design, controlReplications(replications));
  const short = (settings: readonly Setting[], runs: number): Part => ({
    stage: 'sensitivity',
    chunks: planShortRuns(design, settings, runs),
  });
  const [still = [], drawn = [], others = [], controlled = [], tornado = [], lists = [], structures = []] =
    await askParts([
      { stage: 'draws', chunks: questions.base },
      { stage: 'draws', chunks: questions.draws.chunks },
      { stage: 'draws', chunks: questions.assumed.chunks },
      { stage: 'control', chunks: controlPlan },
      short(questions.tornado, design.sensitivityReplications),
      short(questions.words, WORDS_RUNS),
      short(questions.structures, STRUCTURE_RUNS),
    ]);
  const [base] = pairAnswers(still);
  const control = controlOf(controlPlan, controlled, counts.get(after) ?? [], scenario);

  const results = known.map((world) => ({
    ...summariseWorld(world, counts.get(world.config.id) ?? [], scenario),
    ...([before, after].includes(world.config.id) && { weeks: deskWeeks(world, scenario) }),
  }));
  const pairs = neighbourPairs(scenario, worlds);
  const comparisons = pairs.map(([from, to]) => compareWorlds(from, to, counts, scenario));
  const headline = isHeadlineRun ? comparisons[0] : undefined;
  const sensitivity = headline ? sensitivityOf(design, headline, base, pairAnswers(tornado)) : [];
  const otherWords = otherWordsOf(design, base, pairAnswers(lists));
  const uncertainty = uncertaintyOf(design, {
    plan: questions.draws,
    answers: drawn,
    base,
    pairs,
    tornado: sensitivity,
    otherWords,
  });
  const { draws = 0 } = uncertainty ?? {};
  const asLearnt = countsByWorld(questions.draws, drawn, draws);
  const drawnToo = known.filter(({ config }) => questions.draws.worlds.includes(config.id));
  const assumed = uncertainty && stillAssumedOf(design, questions.assumed, others, asLearnt, drawnToo);
  const structure = headline && structuralAblationOf(design, headline, base, pairAnswers(structures));
  const aim = aimOf(design);
  return {
    format: 'dialtree-study',
    version: 2,
    scenario: { id: scenario.id, title: scenario.title, about: scenario.about, file: design.file },
    locale: design.locale,
    languages: callerLanguages(scenario, design.locale).map(({ locale, share }) => ({ locale, share })),
    seed: design.seed,
    replications,
    precision: headline && reachedPrecision(design, rows),
    effort: {
      callers: sumOf(counts.get(worlds[0] ?? '') ?? [], 'callers'),
      calls: worlds.reduce((sum, world) => sum + sumOf(counts.get(world) ?? [], 'calls'), 0),
      figure: aim.id,
      varianceRatio: headline?.varianceRatio[aim.id],
    },
    isStopped: isStopped(),
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
    ...(uncertainty && { uncertainty }),
    ...(assumed && { assumed }),
    ...(structure && { structure }),
    control,
    sensitivity,
    ...(otherWords && { otherWords }),
    published: headline ? checkPublished(scenario, headline) : [],
    parameters: namedParameters(scenario),
    numbers: numbersUsed(
      scenario,
      callerLanguages(scenario, design.locale).map(({ locale }) => locale),
    ),
    experience: headline ? experienceBands(headline) : [],
  };

  function controlReplications(most = design.replications): number {
    return isHeadlineRun && design.hasControl ? most : 0;
  }
}

/** The worlds at their defaults, solved, one at a time: answers of a runner come in between. */
async function assembleAll(design: StudyDesign): Promise<StudyWorld[]> {
  const assemble = createAssembler(design);
  const assembled: StudyWorld[] = [];
  for (const id of design.worlds) {
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    const world = assemble(id, {});
    // Solved when first looked at: now, and not when everything else is done.
    void world.exact;
    assembled.push(world);
  }
  return assembled;
}

/** Chunks that are told as one stage of the study. */
interface Part {
  readonly stage: StudyProgress['stage'];
  readonly chunks: readonly Chunk[];
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
