/** What a roll-out did, beside what was predicted; and what it taught. */
import { resolve } from 'node:path';
import {
  createPlacer,
  createSieve,
  findInLog,
  placeWaves,
  readWaves,
  updatePosterior,
  verifyRollout,
  type IsLeftOut,
  type PosteriorUpdate,
  type Rollout,
  type UpdateOutcome,
} from '../../calibrate/index.ts';
import type { ScenarioConfig } from '../../scenario/index.ts';
import { say, cliWords } from '../../words/index.ts';
import { checkLogOptions, declareLogOptions, quoteLogOptions } from '../calibrate/log-options.ts';
import { settingOf } from '../calibrate/setting-of.ts';
import { refuseLog, refuseUpdate, refuseWaves } from '../calibrate/refuse-rollout.ts';
import { openCalls } from '../calls/open-calls.ts';
import { languageOf } from '../language/choose-language.ts';
import type { Declaration, OptionsOf } from '../options/declaration.ts';
import { BadValue } from '../options/read-options.ts';
import { checkDelivery, deliverReports, printWritten, rendererOf } from '../print/deliver-reports.ts';
import { startProgress } from '../print/progress.ts';
import { quoteOption, quoteWord } from '../print/quote-word.ts';
import { BadFiles, Misuse } from '../process/failures.ts';
import { listenForInterrupt } from '../process/interrupt.ts';
import { askStudy } from '../project/ask-study.ts';
import { prepareOutput, readText, showPath, stemOf, writeOutput } from '../project/files.ts';
import { loadProject } from '../project/load-project.ts';
import { defineCommand } from './types.ts';

const DRAWS = 40;

const declare = (command: Declaration) =>
  declareLogOptions(command, {
    help: say(cliWords, (words) => words.verify.draws),
    least: 2,
    usual: DRAWS,
  }).read(
    '--waves <waves>',
    say(cliWords, (words) => words.verify.waves),
    (text: string) => {
      const waves = readWaves(text);
      if (!waves) throw new BadValue(say(cliWords, (words) => words.verify.badWaves));
      return { text, waves };
    },
  );
type Options = OptionsOf<typeof declare>;

export const verify = defineCommand({
  name: 'verify',
  summary: say(cliWords, (words) => words.verify.summary),
  declare,
  run: async (io, [path = ''], options) => {
    const isQuiet = options.quiet ?? false;
    const delivery = {
      renderers: [...new Set(options.format ?? ['text'])].map(rendererOf),
      out: options.report,
      stem: `${stemOf(path)}-verification`,
      isQuiet,
    };
    await checkDelivery(io, delivery);
    const { calls: files, waves, draws, seed, locale, out } = options;
    if (!files || !waves)
      throw new Misuse(
        say(cliWords, (words) => words.verify.needsWaves),
        say(cliWords, (words) => words.verify.needsWavesHint),
      );
    await checkLogOptions(options, (folder) => prepareOutput(io, folder));
    const project = await loadProject(io, path, options.machines);
    const rollout = rolloutOf(project.scenario, waves.waves);
    if (out !== undefined && !project.scenario.posterior) refuseUpdate({ kind: 'no-posterior' });
    const opened = await openCalls(io, files);
    const setting = await settingOf(io, path, project, opened, options);
    const reading = await readText(io, path);
    if (reading.problem) throw new BadFiles([reading.problem]);
    const question = askStudy(project, {
      worlds: undefined,
      locale,
      seed,
      replay: printVerifyCommand(project.file, options),
    });
    const zone = setting.timeZone ?? project.scenario.timeZone ?? 'UTC';
    const interruption = listenForInterrupt(io, 'stoppingUnwritten');
    const { signal } = interruption;
    const progress = startProgress(
      io,
      isQuiet,
      say(cliWords, (words) => words.verify.progress({ count: waves.waves.length })),
      'begunUnwritten',
    );
    // The key that stops it is only noticed between two pieces of work.
    const pause = (): Promise<void> => new Promise((done) => setImmediate(done));
    const watch = async function* () {
      for await (const batch of opened.calls()) {
        await pause();
        if (signal.aborted) return;
        yield batch;
      }
    };
    try {
      const stages = cliWords[languageOf(io)].verify.stages;
      const show = (done: number, all: number, stage: keyof typeof stages): void =>
        progress.show(
          done,
          all,
          say(cliWords, (words) => words.verify.stages[stage]),
        );
      show(0, 1, 'reading');
      const found = await findInLog(setting, watch());
      const sieve = (): IsLeftOut => {
        const leftOut = createSieve(setting, found);
        const place = createPlacer(setting);
        return (call) => !KEPT.has(leftOut(place(call)));
      };
      const verification = await verifyRollout({ question, rollout, zone, draws }, watch(), sieve(), {
        isStopped: () => signal.aborted,
        pause,
        onDraw: (done, all) => show(done, all, 'predicting'),
      });
      if (verification.kind !== 'result') refuseLog(verification);
      let update: PosteriorUpdate | undefined;
      let updated: Extract<UpdateOutcome, { kind: 'updated' }> | undefined;
      if (out !== undefined) {
        const outcome = await updatePosterior(
          {
            question: {
              ...question,
              machines: Object.fromEntries(Array.from(setting.machines, ([id, { config }]) => [id, config])),
            },
            text: reading.text,
            rollout,
            versions: opened.versions,
            zone,
            draws,
            write: { language: languageOf(io) },
          },
          watch(),
          sieve(),
          {
            signal,
            pause,
            onStep: (step) => show(step, Math.max(step + 1, STEPS), 'updating'),
            onDraw: (done, all) => show(done, all, 'headline'),
          },
        );
        if (outcome.kind !== 'updated') refuseUpdate(outcome);
        updated = outcome;
        const written = outcome.text === undefined ? undefined : await writeOutput(io, out, outcome.text);
        update = { ...outcome.update, written };
      }
      progress.end();
      await deliverReports(io, delivery, { ...verification.result, update }, { language: languageOf(io) });
      if (updated && updated.text === undefined) throw new BadFiles(updated.problems);
      if (update?.written !== undefined && !isQuiet)
        printWritten(io.err, io, showPath(io, resolve(io.cwd, update.written)));
      return 0;
    } finally {
      progress.end();
      interruption.end();
    }
  },
});

/** Steps of an update, more or less: for somebody who waits. */
const STEPS = 6;
/** Calls of menus that have moved are no mistake of the log here. */
const KEPT = new Set<string | undefined>([undefined, 'impossible-path', 'unknown-version', 'unlike-volume']);

/** @throws Misuse for waves that the scenario does not have */
function rolloutOf(scenario: ScenarioConfig, waves: Parameters<typeof placeWaves>[1]): Rollout {
  const placed = placeWaves(scenario, waves);
  return placed.kind === 'placed' ? placed.rollout : refuseWaves(scenario, placed);
}

function printVerifyCommand(scenario: string, options: Options): string {
  return [
    'dialtree verify',
    quoteWord(scenario),
    ...quoteOption('waves', options.waves?.text),
    ...quoteLogOptions(options),
  ].join(' ');
}
