/** From logs to a file of calls. */
import { openScratch, type Scratch } from '../disk/index.ts';
import {
  importContext,
  type CallFileHeader,
  type Format,
  type ImportContext,
  type LoggedCall,
  type Mapping,
  type PlacedFragment,
  type Tally,
} from '../calls/index.ts';
import { BadLog } from './bad-log.ts';
import { chooseKinds } from './choose-kinds.ts';
import { findAnsweredOnly, Survey } from './survey.ts';
import { gather, SHELVES, type Watch } from './gather.ts';
import { joinCalls, listCalls } from './join-calls.ts';
import { openLog } from './read-lines.ts';
import { Shelves } from './shelves.ts';
import { writeCallFile } from './write-call-file.ts';

/**
 * Bytes of logs whose fragments stay in memory, and bytes of calls. As objects they take ten times as much; what goes through
 * scratch files takes half as long again.
 */
const IN_MEMORY = 60_000_000;
const DAY_MS = 86_400_000;

export interface ImportPlan {
  /** Paths of the logs, and their names for people. */
  readonly logs: readonly { readonly path: string; readonly name: string }[];
  /** Absent: seen in the logs. */
  readonly format?: Format | undefined;
  readonly mapping: Mapping;
  /** `*.parquet` or `*.csv`. */
  readonly out: string;
  /** The project, for what does not fit into memory. */
  readonly root: string;
  /** Of a number in its one form, 16 hexadecimal digits. */
  readonly hash: (number: string) => string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly keepDays: number;
  /** Calls to give back as they were understood. */
  readonly show: number;
  /** Logs that hold answered calls only are refused otherwise. */
  readonly allowsAnsweredOnly?: boolean;
  /** For tests: bytes that stay in memory. */
  readonly inMemory?: number;
}

export interface ImportWatch {
  readonly signal: { readonly aborted: boolean };
  readonly show: (stage: 'reading' | 'joining' | 'writing', done: number, total: number) => void;
}

export interface ImportResult {
  readonly header: CallFileHeader;
  readonly tally: Tally;
  readonly unknown: ReturnType<ImportContext['unknownNames']>;
  readonly shown: readonly LoggedCall[];
  /** Local times that are not what ids of the same log say, where most are so. */
  readonly zone: ReturnType<ImportContext['clocks']>;
  /** Calls outside the hours of their lines, where most are so. */
  readonly closed: number | undefined;
  /** By kind of file: the largest correction of its clock, in milliseconds. */
  readonly corrected: readonly { readonly kind: string; readonly first: string; readonly ms: number }[];
}

/**
 * Reads logs and writes their calls. Nothing is written unless everything was read.
 *
 * @throws BadLog, BadCallFile, Stopped, or the system's error
 */
export async function importCalls(plan: ImportPlan, watch: ImportWatch): Promise<ImportResult> {
  const { mapping, now, keepDays } = plan;
  const files = [];
  for (const { path, name } of plan.logs) files.push(await openLog(path, name, mapping.encoding));
  const chosen = chooseKinds(files, plan.format, mapping);
  const { source } = chosen;
  const context = importContext(mapping, plan.hash);
  const total = files.reduce((sum, { size }) => sum + size, 0);

  let scratch: Scratch | undefined;
  const prepare = async (): Promise<Scratch> => (scratch ??= await openScratch(plan.root));
  const most = plan.inMemory ?? IN_MEMORY;
  const fragments = new Shelves<PlacedFragment>('fragments', most, prepare);
  const moved = new Shelves<PlacedFragment>('moved', most, prepare);
  const days = new Shelves<LoggedCall>('calls', most, prepare);
  const watchStage = (stage: 'reading' | 'joining', all: number): Watch => ({
    signal: watch.signal,
    show: (done) => watch.show(stage, done, all),
  });
  try {
    const gathered = await gather(source, chosen.files, context, fragments, watchStage('reading', total));
    const skew = gathered.offsets.settle();
    const kindOf = (place: number): string => source.kinds[place]?.id ?? '';
    if (skew)
      throw new BadLog({
        kind: 'skew',
        day: skew.day,
        other: kindOf(skew.kind),
        first: kindOf(0),
        seconds: Math.round(Math.abs(skew.ms) / 100) / 10,
      });
    const survey = new Survey();
    const joining = watchStage('joining', SHELVES);
    await joinCalls(source, mapping, context, gathered, fragments, moved, days, survey, joining);
    const answered = plan.allowsAnsweredOnly === true ? undefined : findAnsweredOnly(survey);
    if (answered) throw new BadLog({ kind: 'answeredOnly', ...answered });

    const { tally } = gathered;
    const header: CallFileHeader = {
      format: 1,
      created: new Date(now).toISOString(),
      expires: new Date(now + keepDays * DAY_MS).toISOString().slice(0, 10),
      sources: files.map(({ name }, i) => ({ name, sha256: gathered.digests[i] ?? '' })),
      ...survey.summary(),
      used: tally.used,
      merged: tally.byReason('merged'),
      refused: tally.byReason('refused'),
      excluded: tally.byReason('excluded'),
      ...(mapping.time?.zone !== undefined && { zone: mapping.time.zone }),
      ...(mapping.versions && { versions: mapping.versions }),
    };
    const shown = survey.choose(plan.show);
    watch.show('writing', 0, header.events);
    const writing: Watch = {
      signal: watch.signal,
      show: (done) => watch.show('writing', done, header.events),
    };
    if (header.calls > 0) await writeCallFile(plan.out, header, listCalls(days, writing));
    const corrected = [...gathered.offsets.corrected()].map(([kind, ms]) => ({
      kind: kindOf(kind),
      first: kindOf(0),
      ms,
    }));
    const closed = survey.closed > header.calls ? survey.closed : undefined;
    return {
      header,
      tally,
      unknown: context.unknownNames(),
      shown,
      zone: context.clocks(),
      closed,
      corrected,
    };
  } finally {
    await scratch?.close();
  }
}
