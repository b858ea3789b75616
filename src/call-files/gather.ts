/** Reads all logs and lays their fragments out by call. */
import { ClockOffsets, hashText, isFate, Tally } from '../calls/index.ts';
import type { CallSource, ImportContext, Moment, PlacedFragment, SourceKind } from '../calls/index.ts';
import { lineReader, type LogFile } from './read-lines.ts';
import { readRecords } from './read-records.ts';
import type { Shelves } from './shelves.ts';

/** Enough that one of 5 GB fits into memory. */
export const SHELVES = 128;

export interface ChosenFile {
  readonly file: LogFile;
  readonly kind: SourceKind;
}

export interface Gathered {
  readonly tally: Tally;
  readonly offsets: ClockOffsets;
  /** The key by which a call is joined, of any key of one of its fragments. */
  readonly rootOf: (key: string) => string;
  /** Keys by which calls are joined that have another key too. */
  readonly linked: ReadonlySet<string>;
  /** SHA-256 of each file. */
  readonly digests: readonly string[];
}

export interface Watch {
  readonly signal: { readonly aborted: boolean };
  /** Bytes, of all that are to be read. */
  readonly show: (done: number) => void;
}

export class Stopped extends Error {}

export async function gather(
  source: CallSource,
  chosen: readonly ChosenFile[],
  context: ImportContext,
  shelves: Shelves<PlacedFragment>,
  watch: Watch,
): Promise<Gathered> {
  const tally = new Tally();
  const offsets = new ClockOffsets();
  const parents = new Map<string, string>();
  const digests: string[] = [];
  const isCompared = source.kinds.filter(({ beginsWithCall }) => beginsWithCall).length > 1;
  let before = 0;
  for (const [index, { file, kind }] of chosen.entries()) {
    const place = source.kinds.indexOf(kind);
    const sees = isCompared && kind.beginsWithCall === true;
    const lines = lineReader(file);
    let seen = 0;
    for await (const { readings, bytes } of readRecords(file, lines, kind, context)) {
      if (watch.signal.aborted) throw new Stopped();
      const weight = readings.length === 0 ? 0 : (bytes - seen) / readings.length;
      seen = bytes;
      for (const { row, reading } of readings) {
        tally.records += 1;
        if (isFate(reading)) {
          tally.add(reading.fate, reading.reason, index, row);
          continue;
        }
        for (const reason of reading.unread ?? []) tally.add('unread', reason, index, row);
        const { key, also = [] } = reading;
        for (const other of also) join(parents, key, other);
        if (sees) see(offsets, place, key, reading);
        const { times, events, facts } = reading;
        // One shape for all, so that the engine keeps them small; `also` and `unread` are done with.
        const fragment = { key, times, events, facts, kind: place, file: index, row } as PlacedFragment;
        shelves.put(hashText(key) % SHELVES, fragment, weight);
      }
      await shelves.relieve();
      watch.show(before + bytes);
    }
    digests.push(lines.digest());
    before += file.size;
  }
  const linked = new Set([...parents.keys()].map((key) => find(parents, key)));
  return { tally, offsets, rootOf: (key) => find(parents, key), linked, digests };
}

function see(
  offsets: ClockOffsets,
  place: number,
  key: string,
  { times = {}, events = [] }: Pick<PlacedFragment, 'times' | 'events'>,
): void {
  const moments: Moment[] = [...Object.values(times), ...events.map(({ t }) => t)];
  const certain = moments.filter((moment) => typeof moment === 'number');
  if (certain.length > 0) offsets.see(place, key, Math.min(...certain));
}

function find(parents: Map<string, string>, key: string): string {
  let root = key;
  for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
  // Next time it is one step.
  if (root !== key) parents.set(key, root);
  return root;
}

function join(parents: Map<string, string>, key: string, other: string): void {
  const [root, from] = [find(parents, key), find(parents, other)];
  if (root !== from) parents.set(from, root);
}
