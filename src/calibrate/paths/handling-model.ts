/** What agents did and noted, as part of the likelihood of a log's cells. */
import type { NeedId } from '../../chart/index.ts';
import { servesByDesk } from '../../study/index.ts';
import { fitHandling, markOf, MARKS } from './handling-shares.ts';
import { deskOf } from './path-tokens.ts';
import type { PathCell, PathDesign } from './types.ts';

/** Real calls that took one way. */
export interface HandledWay {
  readonly number: number;
  readonly cells: readonly { readonly at: number; readonly cell: PathCell }[];
}

export interface HandlingModel {
  /**
   * Fills in the probabilities of cells, and adds the needs that were probably behind their calls to `expected`. Costs a
   * few operations a cell: callers of a way are told apart by whether its desk serves them, and by the need that is noted.
   *
   * @param byWay share of callers of each need who take a way: `[way * needs + need]`
   * @param accuracy share of notes that are right; the others are spread evenly
   */
  weigh(byWay: Float64Array, accuracy: number, probability: Float64Array, expected: Float64Array): void;
}

interface Row {
  readonly at: number;
  readonly calls: number;
  /** Number of the need that was noted; -1 where none was. */
  readonly coded: number;
  /** Number among the answered cells; -1 for others. */
  readonly answered: number;
  /** Place of its shares for callers who are not served; for those who are, MARKS further. */
  readonly share: number;
}

export function createHandlingModel(
  { question: { scenario } }: Pick<PathDesign, 'question'>,
  ways: readonly HandledWay[],
  needs: readonly NeedId[],
): HandlingModel {
  const needAt = new Map<string, number>(needs.map((need, n) => [need, n]));
  const servedBy = new Map(
    scenario.worlds.map(({ id, pooled = false }) => [id, servesByDesk(scenario.desks, pooled)]),
  );
  const desks = new Map<string, { readonly number: number; readonly serves: Uint8Array }>();
  const nobody = new Uint8Array(needs.length);
  const deskAt = (world: string, id: string) => {
    const name = `${world} ${id}`;
    let desk = desks.get(name);
    if (!desk) {
      const served = new Set(servedBy.get(world)?.get(id));
      desk = { number: desks.size, serves: Uint8Array.from(needs, (need) => Number(served.has(need))) };
      desks.set(name, desk);
    }
    return desk;
  };
  const marks: { desk: number; mark: number; calls: number }[] = [];
  const rows = ways.map(({ number, cells }) => {
    const { world = '', path = '' } = cells[0]?.cell ?? {};
    const id = deskOf(path.split(' ').at(-1) ?? '');
    const desk = id === undefined ? undefined : deskAt(world, id);
    return {
      from: number * needs.length,
      serves: desk?.serves ?? nobody,
      cells: cells.map(({ at, cell }): Row => {
        const mark = markOf(cell);
        const isAnswered = desk !== undefined && mark !== undefined;
        return {
          at,
          calls: cell.calls,
          coded: cell.coded === '' ? -1 : (needAt.get(cell.coded) ?? -1),
          share: isAnswered ? 2 * desk.number * MARKS + mark : -1,
          answered: isAnswered ? marks.push({ desk: desk.number, mark, calls: cell.calls }) - 1 : -1,
        };
      }),
    };
  });
  const answered = {
    desks: desks.size,
    desk: Uint16Array.from(marks, ({ desk }) => desk),
    mark: Uint8Array.from(marks, ({ mark }) => mark),
    calls: Float64Array.from(marks, ({ calls }) => calls),
  };
  const masses = new Float64Array(2 * marks.length);

  return {
    weigh: (byWay, accuracy, probability, expected) => {
      const wrong = needs.length > 1 ? (1 - accuracy) / (needs.length - 1) : 0;
      for (const { from, serves, cells } of rows) {
        const all: [unserved: number, served: number] = [0, 0];
        for (let n = 0; n < needs.length; n++) all[serves[n] as 0 | 1] += byWay[from + n] as number;
        for (const { at, coded, answered: row } of cells) {
          const other = coded < 0 ? 1 : wrong;
          const noted = coded < 0 ? 0 : (accuracy - wrong) * (byWay[from + coded] as number);
          const isServed = coded >= 0 && serves[coded] === 1;
          const unserved = other * all[0] + (isServed ? 0 : noted);
          const served = other * all[1] + (isServed ? noted : 0);
          if (row < 0) probability[at] = unserved + served;
          else {
            masses[2 * row] = unserved;
            masses[2 * row + 1] = served;
          }
        }
      }
      const shares = fitHandling(answered, masses);
      for (const { from, serves, cells } of rows) {
        /** What a caller of this way counts, by whether the desk serves them. */
        const weight: [unserved: number, served: number] = [0, 0];
        for (const { at, calls, coded, answered: row, share } of cells) {
          const unserved = row < 0 ? 1 : (shares[share] as number);
          const served = row < 0 ? 1 : (shares[share + MARKS] as number);
          if (row >= 0)
            probability[at] =
              unserved * (masses[2 * row] as number) + served * (masses[2 * row + 1] as number);
          const sum = probability[at] as number;
          if (!(sum > 0)) continue;
          const other = coded < 0 ? 1 : wrong;
          weight[0] += (calls * other * unserved) / sum;
          weight[1] += (calls * other * served) / sum;
          if (coded >= 0)
            expected[coded]! +=
              (calls *
                (accuracy - wrong) *
                (byWay[from + coded] as number) *
                (serves[coded] === 1 ? served : unserved)) /
              sum;
        }
        for (let n = 0; n < needs.length; n++)
          expected[n]! += (byWay[from + n] as number) * weight[serves[n] as 0 | 1];
      }
    },
  };
}
