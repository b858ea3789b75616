/**
 * JSON of any size, a value at a time: one a line, one after another, a list, or a list inside a document. Only the text of
 * one value is in memory.
 */
import { refuse, type Reading } from '../calls/index.ts';
import { BadLog } from './bad-log.ts';
import { LONGEST_LINE, type LogFile } from './read-lines.ts';
import type { RecordReader, Take } from './record-reader.ts';

type Read = (record: unknown) => Reading;
/** Deeper than any log. */
const MOST_DEPTH = 64;

/** @param list name of the member whose entries are the records */
export function jsonReader(file: LogFile, list: string | undefined, read: Read): RecordReader {
  return isByLine(file.head) ? lineReader(list, read) : valueReader(file, list, read);
}

/** Whether the first line is a whole value, and another comes. */
function isByLine(head: string): boolean {
  const end = head.indexOf('\n');
  const first = (end < 0 ? head : head.slice(0, end)).trim();
  if (!first.startsWith('{')) return false;
  return end < 0 ? head.length < 65_000 && parseJson(first) !== undefined : parseJson(first) !== undefined;
}

/** Undefined: it is none. */
function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function lineReader(list: string | undefined, read: Read): RecordReader {
  return {
    line: (line, row, take) => {
      if (line.trim() === '') return;
      const parsed = parseJson(line);
      if (!parsed) take(row, refuse('cut'));
      else for (const record of recordsOf(parsed.value, list)) take(row, read(record));
    },
    end: () => undefined,
  };
}

function recordsOf(value: unknown, list: string | undefined): readonly unknown[] {
  const inside =
    list !== undefined && typeof value === 'object' && value !== null && Object.hasOwn(value, list)
      ? (value as Record<string, unknown>)[list]
      : undefined;
  return Array.isArray(inside) ? inside : [value];
}

/**
 * Finds where values begin and end without reading them. `row` counts values.
 *
 * A document that holds a list is entered: its records are the entries of that list.
 */
function valueReader(file: LogFile, list: string | undefined, read: Read): RecordReader {
  let depth = 0;
  /** Depth at which records stand. */
  let level = 0;
  let isInText = false;
  let isEscaped = false;
  let text = '';
  let isInRecord = false;
  let key = '';
  let row = 0;
  const isDocument = list !== undefined && /^\s*\{/.test(file.head) && file.head.includes(`"${list}"`);

  const takeValue = (take: Take): void => {
    row += 1;
    const parsed = parseJson(text);
    take(row, parsed ? read(parsed.value) : refuse('cut'));
    text = '';
    isInRecord = false;
  };
  const scan = (line: string, take: Take): void => {
    let from = isInRecord ? 0 : -1;
    for (let i = 0; i < line.length; i++) {
      const sign = line.charCodeAt(i);
      if (isInText) {
        if (isEscaped) isEscaped = false;
        else if (sign === 0x5c) isEscaped = true;
        else if (sign === 0x22) isInText = false;
        if (!isInRecord && isInText) key += line[i];
        continue;
      }
      if (sign === 0x22) {
        isInText = true;
        if (!isInRecord) key = '';
      } else if (sign === 0x7b || sign === 0x5b) {
        const isOpeningList = sign === 0x5b && !isInRecord && depth === (isDocument ? 1 : 0);
        if (isOpeningList && (!isDocument || key === list)) level = depth + 1;
        else if (!isInRecord && depth === level && sign === 0x7b && !(isDocument && level === 0)) {
          isInRecord = true;
          from = i;
        }
        depth += 1;
        if (depth > MOST_DEPTH) throw new BadLog({ kind: 'json' }, file.path, row + 1);
      } else if (sign === 0x7d || sign === 0x5d) {
        depth -= 1;
        if (isInRecord && depth === level) {
          text += line.slice(from, i + 1);
          takeValue(take);
          from = -1;
        } else if (!isInRecord && depth < level) level = Math.max(0, isDocument ? 0 : depth);
      }
    }
    if (!isInRecord) return;
    text += line.slice(from);
    if (text.length > LONGEST_LINE)
      throw new BadLog({ kind: 'longLine', most: LONGEST_LINE }, file.path, row + 1);
  };
  return {
    takesPieces: true,
    line: (line, _row, take) => scan(line, take),
    end: (take) => {
      if (isInRecord) take(row + 1, refuse('cut'));
      // A file without one record, or that ends inside: the reader is told, not left to guess.
      else if (row === 0 || depth !== 0) take(row + 1, refuse('cut'));
    },
  };
}
