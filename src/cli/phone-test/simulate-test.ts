import { join } from 'node:path';
import { RESULT_SUFFIX, simulateParticipants } from '../../phone-test/index.ts';
import { describeDomain, domainOf, isWithin, topicParameters } from '../../scenario/index.ts';
import { namedParameters, type Overrides } from '../../study/index.ts';
import { cliWords, say } from '../../words/index.ts';
import { sayNearest } from '../../chart/index.ts';
import type { PhoneTestOptions } from './declare-test.ts';
import type { ExitCode } from '../commands/types.ts';
import { languageOf } from '../language/choose-language.ts';
import { Misuse } from '../process/failures.ts';
import { printLine } from '../process/gate.ts';
import type { Io } from '../process/io.ts';
import { prepareOutput, showPath, stemOf, writeOutput } from '../project/files.ts';
import type { Project } from '../project/load-project.ts';
import { planTest } from './plan-test.ts';

/** Monday, 2 March 2026, 8:00 UTC: simulated people keep no calendar. */
const BEGINS = Date.UTC(2026, 2, 2, 8);

/** Results of people who behave as the model says, under what --set makes true. */
export async function simulatePhoneTest(io: Io, path: string, options: PhoneTestOptions): Promise<ExitCode> {
  const { plan, project } = await planTest(io, path, options);
  const overrides = options.set ?? {};
  checkSettings(project, overrides);
  const folder = options.out ?? `${stemOf(path)}-phone-test`;
  await prepareOutput(io, folder);
  const results = simulateParticipants({
    scenario: project.scenario,
    machines: project.machines,
    plan,
    overrides,
    seed: options.seed,
    begins: BEGINS,
  });
  const width = String(results.length).length;
  for (const result of results) {
    const name = `${result.participant.padStart(width, '0')}-${result.run.slice(0, 6)}${RESULT_SUFFIX}`;
    await writeOutput(io, join(folder, name), `${JSON.stringify(result)}\n`);
  }
  const words = cliWords[languageOf(io)].phoneTest;
  const truth = Object.entries(overrides)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
  printLine(
    io.out,
    words.simulated({
      folder: showPath(io, folder),
      participants: results.length,
      truth: truth || words.asScenario,
    }),
  );
  return 0;
}

/** @throws Misuse for a parameter that is not there, or a value that it cannot have */
function checkSettings({ scenario }: Project, overrides: Overrides): void {
  const known = [
    ...namedParameters(scenario).map(({ name }) => name),
    ...Object.keys(topicParameters(scenario)),
  ];
  for (const [name, value] of Object.entries(overrides)) {
    if (!known.includes(name))
      throw new Misuse(
        say(cliWords, (words) => words.phoneTest.unknownParameter({ name })),
        sayNearest(name, known),
      );
    const domain = domainOf(name, scenario);
    if (!isWithin(domain, value))
      throw new Misuse(
        say(cliWords, (words, language) =>
          words.phoneTest.outsideDomain({ name, domain: describeDomain(domain)[language] }),
        ),
      );
  }
}
