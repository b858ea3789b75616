/**
 * The process that runs inputs. One after another in one thread, and nothing else beside them: so processor time and
 * memory of the process are those of the input. Which one is under way stands in a file, since a process that hangs
 * cannot say so.
 */
import { openSync, writeSync } from 'node:fs';
import { readCorpus, type Corpus } from '../corpus.ts';
import { Luck } from '../luck.ts';
import { READERS } from '../readers/index.ts';
import type { Reader } from '../readers/types.ts';
import { tryInput } from '../try-input.ts';
import { MOST_MEGABYTES, type Found, type Order, type Report } from './protocol.ts';

/** Longest time without a word to the watching process, in milliseconds. */
const BATCH_MILLISECONDS = 1500;
/** What earlier inputs left behind is cleared away above this, so that it is not laid at the door of the next. */
const CLEAN_MEGABYTES = 350;
/** What one input has to take on top of what was there to be looked at by itself. */
const LEAP_MEGABYTES = 50;
/** One in so many is run twice, and must say the same both times. */
const TWICE_EVERY = 8;

export function findReader(name: string): Reader {
  const reader = READERS.find((each) => each.name === name);
  if (!reader)
    throw new Error(
      `There is no reader "${name}"; there are ${READERS.map((each) => each.name).join(', ')}.`,
    );
  return reader;
}

/** The same for the same seed, reader and number, on every machine. As a file holds it: no half of a pair alone. */
export function makeInput(reader: Reader, seed: number, index: number, corpus: Corpus): string {
  const made = reader.make(new Luck(seed, reader.name, index), corpus);
  return Buffer.from(made, 'utf8').toString('utf8');
}

/**
 * So many inputs are measured together: asking the system for the time costs more than many an input. Where a stretch
 * is too slow, each of it is looked at by itself.
 */
export function stretchOf({ weight }: Reader): number {
  return weight >= 6 ? 16 : weight >= 2 ? 4 : 1;
}

/** @param markFile where the number of the input under way is written */
export function serve(root: string, markFile: string): void {
  const corpus = readCorpus(root);
  const mark = openSync(markFile, 'w');
  const noteIndex = (index: number): void => void writeSync(mark, `${index}`.padEnd(16), 0);
  const send = (report: Report): void => void process.send?.(report);
  process.on('message', (order: Order) => {
    const work = order.kind === 'batch' ? runBatch(order, corpus, noteIndex) : runOne(order, noteIndex);
    void work.then(send);
  });
  send({ kind: 'ready' });
}

async function runBatch(
  { reader: name, seed, from, count }: Order & { kind: 'batch' },
  corpus: Corpus,
  noteIndex: (index: number) => void,
): Promise<Report> {
  const reader = findReader(name);
  const found: Found[] = [];
  const until = performance.now() + BATCH_MILLISECONDS;
  let slowest = { seconds: 0, index: from };
  let [done, accepted, characters, spent] = [0, 0, 0, 0];
  let peak = peakMegabytes();
  let grewAt: number | undefined;
  while (done < count && performance.now() < until && grewAt === undefined) {
    const first = from + done;
    const indices = Array.from({ length: Math.min(stretchOf(reader), count - done) }, (_, i) => first + i);
    const inputs = indices.map((index) => makeInput(reader, seed, index, corpus));
    noteIndex(first);
    const start = process.cpuUsage();
    for (const [i, input] of inputs.entries()) {
      const index = first + i;
      const { isAccepted, broke } = await tryInput(reader, input, index % TWICE_EVERY === 0);
      if (broke) found.push({ ...broke, index });
      if (isAccepted) accepted++;
      characters += input.length;
    }
    const seconds = secondsSince(start);
    if (seconds > slowest.seconds) slowest = { seconds, index: first };
    spent += seconds;
    done += inputs.length;
    const grown = peakMegabytes();
    if (grown > MOST_MEGABYTES && grown - peak > LEAP_MEGABYTES) grewAt = first;
    peak = Math.max(peak, grown);
    if (process.memoryUsage.rss() > CLEAN_MEGABYTES * 2 ** 20) globalThis.gc?.();
  }
  noteIndex(-1);
  return { kind: 'batch', done, accepted, characters, seconds: spent, slowest, peak, grewAt, found };
}

async function runOne(
  { reader, input }: Order & { kind: 'try' },
  noteIndex: (index: number) => void,
): Promise<Report> {
  noteIndex(0);
  const start = process.cpuUsage();
  const { broke } = await tryInput(findReader(reader), input, false);
  const seconds = secondsSince(start);
  const again = broke || seconds > 0.5 ? undefined : await tryInput(findReader(reader), input, true);
  noteIndex(-1);
  return { kind: 'try', broke: broke ?? again?.broke, seconds, peak: peakMegabytes() };
}

function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function peakMegabytes(): number {
  return process.resourceUsage().maxRSS / 1024;
}
