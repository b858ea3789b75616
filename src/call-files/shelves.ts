/**
 * Things on shelves, in memory while they fit and in scratch files when they do not: what was put onto a shelf comes back
 * together, in the order in which it was put there.
 *
 * Law: what comes back is what was put, however little memory there is.
 */
import type { Scratch } from '../disk/index.ts';

export class Shelves<Item> {
  private readonly inMemory = new Map<number, Item[]>();
  private weight = 0;
  private readonly name: string;
  private readonly most: number;
  private readonly scratch: () => Promise<Scratch>;

  /**
   * @param name of the scratch files
   * @param most weight in memory, in the units of `put`
   * @param scratch is opened when something does not fit
   */
  constructor(name: string, most: number, scratch: () => Promise<Scratch>) {
    this.name = name;
    this.most = most;
    this.scratch = scratch;
  }

  put(shelf: number, item: Item, weight: number): void {
    const items = this.inMemory.get(shelf);
    if (items) items.push(item);
    else this.inMemory.set(shelf, [item]);
    this.weight += weight;
  }

  /** To be asked now and then while putting. */
  async relieve(): Promise<void> {
    if (this.weight <= this.most) return;
    const scratch = await this.scratch();
    for (const [shelf, items] of this.inMemory)
      await scratch.append(
        `${this.name}-${shelf}`,
        items.map((item) => `${JSON.stringify(item)}\n`).join(''),
      );
    this.used = new Set([...this.used, ...this.inMemory.keys()]);
    this.inMemory.clear();
    this.weight = 0;
  }

  private used: ReadonlySet<number> = new Set();

  /** Shelves with something on them, sorted. */
  shelves(): readonly number[] {
    return [...new Set([...this.used, ...this.inMemory.keys()])].toSorted((a, b) => a - b);
  }

  /** Everything on a shelf; what was in memory is let go. */
  async take(shelf: number): Promise<Item[]> {
    const items: Item[] = [];
    if (this.used.has(shelf)) {
      let rest = '';
      for await (const piece of (await this.scratch()).read(`${this.name}-${shelf}`)) {
        const lines = (rest + piece).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) items.push(JSON.parse(line) as Item);
      }
    }
    for (const item of this.inMemory.get(shelf) ?? []) items.push(item);
    this.inMemory.delete(shelf);
    return items;
  }
}
