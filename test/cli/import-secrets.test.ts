/** Numbers, names and notes that go into logs come out nowhere: every output of importing. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importCalls, openCallerHash } from '../../src/call-files/index.ts';
import { printMapping, type Mapping } from '../../src/calls/index.ts';
import { FORMATS, namesOf, type Format } from '../calls/sources/formats.ts';
import { DIALLED, STORY, type Told } from '../calls/sources/story.ts';
import { makeFolder, runCli } from './run-cli.ts';

/** Days of the story, with another caller each time: enough that little of it fits into the memory it is given. */
const DAYS = 20;
const MANY: readonly Told[] = Array.from({ length: DAYS }, (_, day) =>
  STORY.map((call, i) => ({
    ...call,
    call: `${call.call}-${day}`,
    number: call.number === '' ? '' : `+1555703${String(1000 + day * 10 + i)}`,
    events: call.events.map((each) => ({ ...each, t: each.t + day * 86_400_000 })),
  })),
).flat();

/** What no output may have: callers' numbers, however written, and what stands in fields for people. */
const NUMBERS = MANY.flatMap(({ number }) => (number === '' ? [] : [number.slice(1), number.slice(2)]));
const WORDS = [DIALLED.slice(1), 'jane', 'Jane', 'Example', 's3://', 'For bills'];

const RICHEST = FORMATS.filter(({ title }) =>
  [/^Connect, contact records and/, /^Asterisk, call records, channel events and queue/, /^Genesys/].some(
    (each) => each.test(title),
  ),
);

function prepare(format: Format) {
  const logs = format.write.map((write) => write(MANY));
  const { lines, menus, options, zone } = namesOf(format);
  const mapping: Mapping = {
    format: format.id as Mapping['format'],
    ...(zone !== undefined && { time: { zone } }),
    ...(lines && { lines: { map: lines } }),
    ...(menus && { menus }),
    ...(options && { options }),
  };
  const files = Object.fromEntries(logs.map(({ name, text }) => [name, text]));
  const cwd = makeFolder({ ...files, 'm.mapping.json': printMapping(mapping) });
  const went = logs.map(({ text }) => text).join('\n');
  return { cwd, mapping, names: logs.map(({ name }) => name), went };
}

/** Everything below a folder but the logs that went in. */
function readBelow(folder: string, skip: readonly string[] = []): string {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !skip.includes(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

const leaked = (text: string): readonly string[] =>
  [...NUMBERS, ...WORDS].filter((secret) => text.includes(secret));

describe.each(RICHEST)('$title', (format) => {
  it('gives away no number, name or note: on the screen, as JSON, in files', async () => {
    const { cwd, names, went } = prepare(format);
    expect(NUMBERS.filter((number) => went.includes(number)).length).toBeGreaterThan(DAYS);
    const said: string[] = [];
    const runs: readonly (readonly [string, ...string[]])[] = [
      ['a.events.parquet', '--show', '1000'],
      ['a.events.csv', '--json'],
      ['b.events.csv', '--language', 'zh-CN', '--show', '1000'],
      // What is refused is said with names that nobody knows.
      ['c.events.csv', '--format', format.id],
    ];
    for (const [out, ...more] of runs) {
      const mapped = more.includes('--format') ? [] : ['-m', 'm.mapping.json'];
      const run = await runCli(['import-calls', ...names, ...mapped, '-o', out, ...more], cwd);
      said.push(run.out, run.err);
    }
    expect(existsSync(join(cwd, 'a.events.parquet'))).toBe(true);
    expect(leaked(said.join('\n'))).toEqual([]);
    expect(leaked(readBelow(cwd, [...names, 'm.mapping.json']))).toEqual([]);
    // Somebody called, and is known by a hash.
    expect(readFileSync(join(cwd, 'a.events.csv'), 'utf8')).toMatch(/,[0-9a-f]{16},/);
  });

  it('gives away none in scratch files, where hashes are what they are in use', async () => {
    const { cwd, mapping, names } = prepare(format);
    let scratch = '';
    const look = (): void => {
      const own = join(cwd, '.dialtree/scratch');
      if (existsSync(own)) scratch += readBelow(own);
    };
    await importCalls(
      {
        logs: names.map((name) => ({ path: join(cwd, name), name })),
        format: mapping.format,
        mapping,
        out: join(cwd, 'c.events.parquet'),
        root: cwd,
        hash: await openCallerHash(cwd),
        now: Date.UTC(2026, 6, 1),
        keepDays: 90,
        show: 0,
        inMemory: 500,
      },
      { signal: { aborted: false }, show: look },
    );
    expect(scratch).toMatch(/[0-9a-f]{16}/);
    expect(scratch.length).toBeGreaterThan(10_000);
    expect(leaked(scratch)).toEqual([]);
  });
});

it('three platforms are looked at, each with everything that it writes', () => {
  expect(RICHEST.map(({ id }) => id).toSorted()).toEqual(['asterisk', 'connect', 'genesys']);
});
