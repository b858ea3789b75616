/** A phone test, from the page that is handed out to the report of what people did. */
import { createPhoneTest } from '../phone-test/create-test.ts';
import { declareTest } from '../phone-test/declare-test.ts';
import { readPhoneTests } from '../phone-test/read-tests.ts';
import { simulatePhoneTest } from '../phone-test/simulate-test.ts';
import { servePhoneTest } from '../phone-test/serve-test.ts';
import { cliWords, say } from '../../words/index.ts';
import { Misuse } from '../process/failures.ts';
import { defineCommand } from './types.ts';

const WHAT = ['create', 'serve', 'read', 'simulate'] as const;
type What = (typeof WHAT)[number];

export const phoneTest = defineCommand({
  name: 'phone-test',
  summary: say(cliWords, (words) => words.phoneTest.summary),
  declare: declareTest,
  run: async (io, [given = '', ...files], options) => {
    const what = WHAT.find((each) => each === given);
    if (what === undefined)
      throw new Misuse(
        say(cliWords, (words) => words.phoneTest.unknownWhat({ what: given })),
        say(cliWords, (words) => words.phoneTest.what),
      );
    checkFiles(what, files);
    const [scenario = ''] = files;
    switch (what) {
      case 'create':
        return createPhoneTest(io, scenario, options);
      case 'serve':
        return servePhoneTest(io, scenario, options);
      case 'simulate':
        return simulatePhoneTest(io, scenario, options);
      case 'read':
        return readPhoneTests(io, files, options);
    }
  },
});

/** @throws Misuse */
function checkFiles(what: What, files: readonly string[]): void {
  const isReading = what === 'read';
  if (files.length === 0)
    throw new Misuse(
      say(cliWords, (words) => words.phoneTest.noFile({ what })),
      say(cliWords, ({ phoneTest: words }) => (isReading ? words.needsResults : words.needsScenario)),
    );
  if (!isReading && files.length > 1)
    throw new Misuse(say(cliWords, (words) => words.phoneTest.oneScenario({ what, count: files.length })));
}
