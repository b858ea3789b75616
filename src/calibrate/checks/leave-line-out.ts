/**
 * One line after another is kept from the fit, and what its callers do at the first menu is predicted from all others: the
 * only test of what a menu that nobody has heard will do.
 */
import { listFitParameters, pointAt, TAU, TO_90 } from '../fit/fit-parameters.ts';
import { createPathModel } from '../paths/path-model.ts';
import { withoutMarks } from '../paths/mark-paths.ts';
import type { PathCell, PathCounts, PathDesign } from '../paths/types.ts';
import type { PathFit } from '../types.ts';
import type { LeaveLineOut, LeftOutLine } from './types.ts';

export interface LeaveLineOutQuestion {
  readonly design: PathDesign;
  readonly counts: PathCounts;
  /** Of all lines. */
  readonly whole: PathFit;
  readonly fit: (counts: PathCounts) => Promise<PathFit>;
  /** The busiest so many lines. Absent: all. */
  readonly lines?: number;
  readonly onLine?: (done: number, lines: number) => void;
  readonly isStopped?: () => boolean;
}

/** Cells in which a share means something. */
const LEAST_CALLS = 30;

/** Undefined when no line could be left out. Cost: a fit for each line. */
export async function leaveLinesOut(question: LeaveLineOutQuestion): Promise<LeaveLineOut | undefined> {
  const { design, counts, whole, fit, lines = Infinity, onLine, isStopped = () => false } = question;
  const real = counts.cells.filter(({ need }) => need === '');
  const calls = new Map<string, number>();
  for (const cell of real) calls.set(cell.line, (calls.get(cell.line) ?? 0) + cell.calls);
  const chosen = [...calls].toSorted(([, a], [, b]) => b - a).slice(0, Math.max(0, lines));
  if (calls.size < 2) return undefined;
  const found: (LeftOutLine & { readonly off: readonly number[] })[] = [];
  for (const [line, of] of chosen) {
    if (isStopped()) break;
    const rest = counts.cells.filter((cell) => cell.line !== line);
    const without = await fit({ ...counts, cells: rest, calls: counts.calls - of });
    const own = real.filter((cell) => cell.line === line);
    const judged = judge(design, own, without, whole.dispersion);
    found.push({
      line,
      calls: of,
      ...judged,
      errorFitted: judge(design, own, whole, whole.dispersion).error,
    });
    onLine?.(found.length, chosen.length);
  }
  if (found.length === 0) return undefined;
  const weigh = (of: (line: LeftOutLine) => number): number =>
    found.reduce((sum, line) => sum + line.calls * of(line), 0) /
    found.reduce((sum, line) => sum + line.calls, 0);
  const off = found.flatMap((line) => line.off);
  // How far beyond luck and parameters: where z is wider than normal, labels of lines unheard are that much more doubtful.
  const wider = Math.sqrt(off.reduce((sum, z) => sum + z * z, 0) / Math.max(1, off.length));
  return {
    lines: found.map(({ off: _, ...line }) => line),
    error: weigh(({ error }) => error),
    inside: weigh(({ inside }) => inside),
    tau: TAU * Math.max(1, wider),
  };
}

/** What callers do at their first hearing of the line's first menu, from the beginnings of their paths. */
function judge(
  design: PathDesign,
  cells: readonly PathCell[],
  { posterior }: PathFit,
  dispersion: number,
): Pick<LeftOutLine, 'error' | 'inside'> & { readonly off: readonly number[] } {
  const { scenario } = design.question;
  const parameters = listFitParameters(scenario, { hasNewLabels: true }).filter(({ name }) =>
    posterior.names.includes(name),
  );
  const places = parameters.map(({ name }) => posterior.names.indexOf(name));
  const mean = places.map((at) => posterior.mean[at] ?? 0);
  const uncoded = withoutMarks(cells).map((cell) => ({
    ...cell,
    coded: '' as const,
    handled: '' as const,
  }));
  const model = createPathModel(design, uncoded);
  const sharesAt = (x: readonly number[]): Map<string, number> => {
    const { probability, ofLine } = model.evaluate({ ...pointAt(parameters, scenario, x), accuracy: 1 });
    const seen = new Set<string>();
    return sum(uncoded, (cell, i) => {
      const name = `${cell.clock} ${cell.path}`;
      // One way noted under several needs is one way.
      if (seen.has(name)) return 0;
      seen.add(name);
      return (probability[i] ?? 0) / (ofLine[i] || 1);
    });
  };
  const observed = sum(uncoded, ({ calls }) => calls);
  const total = [...observed.values()].reduce((all, calls) => all + calls, 0);
  const predicted = normalise(sharesAt(mean));
  const moved = mean.map((_, j) => {
    const step = 0.5 * Math.hypot(...(posterior.factor[places[j] ?? 0] ?? []));
    return { step, shares: normalise(sharesAt(mean.with(j, (mean[j] ?? 0) + step))) };
  });
  let error = 0;
  let inside = 0;
  let judged = 0;
  const off: number[] = [];
  for (const [first, calls] of observed) {
    const share = predicted.get(first) ?? 0;
    error += Math.abs(calls / total - share) / 2;
    if (calls < LEAST_CALLS) continue;
    const slope = moved.map(({ step, shares }) => ((shares.get(first) ?? 0) - share) / (step || 1));
    const along = posterior.mean.map((_, k) =>
      slope.reduce((all, each, j) => all + each * (posterior.factor[places[j] ?? 0]?.[k] ?? 0), 0),
    );
    const sd = Math.hypot(...along, Math.sqrt((dispersion * share * (1 - share)) / total));
    const z = (calls / total - share) / (sd || 1);
    off.push(z);
    judged += 1;
    if (Math.abs(z) <= TO_90) inside += 1;
  }
  return { error, inside: judged === 0 ? 1 : inside / judged, off };
}

/** By what the path begins with: a menu, and what was done there. */
function sum(cells: readonly PathCell[], of: (cell: PathCell, i: number) => number): Map<string, number> {
  const sums = new Map<string, number>();
  cells.forEach((cell, i) => {
    const first = cell.path.split(' ', 2).join(' ');
    sums.set(first, (sums.get(first) ?? 0) + of(cell, i));
  });
  return sums;
}

function normalise(sums: ReadonlyMap<string, number>): Map<string, number> {
  const total = [...sums.values()].reduce((all, each) => all + each, 0);
  return new Map(Array.from(sums, ([name, each]) => [name, each / (total || 1)]));
}
