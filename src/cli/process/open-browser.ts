/**
 * Opens the studio in the browser. A command line can be read by everybody on the computer (`ps`), so the
 * address with the token does not stand in one: a page that only its owner can read leads there.
 */
import { spawn } from 'node:child_process';
import type { StudioServer } from '../../studio-server/index.ts';
import { cliWords } from '../../words/index.ts';
import { languageOf } from '../language/choose-language.ts';
import { printLine } from './gate.ts';
import type { Io } from './io.ts';

export async function openBrowser(server: StudioServer, io: Io): Promise<void> {
  const { platform } = process;
  // Others cannot see command lines on Windows, and there is no token to hide in an address without one.
  const isPlain = platform === 'win32' || server.address === server.url;
  const target = isPlain ? server.address : ((await server.keepDoor()) ?? server.url);
  const [command, args]: [string, string[]] =
    platform === 'darwin'
      ? ['open', [target]]
      : platform === 'win32'
        ? ['cmd', ['/c', 'start', '', target]]
        : ['xdg-open', [target]];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => printLine(io.err, cliWords[languageOf(io)].studio.noBrowser));
  child.unref();
}
