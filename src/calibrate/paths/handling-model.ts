/** What agents did and noted, as part of the likelihood of a log's cells. */
import type { NeedId } from '../../chart/index.ts';
import { servesByDesk } from '../../study/index.ts';
import { fitHandling, markOf, MARKS } from './handling-shares.ts';
import { deskOf } from './path-tokens.ts';
import type { PathCell, PathDesign } from './types.ts';

export interface HandlingModel {
  /** The mass of callers of each need in a cell, under the parameters that are being weighed. */
  put(at: number, byNeed: Float64Array): void;
  /**
   * Once all are put: probabilities of answered cells are multiplied by that of what was done and noted, and the needs
   * behind all real calls are added to `expected`.
   */
  weigh(probability: Float64Array, expected: Float64Array): void;
}

export function createHandlingModel(
  { question: { scenario } }: Pick<PathDesign, 'question'>,
  cells: readonly PathCell[],
  needs: readonly NeedId[],
): HandlingModel {
  const servedBy = new Map(
    scenario.worlds.map(({ id, pooled = false }) => [id, servesByDesk(scenario.desks, pooled)]),
  );
  const desks: Uint8Array[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (world: string, desk: string): number => {
    const name = `${world} ${desk}`;
    let number = numbers.get(name);
    if (number === undefined) {
      const serves = new Set(servedBy.get(world)?.get(desk));
      numbers.set(name, (number = desks.length));
      desks.push(Uint8Array.from(needs, (need) => Number(serves.has(need))));
    }
    return number;
  };
  const answered = cells.flatMap((cell, at) => {
    const mark = markOf(cell);
    const desk = deskOf(cell.path.split(' ').at(-1) ?? '');
    if (mark === undefined || desk === undefined || cell.need !== '') return [];
    return [{ at, mark, calls: cell.calls, desk: numberOf(cell.world, desk) }];
  });
  const rowAt = new Int32Array(cells.length).fill(-1);
  answered.forEach(({ at }, row) => (rowAt[at] = row));
  const marked = {
    desks: desks.length,
    desk: Uint16Array.from(answered, ({ desk }) => desk),
    mark: Uint8Array.from(answered, ({ mark }) => mark),
    calls: Float64Array.from(answered, ({ calls }) => calls),
  };
  const masses = new Float64Array(2 * answered.length);
  const kept = cells.map(() => new Float64Array(needs.length));

  return {
    put: (at, byNeed) => {
      (kept[at] as Float64Array).set(byNeed);
      const row = rowAt[at] as number;
      if (row < 0) return;
      const serves = desks[marked.desk[row] as number] as Uint8Array;
      let [unserved, served] = [0, 0];
      for (let n = 0; n < byNeed.length; n++)
        if (serves[n] === 1) served += byNeed[n] as number;
        else unserved += byNeed[n] as number;
      masses[2 * row] = unserved;
      masses[2 * row + 1] = served;
    },
    weigh: (probability, expected) => {
      const shares = fitHandling(marked, masses);
      cells.forEach(({ need, calls }, at) => {
        if (need !== '') return;
        const row = rowAt[at] as number;
        const byNeed = kept[at] as Float64Array;
        let sum = probability[at] as number;
        if (row >= 0) {
          const desk = marked.desk[row] as number;
          const serves = desks[desk] as Uint8Array;
          const mark = 2 * desk * MARKS + (marked.mark[row] as number);
          const unserved = shares[mark] as number;
          const served = shares[mark + MARKS] as number;
          for (let n = 0; n < byNeed.length; n++) byNeed[n]! *= serves[n] === 1 ? served : unserved;
          sum = byNeed.reduce((all, mass) => all + mass, 0);
          probability[at] = sum;
        }
        if (sum > 0)
          for (let n = 0; n < byNeed.length; n++) expected[n]! += (calls * (byNeed[n] as number)) / sum;
      });
    },
  };
}
