/**
 * Counts and tallies as bytes and back, every double bit for bit (JSON would lose -0 and the sums that are no
 * numbers). What comes back is from elsewhere: nothing is unpacked that is larger than the question allows.
 */
import { deflateSync, inflateSync } from 'node:zlib';
import type { Answer, AnswerShape, FieldSize } from '../../study/index.ts';

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

/** Bytes that answers of these shapes take at most, unpacked. */
export function mostBytes(shapes: readonly AnswerShape[]): number {
  // A bracket or a comma each, and the head's own length.
  return shapes.reduce(
    (sum, { elements, fields }) =>
      sum + 3 + elements * Array.from(fields).reduce((all, field) => all + bytesOf(...field), 3),
    4 + 2,
  );
}

/** Bytes that these take at most as they are packed: what cannot be made smaller grows by a little. */
export function mostPackedBytes(shapes: readonly AnswerShape[]): number {
  const bytes = mostBytes(shapes);
  return bytes + Math.ceil(bytes / 1000) + 64;
}

/** @throws when the bytes are not what `packAnswers` writes for answers of these shapes. */
export function unpackAnswers(packed: Uint8Array, shapes: readonly AnswerShape[]): Answer[] {
  const bytes = inflateSync(packed, { maxOutputLength: mostBytes(shapes) });
  const length = bytes.readUInt32LE(0);
  const head: unknown = JSON.parse(bytes.toString('utf8', 4, 4 + length));
  if (!isHeadOf(head, shapes)) throw new Error('The answer holds other fields than were asked for.');
  const count = head.flat(2).reduce((sum, [, values]) => sum + Math.abs(values), 0);
  const wanted = 4 + length + 8 * count;
  if (wanted !== bytes.length)
    throw new Error(`The answer takes ${bytes.length} bytes, and its fields say ${wanted}.`);
  let at = 4 + length;
  const read = (): number => {
    const value = bytes.readDoubleLE(at);
    at += 8;
    return value;
  };
  const restore = (shape: Shape): Fields =>
    Object.fromEntries(
      shape.map(([name, values]) => [
        name,
        values < 0 ? read() : Float64Array.from({ length: values }, read),
      ]),
    );
  return head.map((answer): unknown => answer.map(restore)).filter(isAnswer);
}

/** Exactly so many answers of so many elements, with these fields, each once. */
function isHeadOf(head: unknown, shapes: readonly AnswerShape[]): head is Shape[][] {
  const isList = (value: unknown, length: number): value is unknown[] =>
    Array.isArray(value) && value.length === length;
  return (
    isList(head, shapes.length) &&
    shapes.every(({ elements, fields }, i) => {
      const answer = head[i];
      return (
        isList(answer, elements) &&
        answer.every(
          (shape) =>
            isList(shape, fields.size) &&
            shape.every((field) => isList(field, 2) && fits(field[1], fields.get(String(field[0])))) &&
            new Set(shape.map((field) => String((field as unknown[])[0]))).size === fields.size,
        )
      );
    })
  );
}

function fits(length: unknown, size: FieldSize | undefined): boolean {
  if (size === undefined) return false;
  if (size === 'number') return length === -1;
  return Number.isInteger(length) && size.least <= Number(length) && Number(length) <= size.most;
}

function bytesOf(name: string, size: FieldSize): number {
  const values = size === 'number' ? 1 : size.most;
  return Buffer.byteLength(JSON.stringify([name, values])) + 2 + 8 * values;
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
