/**
 * The fit's posterior with parameters beside it that hang together with nothing: what was counted by itself, and what no
 * log says. So everything that is not known exactly is drawn from one place.
 */
import { SlotReader, Slots } from '../../random/index.ts';
import { quantileNormal } from '../../util/normal-quantile.ts';
import type { FittedPosterior, FitScale } from '../types.ts';

/** One parameter, normal on its scale. */
export interface Independent {
  readonly name: string;
  readonly scale: FitScale;
  readonly mean: number;
  readonly sd: number;
}

/** An address of its own (kernel/wasm/constants.ts has those below 100, study 1001). */
const PURPOSE_COLUMN = 1010;

export function widenPosterior(fitted: FittedPosterior, beside: readonly Independent[]): FittedPosterior {
  const fresh = beside.filter(({ name }) => !fitted.names.includes(name));
  const known = fitted.names.length;
  return {
    ...fitted,
    names: [...fitted.names, ...fresh.map(({ name }) => name)],
    scales: [...fitted.scales, ...fresh.map(({ scale }) => scale)],
    mean: [...fitted.mean, ...fresh.map(({ mean }) => mean)],
    factor: [...fitted.factor, ...fresh.map(({ sd }, i) => [...new Array<number>(known + i).fill(0), sd])],
    ...(fitted.draws && { draws: widenDraws(fitted.draws, fresh) }),
  };
}

/** A column a parameter, with a value from each of as many equally likely parts as there are draws. */
function widenDraws(
  draws: readonly (readonly number[])[],
  fresh: readonly Independent[],
): (readonly number[])[] {
  const columns = fresh.map(({ mean, sd }, i) => {
    const reader = new SlotReader(new Slots(0, 0), PURPOSE_COLUMN, i, draws.length);
    const order = draws.map((_, k) => ({ k, at: reader.nextUniform() })).toSorted((a, b) => a.at - b.at);
    return order.map(({ k }) => mean + sd * quantileNormal((k + 0.5) / draws.length));
  });
  return draws.map((row, k) => [...row, ...columns.map((column) => column[k] as number)]);
}
