import { resolve } from 'node:path';
import { composePage } from '../../phone-test/index.ts';
import { RESULT_ROUTE, startPhoneTestServer } from '../../studio-server/index.ts';
import { cliWords, say } from '../../words/index.ts';
import type { PhoneTestOptions } from './declare-test.ts';
import type { ExitCode } from '../commands/types.ts';
import { languageOf } from '../language/choose-language.ts';
import { Misuse } from '../process/failures.ts';
import { printLine } from '../process/gate.ts';
import type { Io } from '../process/io.ts';
import { prepareOutput, showPath, stemOf } from '../project/files.ts';
import { planTest, readPageParts, warnOfTasks } from './plan-test.ts';

/** The page at this computer’s own address, or the network’s, until Ctrl-C; results go into a folder. */
export async function servePhoneTest(io: Io, path: string, options: PhoneTestOptions): Promise<ExitCode> {
  const parts = await readPageParts();
  const planned = await planTest(io, path, options);
  const { htmlFor, policy } = await composePage({ ...parts, plan: planned.plan, sendTo: RESULT_ROUTE });
  const folder = options.out ?? `${stemOf(path)}-phone-test`;
  await prepareOutput(io, folder);
  const words = cliWords[languageOf(io)].phoneTest;
  const { port, lan = false } = options;
  const server = await startPhoneTestServer({
    folder: resolve(io.cwd, folder),
    htmlFor,
    codes: planned.plan.participants.map(({ code }) => code),
    policy,
    plan: planned.plan.hash,
    port,
    isLan: lan,
    onResult: (file) => printLine(io.err, words.received({ file })),
  }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EADDRINUSE')
      throw new Misuse(
        say(cliWords, ({ studio }) => studio.portTakenPerhapsBy({ port })),
        say(cliWords, ({ studio }) => studio.leaveOutPortGet),
      );
    throw cause;
  });
  // Asked for before anything is printed: whoever waits for the address may press Ctrl-C at once.
  const interrupted = new Promise<void>((done) => {
    const stop = io.onInterrupt(() => {
      stop();
      done();
    });
  });
  for (const address of server.addresses) printLine(io.out, address);
  printLine(io.err, words.serving({ folder: showPath(io, folder) }));
  if (lan) printLine(io.err, words.lanWarning);
  warnOfTasks(io, path, planned);
  await interrupted;
  await server.end();
  return 0;
}
