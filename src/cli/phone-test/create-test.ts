import { composePage } from '../../phone-test/index.ts';
import { cliWords, joinNames } from '../../words/index.ts';
import type { PhoneTestOptions } from './declare-test.ts';
import type { ExitCode } from '../commands/types.ts';
import { languageOf } from '../language/choose-language.ts';
import { quoteWord } from '../print/quote-word.ts';
import { printLine } from '../process/gate.ts';
import type { Io } from '../process/io.ts';
import { stemOf, writeOutput } from '../project/files.ts';
import { planTest, readPageParts, warnOfTasks } from './plan-test.ts';

/** One HTML file for everybody who is invited. */
export async function createPhoneTest(io: Io, path: string, options: PhoneTestOptions): Promise<ExitCode> {
  const parts = await readPageParts();
  const planned = await planTest(io, path, options);
  const { plan } = planned;
  const html = (await composePage({ ...parts, plan })).htmlFor();
  const file = await writeOutput(io, options.out ?? `${stemOf(path)}.phone-test.html`, html);
  const language = languageOf(io);
  const words = cliWords[language].phoneTest;
  printLine(
    io.out,
    words.created({
      file,
      participants: plan.participants.length,
      tasks: plan.participants[0]?.tasks.length ?? 0,
      needs: plan.needs.length,
      worlds: joinNames(
        plan.worlds.map(({ id }) => id),
        language,
      ),
      size: Math.ceil(html.length / 1000),
    }),
  );
  printLine(io.out, words.handOut({ participants: plan.participants.length, scenario: quoteWord(path) }));
  warnOfTasks(io, path, planned);
  return 0;
}
