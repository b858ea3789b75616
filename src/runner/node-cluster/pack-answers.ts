/**
 * Counts and tallies as bytes and back, every double bit for bit (JSON would lose -0 and the sums that are no
 * numbers).
 */
import { deflateSync, inflateSync } from 'node:zlib';
import type { Answer } from '../../study/index.ts';

/** What an answer is a list of: numbers and columns of numbers, by name. */
type Fields = Readonly<Record<string, number | Float64Array>>;
/**
 * Fields of one replication, or one week, in their order: name, and how many values; -1 for a plain number.
 */
type Shape = [name: string, length: number][];

/** Answers of several chunks. Layout: length of the head, head as JSON, doubles (little-endian). */
export function packAnswers(answers: readonly Answer[]): Buffer {
  const values: number[] = [];
  const head = answers.map((answer) => answer.map((each) => shapeOf(each, values)));
  const text = Buffer.from(JSON.stringify(head));
  const bytes = Buffer.alloc(4 + text.length + 8 * values.length);
  bytes.writeUInt32LE(text.length, 0);
  text.copy(bytes, 4);
  let at = 4 + text.length;
  for (const value of values) at = bytes.writeDoubleLE(value, at);
  // Most of a month's flow is zeros.
  return deflateSync(bytes, { level: 1 });
}

/** @throws when the bytes are not what `packAnswers` wrote. */
export function unpackAnswers(packed: Buffer): Answer[] {
  const bytes = inflateSync(packed);
  const length = bytes.readUInt32LE(0);
  const head = JSON.parse(bytes.toString('utf8', 4, 4 + length)) as Shape[][];
  let at = 4 + length;
  const read = (): number => {
    const value = bytes.readDoubleLE(at);
    at += 8;
    return value;
  };
  const restore = (shape: Shape): Fields =>
    Object.fromEntries(
      shape.map(([name, count]) => [name, count < 0 ? read() : Float64Array.from({ length: count }, read)]),
    );
  const answers = head.map((answer): unknown => answer.map(restore)).filter(isAnswer);
  if (at !== bytes.length || answers.length < head.length)
    throw new Error(`Packed answers hold ${bytes.length} bytes, of which ${at} were read.`);
  return answers;
}

function shapeOf(fields: Answer[number], values: number[]): Shape {
  return Object.entries<number | Float64Array>({ ...fields }).map(([name, value]) => {
    if (typeof value === 'number') {
      values.push(value);
      return [name, -1];
    }
    for (const each of value) values.push(each);
    return [name, value.length];
  });
}

/** Whether they are counts or tallies is for whoever asked to know. */
function isAnswer(value: unknown): value is Answer {
  return Array.isArray(value) && value.every((each: unknown) => typeof each === 'object' && each !== null);
}
