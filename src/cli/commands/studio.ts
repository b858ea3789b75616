import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  startStudioServer,
  TOKEN_FILE,
  type StudioServer,
  type StudioServerOptions,
} from '../../studio-server/index.ts';
import { Misuse } from '../process/failures.ts';
import { openBrowser } from '../process/open-browser.ts';
import { showPath } from '../project/files.ts';
import { printLine } from '../process/gate.ts';
import type { Io } from '../process/io.ts';
import { readWhole } from '../options/read-options.ts';
import type { Declaration } from '../options/declaration.ts';
import { defineCommand } from './types.ts';
import { say, cliWords, joinSaid, saidIn, type CliWords } from '../../words/index.ts';
import { languageOf } from '../language/choose-language.ts';

const declare = (command: Declaration) =>
  command
    .argument(
      '[folder]',
      say(cliWords, (words) => words.studio.projectFolderWithMachines),
    )
    .readOr(
      '-p, --port <n>',
      say(cliWords, (words) => words.studio.portOnDefaultSame),
      readWhole({ from: 0, to: 65_535 }),
      0,
    )
    .denial(
      '--no-open',
      say(cliWords, (words) => words.studio.doNotOpenBrowser),
    )
    .denial(
      '--no-token',
      say(cliWords, (words) => words.studio.noToken),
    );

export const studio = defineCommand({
  name: 'studio',
  summary: say(cliWords, (words) => words.studio.summary),
  declare,
  run: async (io, [path = '.'], { port, open, token }) => {
    const server = await start(io, path, { port, asksToken: token });
    // Asked for before anything is printed: whoever waits for the address may press Ctrl-C at once.
    const interrupted = waitForInterrupt(io);
    printLine(io.out, server.address);
    const count = (await server.folder.list()).filter(({ kind }) => kind === 'machine').length;
    const name = showPath(io, server.folder.root);
    const shown =
      count > 0
        ? say(cliWords, (words) => words.studio.shown({ count, name }))
        : say(cliWords, (words) => words.studio.shownThereAreNoMachine({ name }));
    printLine(
      io.err,
      saidIn(
        joinSaid(
          shown,
          say(cliWords, (words) => words.studio.pressCtrlCEnd),
        ),
        languageOf(io),
      ),
    );
    const warning = warnOf(server, cliWords[languageOf(io)].studio);
    if (warning !== undefined) printLine(io.err, warning);
    if (open) await openBrowser(server, io);
    await interrupted;
    await server.end();
    return 0;
  },
});

function warnOf(server: StudioServer, words: CliWords['studio']): string | undefined {
  if (server.address === server.url) return words.openToAll;
  if (server.fleeting === undefined) return undefined;
  const file = TOKEN_FILE;
  return server.fleeting === 'foreign' ? words.tokenForeign({ file }) : words.tokenUnwritable({ file });
}

async function start(
  io: Io,
  path: string,
  options: Pick<StudioServerOptions, 'port' | 'asksToken'>,
): Promise<StudioServer> {
  const { port } = options;
  try {
    const entry = findEntry();
    return await startStudioServer({
      ...options,
      folder: resolve(io.cwd, path),
      assets: findAssets(),
      ...(entry !== undefined && {
        jobs: { program: [process.execPath, ...process.execArgv, entry], now: Date.now },
      }),
    });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new Misuse(
        say(cliWords, (words) => words.studio.thereNoFolder({ path })),
        say(cliWords, (words) => words.studio.nameFolderHoldsMachines),
      );
    if (code === 'EADDRINUSE')
      throw new Misuse(
        say(cliWords, (words) => words.studio.portTakenPerhapsBy({ port })),
        say(cliWords, (words) => words.studio.leaveOutPortGet),
      );
    if (code === 'EACCES')
      throw new Misuse(
        say(cliWords, (words) => words.studio.portMayNotBe({ port })),
        say(cliWords, (words) => words.studio.chooseOneAboveOr),
      );
    throw cause;
  }
}

function waitForInterrupt(io: Io): Promise<void> {
  return new Promise((done) => {
    const stop = io.onInterrupt(() => {
      // A second Ctrl-C ends the program as usual.
      stop();
      done();
    });
  });
}

/**
 * The built studio: beside the bundle of the command line, or where the build puts it when the source runs.
 */
function findAssets(): string | undefined {
  return ['./studio/', '../../../dist/studio/']
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((folder) => existsSync(`${folder}index.html`));
}

/** This program, as a command that can be started again: the bundle, also where the source runs. */
function findEntry(): string | undefined {
  return ['./dialtree.js', '../../../dist/dialtree.js']
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((file) => existsSync(file));
}
