/** A file of any size as lines of text, in batches. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Encoding } from '../calls/index.ts';
import { BadLog } from './bad-log.ts';
import { HEADER_MARK } from './csv.ts';
import { openParquet } from './parquet.ts';

/** Characters of a line: a conversation of hours as JSON has less. */
export const LONGEST_LINE = 4_000_000;
const PIECE_BYTES = 1 << 18;
export const HEAD_BYTES = 65_536;
const PACKED = [
  [0x1f, 0x8b],
  [0x50, 0x4b, 0x03, 0x04],
  [0x42, 0x5a, 0x68],
  [0x28, 0xb5, 0x2f, 0xfd],
];

export interface LogFile {
  readonly path: string;
  /** Without folders. */
  readonly name: string;
  readonly size: number;
  /** As it is written, byte order marks looked at. */
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** The first 64 kB, perhaps cut in the middle of a character. */
  readonly head: string;
}

/** @throws BadLog where it is no text */
export async function openLog(path: string, name: string, encoding: Encoding | undefined): Promise<LogFile> {
  const entry = await stat(path).catch(() => undefined);
  if (!entry?.isFile()) throw new BadLog({ kind: 'missing' }, path);
  if (entry.size === 0) throw new BadLog({ kind: 'empty' }, path);
  const pieces: Buffer[] = [];
  for await (const piece of createReadStream(path, { end: HEAD_BYTES - 1 })) pieces.push(piece as Buffer);
  const bytes = Buffer.concat(pieces);
  if (PACKED.some((magic) => magic.every((byte, i) => bytes[i] === byte)))
    throw new BadLog({ kind: 'packed' }, path);
  if (bytes.subarray(0, HEADER_MARK.length).equals(Buffer.from(HEADER_MARK)))
    throw new BadLog({ kind: 'ours' }, path);
  if (bytes.subarray(0, 4).equals(Buffer.from('PAR1'))) {
    const table = await openParquet(path).catch(() => undefined);
    throw new BadLog({ kind: table?.header === undefined ? 'parquet' : 'ours' }, path);
  }
  const found = findEncoding(bytes, encoding);
  if (!found.startsWith('utf-16') && bytes.includes(0)) throw new BadLog({ kind: 'zeros' }, path);
  const head = new TextDecoder(found).decode(bytes);
  return { path, name, size: entry.size, encoding: found, head };
}

function findEncoding(bytes: Uint8Array, given: Encoding | undefined): LogFile['encoding'] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return given === 'utf-16' ? 'utf-16le' : (given ?? 'utf-8');
}

export interface Lines {
  readonly lines: readonly string[];
  /** Of the first of them, from 1. */
  readonly row: number;
  /** Of the file that have been read. */
  readonly bytes: number;
}

export interface LineReader {
  /** @param takesPieces a line without end is given in pieces, as it comes */
  batches(takesPieces?: boolean): AsyncGenerator<Lines>;
  /** Of all bytes, once they were read; 64 hexadecimal digits. */
  digest(): string;
}

/** Reads the file once. @throws BadLog where it is no text, as soon as that is seen */
export function lineReader({ path, encoding }: LogFile): LineReader {
  const hash = createHash('sha256');
  return {
    digest: () => hash.digest('hex'),
    batches: async function* (takesPieces = false) {
      const decoder = new TextDecoder(encoding, { fatal: true });
      let rest = '';
      let row = 1;
      let bytes = 0;
      const decode = (piece: Uint8Array | undefined): string => {
        try {
          return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
        } catch {
          throw new BadLog({ kind: 'encoding', encoding: encoding.toUpperCase() }, path, row);
        }
      };
      for await (const chunk of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
        const piece = chunk as Buffer;
        hash.update(piece);
        bytes += piece.length;
        if (!encoding.startsWith('utf-16') && piece.includes(0))
          throw new BadLog({ kind: 'zeros' }, path, row);
        const text = rest + decode(piece);
        const end = text.lastIndexOf('\n');
        if (end < 0) {
          rest = takesPieces ? '' : text;
          if (takesPieces) yield { lines: [text], row, bytes };
          if (rest.length > LONGEST_LINE)
            throw new BadLog({ kind: 'longLine', most: LONGEST_LINE }, path, row);
          continue;
        }
        const lines = text.slice(0, end).split('\n');
        rest = text.slice(end + 1);
        yield { lines: lines.map(withoutReturn), row, bytes };
        row += lines.length;
      }
      rest += decode(undefined);
      if (rest !== '') yield { lines: [withoutReturn(rest)], row, bytes };
    },
  };
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
