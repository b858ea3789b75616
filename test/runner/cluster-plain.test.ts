/** What of the cluster needs no Redis. */
import { fc, test } from '@fast-check/vitest';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { ClusterFailure, createClusterPool } from '../../src/runner/node-cluster/index.ts';
import { describeChunks, nameJob } from '../../src/runner/node-cluster/chunk-job.ts';
import { packAnswers, unpackAnswers } from '../../src/runner/node-cluster/pack-answers.ts';
import { blockSize, cutChunk, groupChunks, lookAhead } from '../../src/runner/node-cluster/plan-chunks.ts';
import { estimateSeconds } from '../../src/runner/chunk-limit.ts';
import { STRUCTURES, type Answer, type Chunk } from '../../src/study/index.ts';
import { makeFolder, runCli } from '../cli/run-cli.ts';
import { SMALL, smallProject } from '../cli/small-project.ts';
import { smallDesign } from '../study/small-study.ts';
import { shapeOf } from './answer-shapes.ts';
import { findFreePort } from './redis-server.ts';

const chunkOf = (from: number, count: number): Chunk => ({ world: 'after', overrides: {}, from, count });
const numbersOf = ({ from, count }: Chunk): number[] => Array.from({ length: count }, (_, i) => from + i);

describe('counts on their way', () => {
  const field = fc.oneof(
    fc.double(),
    fc.array(fc.double(), { maxLength: 20 }).map((values) => Float64Array.from(values)),
  );
  const counts = fc.dictionary(
    fc.string({ minLength: 1, maxLength: 8 }).filter((name) => name !== '__proto__'),
    field,
    { maxKeys: 6, noNullPrototype: true },
  );

  const answer = fc
    .tuple(counts, fc.nat(3))
    .map(([each, count]) => Array.from({ length: count }, () => each));

  test.prop([fc.array(answer, { maxLength: 3 })])(
    'arrive bit for bit, minus zero and sums that are no numbers too',
    (answers) => {
      const given = answers as unknown as Answer[];
      const arrived = unpackAnswers(packAnswers(given), given.map(shapeOf));
      // toEqual uses Object.is for numbers.
      expect(arrived).toEqual(answers);
    },
  );
});

describe('the cutting of a study into jobs', () => {
  test.prop([fc.nat(500), fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 60 })])(
    'keeps every replication once and in order',
    (from, count, size) => {
      const parts = cutChunk(chunkOf(from, count), size);
      expect(parts.flatMap(numbersOf)).toEqual(numbersOf(chunkOf(from, count)));
      for (const part of parts)
        expect(Math.floor(part.from / size)).toBe(Math.floor((part.from + part.count - 1) / size));
    },
  );

  test.prop([fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 40 })])(
    'puts a second of work into every job but the last',
    (sizes) => {
      const design = smallDesign();
      const chunks = sizes.map((count, i) => chunkOf(1000 * i, count));
      const groups = groupChunks(design, chunks);
      expect(groups.flat()).toEqual(chunks);
      for (const group of groups.slice(0, -1))
        expect(group.reduce((sum, chunk) => sum + estimateSeconds(design, chunk), 0)).toBeGreaterThanOrEqual(
          1,
        );
    },
  );

  test.prop([fc.nat(99), fc.option(fc.constant(0.001), { nil: undefined })])(
    'asks ahead for all worlds, the question itself included, never beyond the study',
    (from, precision) => {
      const design = smallDesign({ replications: 100, ...(precision === undefined ? {} : { precision }) });
      const ahead = lookAhead(design, chunkOf(from, 1), 8) ?? [];
      for (const world of design.worlds) {
        const asked = ahead.filter((chunk) => chunk.world === world).flatMap(numbersOf);
        expect(asked).toContain(from);
        expect(Math.max(...asked)).toBe(
          precision === undefined ? 99 : Math.min(99, 2 * (Math.floor(from / 8) * 8 + 8) - 1),
        );
      }
    },
  );

  it('does not ask ahead of questions that stand alone', () => {
    const design = smallDesign();
    expect(lookAhead(design, { ...chunkOf(0, 1), overrides: { wrongNumber: 0 } }, 8)).toBeUndefined();
    expect(lookAhead(design, { ...chunkOf(0, 1), days: 7 }, 8)).toBeUndefined();
    expect(lookAhead(design, { ...chunkOf(0, 1), without: ['desks'] }, 8)).toBeUndefined();
    expect(lookAhead(design, { ...chunkOf(0, 1), world: 'control: same menus' }, 8)).toBeUndefined();
  });

  it('makes blocks of larger worlds smaller', () => {
    const design = smallDesign();
    const busy = {
      ...design,
      scenario: { ...design.scenario, callersPerMonth: { ...design.scenario.callersPerMonth, value: 3e6 } },
    };
    expect(blockSize(busy)).toBeLessThan(blockSize(design));
    expect(blockSize(busy)).toBeGreaterThanOrEqual(1);
  });
});

describe('a name of work', () => {
  it('differs by what is left out, and is the same where nothing is', () => {
    const named = (work: Partial<Chunk>): string => nameJob('design', 7, [{ ...chunkOf(0, 4), ...work }]).id;
    const names = STRUCTURES.map((id) => named({ without: [id] }));
    expect(new Set([...names, named({})]).size).toBe(STRUCTURES.length + 1);
    expect(named({ without: [] })).toBe(named({}));
    expect(nameJob('design', 7, [{ ...chunkOf(0, 4), without: ['desks'] }]).chunks[0]?.without).toEqual([
      'desks',
    ]);
    expect(describeChunks([{ ...chunkOf(0, 4), without: ['desks'] }])).toContain('without desks');
  });
});

describe('an address without a Redis', () => {
  it('is named without its password, with what to do', async () => {
    const port = await findFreePort();
    const failure: unknown = await createClusterPool({
      url: `redis://me:secret@127.0.0.1:${port}`,
      version: '0',
    }).catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(ClusterFailure);
    const { message, hint } = failure as ClusterFailure;
    expect(message).toContain(`redis://127.0.0.1:${port} cannot be reached: connect ECONNREFUSED`);
    expect(message).not.toContain('secret');
    expect(hint.en).toContain('redis-server');
  });

  it('is said to speak without TLS where it does', async () => {
    const plain = createServer((socket) =>
      socket.on('error', () => undefined).end('-ERR unknown command\r\n'),
    ).listen(0, '127.0.0.1');
    await once(plain, 'listening');
    const { port } = plain.address() as AddressInfo;
    const failure = await createClusterPool({ url: `rediss://127.0.0.1:${port}`, version: 'test' }).catch(
      (cause: unknown) => cause,
    );
    plain.close();
    expect(failure).toBeInstanceOf(ClusterFailure);
    expect((failure as ClusterFailure).hint.en).toContain('write redis:// in place of rediss://');
  });

  it('ends a study with exit code 2 and no stack trace', async () => {
    const { exitCode, err } = await runCli(
      ['simulate', SMALL, '--redis', `redis://127.0.0.1:${await findFreePort()}`, '--format', 'json'],
      makeFolder(smallProject),
    );
    expect(exitCode).toBe(2);
    expect(err).toContain('cannot be reached');
    expect(err).not.toMatch(/^\s+at /m);
  });
});
