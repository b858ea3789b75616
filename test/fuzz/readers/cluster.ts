/** What stands in Redis, and the address of one: whoever can write there can write anything. */
import { ClusterFailure } from '../../../src/runner/node-cluster/index.ts';
import { readAddress, showUrl } from '../../../src/runner/node-cluster/address.ts';
import { nameJob } from '../../../src/runner/node-cluster/chunk-job.ts';
import { readDesign, writeDesign } from '../../../src/runner/node-cluster/design-text.ts';
import { packAnswers, unpackAnswers } from '../../../src/runner/node-cluster/pack-answers.ts';
import { checkPlanned, readJob, readStudyJob } from '../../../src/runner/node-cluster/read-job.ts';
import { createStudyWorker } from '../../../src/study/index.ts';
import { readJson } from '../../../src/util/read-json.ts';
import { shapeOf } from '../../runner/answer-shapes.ts';
import { smallDesign } from '../../study/small-study.ts';
import { toSamples } from '../corpus.ts';
import type { Luck } from '../luck.ts';
import { Broken, holdEqual, holdSentence } from '../laws.ts';
import { makeJson } from '../mutate/make-json.ts';
import { makeText } from './tables.ts';
import type { Reader } from './types.ts';

const design = smallDesign();
const works = [
  { world: 'after', overrides: {}, from: 0, count: 4 },
  { world: 'before', overrides: { wrongNumber: 0.1 }, from: 8, count: 1, days: 3 },
];
const hash = '0123456789abcdef'.repeat(2);
const JOBS = toSamples(
  works.map((work) =>
    JSON.stringify({ ...nameJob(hash, design.seed, [work]), digest: '0'.repeat(64) }, undefined, 1),
  ),
);
const STUDIES = toSamples([JSON.stringify({ answers: ['a', 'b', 'c'] })]);
const DESIGNS = toSamples([writeDesign(design)]);
const MOST_PRINTED = 1000;

/** A real answer, small enough to be changed byte by byte. */
const work = createStudyWorker({ ...design, scenario: { ...design.scenario, days: 1 } });
const answer = work({ world: 'after', overrides: {}, from: 0, count: 1 });
const shapes = [shapeOf(answer)];
const packed = packAnswers([answer]);
const SECRET = 'hunter-two';
const ADDRESSES = [
  `redis://me:${SECRET}@127.0.0.1:6379/1`,
  `rediss://:${SECRET}@host.example`,
  `valkey://me:${SECRET}@[::1]:7000`,
  'redis://127.0.0.1',
];

const KINDS: Readonly<Record<string, { make(luck: Luck): string; read(text: string): unknown }>> = {
  job: {
    make: (luck) => makeJson(luck, JOBS),
    read: (text) => {
      const job = readJob(readJson(text, '').document?.value);
      checkPlanned(design, job);
      return job;
    },
  },
  study: {
    make: (luck) => makeJson(luck, STUDIES),
    read: (text) => readStudyJob(readJson(text, '').document?.value),
  },
  design: {
    make: (luck) => makeJson(luck, DESIGNS),
    read: (text) => {
      const read = readDesign(text);
      holdEqual(
        'round trip',
        readDesign(writeDesign(read)),
        read,
        'A design that was written is read as another.',
      );
      return read.locale;
    },
  },
  answer: {
    make: (luck) => {
      const bytes = Buffer.from(packed);
      for (let left = luck.small(20); left > 0; left--) bytes[luck.below(bytes.length)] = luck.below(256);
      return luck.once(3) ? makeText(luck, [bytes.toString('hex')]) : bytes.toString('hex');
    },
    read: (text) => unpackAnswers(Buffer.from(text, 'hex'), shapes).length,
  },
  address: {
    make: (luck) => makeText(luck, ADDRESSES),
    read: (text) => {
      // Without the sign that ends it, it is the name of a host.
      if (text.includes('@') && showUrl(text).includes(SECRET))
        throw new Broken('visible', `The password is shown: ${showUrl(text)}`);
      return readAddress(text).shown;
    },
  },
};

/** What kind on the first line. Each of them is refused by an error, and by nothing else: those who ask catch it. */
export const cluster: Reader = {
  name: 'cluster',
  extension: 'txt',
  weight: 3,
  make: (luck) => {
    const kind = luck.pick(Object.keys(KINDS));
    return `${kind}\n${KINDS[kind]?.make(luck) ?? ''}`;
  },
  read: (input) => {
    const [name = ''] = input.split('\n', 1);
    const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
    try {
      const value = kind?.read(input.slice(name.length + 1));
      return { isAccepted: true, said: () => JSON.stringify(value) ?? '' };
    } catch (cause) {
      if (cause instanceof Broken || !(cause instanceof Error) || isSlip(cause)) throw cause;
      const { message } = cause;
      if (name === 'address' && (message.includes(SECRET) || !(cause instanceof ClusterFailure)))
        throw new Broken('visible', `The password is shown: ${message}`);
      if (message.length > MOST_PRINTED)
        throw new Broken('sentence', `The reason has ${message.length} characters.`);
      holdSentence(message, input, name);
      return { isAccepted: false, said: () => message };
    }
  },
};

/** Of the program itself, whatever it was given; a stack that is full is one too. */
function isSlip(cause: Error): boolean {
  return cause instanceof TypeError || (cause instanceof RangeError && /call stack/.test(cause.message));
}
