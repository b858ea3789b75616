/** Which platform's logs the files are, and which of its kinds each is. */
import {
  SOURCES,
  tableSource,
  type CallSource,
  type Format,
  type Mapping,
  type SourceKind,
} from '../calls/index.ts';
import { BadLog } from './bad-log.ts';
import type { ChosenFile } from './gather.ts';
import { beginsAsJson, holdsRecord } from './read-json-records.ts';
import type { LogFile } from './read-lines.ts';
import { findDelimiter } from './read-records.ts';

export interface Chosen {
  readonly source: CallSource;
  readonly files: readonly ChosenFile[];
}

/** A file of which nothing is surer than this is of no kind. */
const SURE = 0.3;

/** @param format absent: seen in the files. @throws BadLog */
export function chooseKinds(files: readonly LogFile[], format: Format | undefined, mapping: Mapping): Chosen {
  const source = format === 'csv' ? tableSource(mapping) : chooseSource(files, format);
  return {
    source,
    files: files.map((file) => {
      const [best] = rank(source, file);
      // Whoever names the platform knows better than the first lines, where there is one kind only.
      const kind = best && best.sureness >= SURE ? best.kind : undefined;
      const only = format !== undefined && source.kinds.length === 1 ? source.kinds[0] : undefined;
      const isOther =
        only?.form === 'json' && (!beginsAsJson(file) || only.sniff(file.head, file.name) === 0);
      if (kind ?? (only && !isOther)) return { file, kind: (kind ?? only) as SourceKind };
      throw new BadLog({ kind: 'kindless', format: source.id as Format }, file.path);
    }),
  };
}

function chooseSource(files: readonly LogFile[], format: Format | undefined): CallSource {
  const found = new Map<string, CallSource>();
  for (const file of files) {
    const [best] = SOURCES.filter(({ id }) => format === undefined || id === format)
      .map((source) => ({ source, sureness: rank(source, file)[0]?.sureness ?? 0 }))
      .toSorted((a, b) => b.sureness - a.sureness);
    if (format !== undefined && best) found.set(format, best.source);
    else if (best && best.sureness >= SURE) found.set(best.source.id, best.source);
    else throw new BadLog({ kind: looksLikeTable(file) ? 'noMapping' : 'unknown' }, file.path);
  }
  const [only] = found.values();
  if (!only || found.size > 1) throw new BadLog({ kind: 'several', formats: [...found.keys()] });
  return only;
}

function rank(source: CallSource, file: LogFile): { kind: SourceKind; sureness: number }[] {
  return source.kinds
    .map((kind) => ({ kind, sureness: sniff(kind, file) }))
    .toSorted((a, b) => b.sureness - a.sureness);
}

/** Words alone make no log: of JSON there must be a record. */
function sniff(kind: SourceKind, file: LogFile): number {
  const sureness = kind.sniff(file.head, file.name);
  return sureness > 0 && kind.form === 'json' && !holdsRecord(file, kind.list) ? 0 : sureness;
}

function looksLikeTable({ head, name }: LogFile): boolean {
  const [first = ''] = head.split('\n');
  return /\.(?:csv|tsv|txt)$/i.test(name) && first.split(findDelimiter(first)).length > 2;
}
