/**
 * JSON of any size, a value at a time: one a line, one after another, a list, or a list inside a document. Only the text of
 * one value is in memory.
 */
import { refuse, type Reading } from '../calls/index.ts';
import { BadLog } from './bad-log.ts';
import { HEAD_BYTES, LONGEST_LINE, type LogFile } from './read-lines.ts';
import type { RecordReader, Take } from './record-reader.ts';

type Read = (record: unknown) => Reading;
/** Deeper than any log. */
const MOST_DEPTH = 64;

/** @param list name of the member whose entries are the records */
export function jsonReader(file: LogFile, list: string | undefined, read: Read): RecordReader {
  return isByLine(file.head) ? lineReader(list, read) : valueReader(file, list, read);
}

const BEGINS_AS_JSON = /^\s*(?:\{\s*["}]|\[\s*[[{\]])/;

/** Whether the file begins as JSON does, or with the rest of one line and then a record a line. */
export function beginsAsJson({ head }: LogFile): boolean {
  return BEGINS_AS_JSON.test(head) || isByLine(head);
}

/**
 * Whether there is one record to be read in the head of the file, or one that is longer than the head. A program that
 * names the fields of a log, or a page about one, has none.
 */
export function holdsRecord(file: LogFile, list: string | undefined): boolean {
  if (!beginsAsJson(file)) return false;
  let found = 0;
  const reader = jsonReader(file, list, () => {
    found += 1;
    return refuse('cut');
  });
  file.head.split('\n').forEach((line, i) => reader.line(line, i + 1, () => undefined));
  return found > 0 || (file.size > HEAD_BYTES && BEGINS_AS_JSON.test(file.head));
}

/** Whether the first line is a whole value, and another comes; or the rest of a line, and the next is a whole value. */
function isByLine(head: string): boolean {
  const [first = '', second] = head.split('\n', 2);
  const isWhole = (line: string): boolean => /^\s*\{/.test(line) && parseJson(line) !== undefined;
  if (isWhole(first)) return second !== undefined || head.length < 65_000;
  return second !== undefined && !/^\s*[[{]/.test(first) && isWhole(second);
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
