/** Paired differences between worlds, and which pairs a report wants. */
import type { Counts } from '../kernel/index.ts';
import type { ScenarioConfig } from '../scenario/index.ts';
import { varianceRatio } from '../stats/index.ts';
import { FIGURES, measureChange, type Run } from './figures/index.ts';
import type { Comparison, Interval } from './types.ts';

export function compareWorlds(
  from: string,
  to: string,
  counts: ReadonlyMap<string, readonly Counts[]>,
  run: Run,
): Comparison {
  const differences: Record<string, Interval> = {};
  const ratios: Record<string, number> = {};
  const [before, after] = [counts.get(from) ?? [], counts.get(to) ?? []];
  for (const figure of FIGURES) {
    const { id } = figure;
    const of = (each: Counts): number => figure.of(each, run);
    const difference = measureChange(figure, after, before, run);
    if (!difference) continue;
    differences[id] = difference;
    const ratio = varianceRatio(after.map(of), before.map(of));
    if (Number.isFinite(ratio)) ratios[id] = ratio;
  }
  return { from, to, differences, varianceRatio: ratios };
}

/**
 * Headline first, then neighbours along the ablation and the steps, then before against everything else; each
 * pair once.
 */
export function neighbourPairs(scenario: ScenarioConfig, worlds: readonly string[]): [string, string][] {
  const { before, after } = scenario.compare;
  const chains = [scenario.ablation ?? [], scenario.steps ?? []].map((chain) =>
    chain.filter((world) => worlds.includes(world)),
  );
  const pairs: [string, string][] = [
    [before, after],
    ...chains.flatMap((chain) => chain.slice(1).map((to, i): [string, string] => [chain[i] as string, to])),
    ...worlds.filter((world) => world !== before).map((to): [string, string] => [before, to]),
  ];
  const seen = new Set<string>();
  return pairs.filter(([from, to]) => {
    const key = `${from} ${to}`;
    const isNew = from !== to && !seen.has(key) && worlds.includes(from) && worlds.includes(to);
    seen.add(key);
    return isNew;
  });
}
