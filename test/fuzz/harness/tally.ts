/** How many inputs of which reader, how fast, and the worst of each. */
import { stretchOf } from './child.ts';
import type { Reader } from '../readers/types.ts';
import { MOST_SECONDS, type Report } from './protocol.ts';

interface Row {
  /** Numbers below this have been given out. */
  next: number;
  done: number;
  accepted: number;
  characters: number;
  seconds: number;
  slowest: number;
  slowestIndex: number;
}
type Batch = Extract<Report, { kind: 'batch' }>;
interface Taken {
  readonly from: number;
  readonly count: number;
}

export class Tally {
  private readonly rows: ReadonlyMap<Reader, Row>;
  private readonly began = performance.now();
  private peak = 0;

  constructor(readers: readonly Reader[]) {
    const row = (): Row => ({
      next: 0,
      done: 0,
      accepted: 0,
      characters: 0,
      seconds: 0,
      slowest: 0,
      slowestIndex: 0,
    });
    this.rows = new Map(readers.map((reader) => [reader, row()]));
  }

  total(): number {
    return [...this.rows.values()].reduce((sum, { done }) => sum + done, 0);
  }

  /** The one that is furthest behind its share. */
  next(): Reader {
    const [first] = [...this.rows].toSorted(([a, x], [b, y]) => x.next / a.weight - y.next / b.weight);
    if (!first) throw new Error('No reader was asked for.');
    return first[0];
  }

  take(reader: Reader, count: number): Taken {
    const row = this.rowOf(reader);
    const from = row.next;
    row.next += Math.max(1, Math.ceil(count));
    return { from, count: row.next - from };
  }

  /** What a batch did not come to is given back, where nobody has taken more since. */
  add(reader: Reader, { done, accepted, characters, seconds, slowest, peak }: Batch, taken: Taken): void {
    const row = this.rowOf(reader);
    this.giveBack(row, taken, done);
    row.done += done;
    row.accepted += accepted;
    row.characters += characters;
    row.seconds += seconds;
    this.peak = Math.max(this.peak, peak);
    if (slowest.seconds > row.slowest)
      Object.assign(row, { slowest: slowest.seconds, slowestIndex: slowest.index });
  }

  lose(reader: Reader, index: number, taken: Taken): void {
    const row = this.rowOf(reader);
    const done = index >= taken.from ? index - taken.from + stretchOf(reader) : 1;
    this.giveBack(row, taken, done);
    row.done += done;
  }

  line(findings: number): string {
    const seconds = (performance.now() - this.began) / 1000;
    const slowest = Math.max(...[...this.rows.values()].map((row) => row.slowest));
    return `${this.total()} inputs, ${Math.round(this.total() / seconds)} a second; slowest ${slowest.toFixed(2)} s, most ${Math.round(this.peak)} MB; ${findings} findings`;
  }

  summary(): string {
    const rows = [...this.rows].map(([{ name }, row]) => [
      name,
      String(row.done),
      `${row.done === 0 ? 0 : Math.round((100 * row.accepted) / row.done)} %`,
      `${(row.characters / 1e6).toFixed(1)} MB`,
      `${((1000 * row.seconds) / Math.max(1, row.done)).toFixed(2)} ms`,
      `${row.slowest.toFixed(2)} s${row.slowest > MOST_SECONDS ? ' !' : ''} (${row.slowestIndex})`,
    ]);
    const table = [['reader', 'inputs', 'accepted', 'read', 'mean', 'slowest stretch'], ...rows].map(
      ([name = '', ...cells]) => name.padEnd(16) + cells.map((cell) => cell.padStart(16)).join(''),
    );
    const seconds = (performance.now() - this.began) / 1000;
    return `${table.join('\n')}\n${this.total()} inputs in ${Math.round(seconds)} s, ${Math.round(this.total() / seconds)} a second; most memory of a process ${Math.round(this.peak)} MB`;
  }

  private giveBack(row: Row, { from, count }: Taken, done: number): void {
    if (row.next === from + count) row.next = from + done;
  }

  private rowOf(reader: Reader): Row {
    const row = this.rows.get(reader);
    if (!row) throw new Error(`Nobody asked for the reader "${reader.name}".`);
    return row;
  }
}
