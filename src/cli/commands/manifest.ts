import { Declaration } from '../options/declaration.ts';
import { Misuse } from '../process/failures.ts';
import { printLine } from '../process/gate.ts';
import type { Io } from '../process/io.ts';
import { withCluster } from '../cluster/cluster-line.ts';
import { configBytes, describeStudy, MOST_CONFIG_BYTES, nameOfStudy } from '../cluster/kubernetes-study.ts';
import { loadProject } from '../project/load-project.ts';
import { readLanguage, readWhole } from '../options/read-options.ts';
import { languageOf } from '../language/choose-language.ts';
import { LANGUAGE, SpokenCommand } from '../language/spoken-command.ts';
import { MACHINES_FOLDER, SCENARIO_FILE } from '../options/work-options.ts';
import { simulate } from './simulate.ts';
import { defineCommand } from './types.ts';
import { say, cliWords, joinLines } from '../../words/index.ts';

const declare = (command: Declaration) =>
  command
    .argument('<scenario>', SCENARIO_FILE)
    .argument(
      '[simulate...]',
      say(cliWords, (words) => words.manifest.afterOptionsSimulateFor),
    )
    .requiredOption(
      '--image <name>',
      say(cliWords, (words) => words.manifest.containerImageInWhich),
    )
    .option(
      '--redis <url>',
      say(cliWords, (words) => words.manifest.redisUseAsCluster),
    )
    .readOr(
      '--workers <n>',
      say(cliWords, (words) => words.manifest.podsWork),
      readWhole({ from: 1, to: 10_000 }),
      4,
    )
    .readOr(
      '--concurrency <n>',
      say(cliWords, (words) => words.manifest.chunksPodWorksOn),
      readWhole({ from: 1, to: 256 }),
      2,
    )
    .readOr(
      '--leave-idle <seconds>',
      say(cliWords, (words) => words.manifest.podEndsAfterSo),
      readWhole({ from: 1, to: 86_400 }),
      120,
    )
    .option('--machines <folder>', MACHINES_FOLDER);

export const manifest = defineCommand({
  name: 'manifest',
  summary: say(cliWords, (words) => words.manifest.summary),
  declare,
  run: async (io, [path = '', ...rest], options) => {
    checkSimulate(path, rest, io);
    const project = await loadProject(io, path, options.machines);
    const { image, redis, workers, concurrency, leaveIdle } = options;
    const address = redis === undefined ? undefined : await checkAddress(io, redis);
    const objects = describeStudy(project, {
      image,
      redis: address,
      workers,
      concurrency,
      leaveIdle,
      simulate: rest,
    });
    const bytes = configBytes(objects);
    if (bytes > MOST_CONFIG_BYTES)
      throw new Misuse(
        say(cliWords, (words) =>
          words.manifest.projectSFilesTakeBytes({ bytes, mostConfigBytes: MOST_CONFIG_BYTES }),
        ),
        say(cliWords, (words) => words.manifest.putThemIntoImage),
      );
    // JSON is YAML: kubectl apply -f takes it as it is.
    io.out(`${JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }, undefined, 2)}\n`);
    if (address?.isSecret === true) {
      const name = nameOfStudy(project);
      const said = joinLines([
        say(cliWords, (words) => words.manifest.addressNotPrinted),
        say(cliWords, (words) => words.manifest.addressNotPrintedHow({ name })),
      ]);
      printLine(io.err, said[languageOf(io)]);
    }
    return 0;
  },
});

/** @throws Misuse for what is no address */
async function checkAddress(
  io: Io,
  url: string,
): Promise<{ readonly url: string; readonly isSecret: boolean }> {
  return withCluster(io, async ({ checkUrl, holdsPassword }) => {
    checkUrl(url);
    return { url, isSecret: holdsPassword(url) };
  });
}

/**
 * A slip in the study's options shows here and not in the log of a pod. @throws commander's own error, which
 * names the option.
 */
function checkSimulate(path: string, options: readonly string[], io: Io): void {
  const slip = options.find((option) => /^--(redis|threads|machines|out)\b|^-o/.test(option));
  if (slip !== undefined)
    throw new Misuse(
      say(cliWords, (words) => words.manifest.noOptionForStudy({ slip })),
      say(cliWords, (words) => words.manifest.itsReportGoesLog),
    );
  const command = new SpokenCommand('simulate', io);
  command.exitOverride();
  const declaration = new Declaration(command);
  simulate.declare(declaration);
  declaration.read('--language <language>', LANGUAGE, readLanguage);
  command.parse([path, ...options], { from: 'user' });
}
