/**
 * `npm run fuzz -- --minutes 10`: every reader of text from outside against inputs that are nearly right.
 *
 * Each input is run in a process that does nothing else; another one watches its processor time and its memory, and
 * ends it when it hangs. What breaks a law is made small and kept in out/fuzz, and runs again with `--replay FILE`.
 * Ends with 1 when anything was found, 2 when it was asked wrongly.
 */
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readCorpus } from './corpus.ts';
import { findReader, makeInput, serve, stretchOf } from './harness/child.ts';
import { describeFinding, Findings, judge } from './harness/findings.ts';
import { Keeper } from './harness/keeper.ts';
import { MOST_MEGABYTES } from './harness/protocol.ts';
import { Tally } from './harness/tally.ts';
import { READERS } from './readers/index.ts';
import type { Reader } from './readers/types.ts';

const program = process.argv[1] ?? '';
/** Inputs of a batch for each unit of weight. */
const BATCH = 80;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

if (process.argv[2] === '--child') serve(process.argv[4] ?? '.', process.argv[3] ?? '');
else process.exitCode = await main();

async function main(): Promise<number> {
  try {
    return await runAsAsked();
  } catch (cause) {
    process.stderr.write(`${(cause as Error).message}\n`);
    return 2;
  }
}

async function runAsAsked(): Promise<number> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string' },
      inputs: { type: 'string' },
      reader: { type: 'string', multiple: true },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      workers: { type: 'string', default: '1' },
      replay: { type: 'string' },
      list: { type: 'boolean' },
    },
  });
  if (values.list) say(READERS.map(({ name }) => name).join('\n'));
  if (values.list) return 0;
  const asked = (name: 'minutes' | 'inputs' | 'seed' | 'workers', fallback: number): number => {
    const value = Number(values[name] ?? fallback);
    if (!(value >= 0)) throw new Error(`--${name} takes a number, and not "${values[name]}".`);
    return value;
  };
  const readers = values.reader?.map(findReader) ?? READERS;
  if (values.replay !== undefined) return await replay(values.replay, values.reader && readers[0]);
  const inputs = asked('inputs', Number.POSITIVE_INFINITY);
  const minutes = asked('minutes', Number.isFinite(inputs) ? Number.POSITIVE_INFINITY : 1);
  return await fuzz(readers, { minutes, inputs, seed: asked('seed', 0), workers: asked('workers', 1) });
}

interface Run {
  readonly minutes: number;
  readonly inputs: number;
  readonly seed: number;
  readonly workers: number;
}

async function fuzz(readers: readonly Reader[], { minutes, inputs, seed, workers }: Run): Promise<number> {
  const root = process.cwd();
  const corpus = readCorpus(root);
  const findings = new Findings(program, root);
  const tally = new Tally(readers);
  const until = performance.now() + minutes * 60_000;
  let isStopped = false;
  process.on('SIGINT', () => {
    if (isStopped) process.exit(130);
    isStopped = true;
    say('\nStopping after what is under way. Ctrl-C again leaves at once.');
  });
  const isOver = (): boolean => isStopped || performance.now() > until || tally.total() >= inputs;
  say(`Seed ${seed}, ${readers.length} readers, ${workers} ${workers === 1 ? 'process' : 'processes'}.`);
  const note = async (
    reader: Reader,
    index: number,
    broke: Parameters<Findings['add']>[4],
  ): Promise<void> => {
    const finding = await findings.add(reader, seed, index, makeInput(reader, seed, index, corpus), broke);
    if (finding) say(describeFinding(finding));
  };

  /** One of a stretch did it; those that are fine by themselves are let go. */
  const noteAll: typeof note = async (reader, first, broke) => {
    for (let index = first; index < first + stretchOf(reader); index++) await note(reader, index, broke);
  };

  const work = async (worker: number): Promise<void> => {
    const keeper = new Keeper(program, root, `worker-${process.pid}-${worker}`);
    while (!isOver()) {
      const reader = tally.next();
      const from = tally.take(reader, Math.min(reader.weight * BATCH, inputs - tally.total()));
      const ended = await keeper.give({ kind: 'batch', reader: reader.name, seed, ...from });
      if (ended.kind === 'batch') {
        tally.add(reader, ended, from);
        const { slowest, grewAt } = ended;
        for (const { index, ...broke } of ended.found) await note(reader, index, broke);
        if (slowest.seconds > 1)
          await noteAll(reader, slowest.index, {
            law: 'processor time',
            sentence: 'It takes long.',
            at: '',
          });
        if (grewAt !== undefined) {
          await noteAll(reader, grewAt, { law: 'memory', sentence: 'It takes much.', at: '' });
          keeper.end();
        }
      } else if (ended.kind === 'lost') {
        if (!(ended.index >= from.from))
          throw new Error(`A fuzzing process ended between two inputs: ${ended.broke.sentence}`);
        tally.lose(reader, ended.index, from);
        await noteAll(reader, ended.index, ended.broke);
      }
    }
    keeper.end();
  };
  const progress = setInterval(() => say(tally.line(findings.list.size)), 10_000);
  await Promise.all(Array.from({ length: workers }, (_, i) => work(i)));
  clearInterval(progress);
  findings.end();
  say(tally.summary());
  for (const finding of findings.list.values())
    say(`${describeFinding(finding)}  found ${finding.times} times`);
  say(findings.list.size === 0 ? 'Nothing was found.' : `${findings.list.size} findings.`);
  return findings.list.size === 0 ? 0 : 1;
}

/** A file of out/fuzz, or any other: its reader stands before the last dash of its name, or is asked for. */
async function replay(path: string, asked: Reader | undefined): Promise<number> {
  const name = basename(path);
  const reader =
    asked ?? READERS.find((each) => name.startsWith(`${each.name}-`) && name.endsWith(each.extension));
  if (!reader)
    throw new Error(`Which reader "${name}" is for cannot be told by its name: add --reader NAME.`);
  const keeper = new Keeper(program, process.cwd(), `replay-${process.pid}`);
  const broke = await judge(keeper, reader, readFileSync(resolve(path), 'utf8'));
  const ended = broke
    ? undefined
    : await keeper.give({ kind: 'try', reader: reader.name, input: readFileSync(resolve(path), 'utf8') });
  keeper.end();
  if (ended?.kind === 'try')
    say(
      `${reader.name}: nothing is wrong with it. ${ended.seconds.toFixed(3)} s, ${Math.round(ended.peak)} of ${MOST_MEGABYTES} MB.`,
    );
  if (broke) say(`${reader.name}: ${broke.law}\n  ${broke.sentence}\n  ${broke.at}`);
  return broke ? 1 : 0;
}
