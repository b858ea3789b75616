/** What participants of a phone test send back, and the tasks that somebody wrote for them. */
import { checkCall } from '../../../src/calls/index.ts';
import {
  embedJson,
  readPhoneTestResult,
  readTasks,
  toCalls,
  type PhoneTestResult,
} from '../../../src/phone-test/index.ts';
import { toSamples } from '../corpus.ts';
import { Broken, holdEqual, holdProblems } from '../laws.ts';
import { makeJson } from '../mutate/make-json.ts';
import type { Reader } from './types.ts';

const RESULT: PhoneTestResult = {
  format: 'dialtree-phone-test',
  version: 1,
  plan: 'a'.repeat(64),
  scenario: 'small',
  menus: { small: '0123456789ab' },
  participant: '7',
  run: '0123456789abcdef',
  locale: 'en',
  tasks: [
    {
      at: 1_772_438_400_000,
      world: 'before',
      need: 'pc.repair',
      offered: ['a', 'b'],
      dialled: 'a',
      dialMs: 4200,
      events: [
        { ms: 0, event: 'menu', where: 'products' },
        { ms: 9000, event: 'no-input', where: 'products', heard: 4 },
        { ms: 9000, event: 'menu', where: 'products' },
        { ms: 12_000, event: 'no-match', where: 'products', key: '8', heard: 2 },
        { ms: 12_000, event: 'menu', where: 'products' },
        { ms: 15_500, event: 'key', where: 'products', key: 'star', heard: 3 },
      ],
      ended: {
        ms: 15_500,
        where: 'products.done',
        by: 'menu',
        destination: { goesTo: 'desk', desk: 'repairs', serves: ['pc.repair'] },
      },
      ease: 6,
      captions: true,
      voice: 'browser',
    },
    {
      at: 1_772_438_460_000,
      world: 'after',
      need: 'pc.buy',
      offered: ['one'],
      dialled: null,
      dialMs: 0,
      events: [],
      ended: null,
      ease: null,
      captions: false,
      voice: 'none',
    },
  ],
};
const RESULTS = toSamples([JSON.stringify(RESULT)]);
const TASKS = toSamples([
  JSON.stringify({
    products: { pc: { en: 'a machine', 'zh-CN': '一台机器' } },
    intents: { buy: { en: 'You want {product}.' } },
    needs: { 'pc.repair': { en: 'It is broken.' } },
  }),
]);

const testResult: Reader = {
  name: 'phone-test',
  extension: 'phone-test.json',
  weight: 8,
  make: (luck) => makeJson(luck, RESULTS),
  read: (text) => {
    const file = 'fuzz.phone-test.json';
    const { result, problems } = readPhoneTestResult(text, file);
    holdProblems(problems, { text, file });
    if (!result) return { isAccepted: false, said: () => JSON.stringify(problems) };
    for (const { call } of toCalls(result)) {
      const reason = checkCall(call);
      if (reason !== undefined)
        throw new Broken('round trip', `A result was read with a call that is ${reason}.`);
    }
    holdEqual(
      'round trip',
      readPhoneTestResult(JSON.stringify(result), file).result,
      result,
      'It is read as another.',
    );
    return { isAccepted: true, said: () => JSON.stringify(toCalls(result)) };
  },
};

const testTasks: Reader = {
  name: 'tasks',
  extension: 'tasks.json',
  weight: 8,
  make: (luck) => makeJson(luck, TASKS),
  read: (text) => {
    const file = 'fuzz.tasks.json';
    const { tasks, problems } = readTasks(text, file);
    holdProblems(problems, { text, file });
    if (!tasks) return { isAccepted: false, said: () => JSON.stringify(problems) };
    const embedded = embedJson(tasks);
    if (embedded.includes('<')) throw new Broken('round trip', 'A task ends the element that it stands in.');
    holdEqual('round trip', JSON.parse(embedded), tasks, 'A task that was embedded is another.');
    return { isAccepted: true, said: () => embedded };
  },
};

export const phoneTests: readonly Reader[] = [testResult, testTasks];
