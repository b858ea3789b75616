import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startStudioServer, type StudioServer } from '../../studio-server/index.ts';
import { Misuse } from '../process/failures.ts';
import { showPath } from '../project/files.ts';
import type { Io } from '../process/io.ts';
import { readWhole } from '../options/read-options.ts';
import type { Declaration } from '../options/declaration.ts';
import { defineCommand } from './types.ts';
import { say, cliWords, joinSaid, saidIn } from '../../words/index.ts';
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
    );

export const studio = defineCommand({
  name: 'studio',
  summary: say(cliWords, (words) => words.studio.summary),
  declare,
  run: async (io, [path = '.'], { port, open }) => {
    const server = await start(io, path, port);
    // Asked for before anything is printed: whoever waits for the address may press Ctrl-C at once.
    const interrupted = waitForInterrupt(io);
    io.out(`${server.url}\n`);
    const count = (await server.folder.list()).filter(({ kind }) => kind === 'machine').length;
    const name = showPath(io, server.folder.root);
    const shown =
      count > 0
        ? say(cliWords, (words) => words.studio.shown({ count, name }))
        : say(cliWords, (words) => words.studio.shownThereAreNoMachine({ name }));
    io.err(
      `${saidIn(
        joinSaid(
          shown,
          say(cliWords, (words) => words.studio.pressCtrlCEnd),
        ),
        languageOf(io),
      )}\n`,
    );
    if (open) openBrowser(server.url, io);
    await interrupted;
    await server.end();
    return 0;
  },
});

async function start(io: Io, path: string, port: number): Promise<StudioServer> {
  try {
    return await startStudioServer({ folder: resolve(io.cwd, path), port, assets: findAssets() });
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

function openBrowser(url: string, io: Io): void {
  const [command, args]: [string, string[]] =
    process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', url]]
        : ['xdg-open', [url]];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => io.err(`${cliWords[languageOf(io)].studio.noBrowser}\n`));
  child.unref();
}
