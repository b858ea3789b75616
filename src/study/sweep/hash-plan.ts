/** A name for a plan that changes with anything that could change an answer. */
import { FIGURES } from '../figures/index.ts';
import type { SweepPlan } from './types.ts';

/**
 * SHA-256 of everything the answers depend on, as 64 hex digits. How the points were asked for does not
 * count, which points they are does: a grid and the same points in a list are one plan. `program` is the
 * version of Dialtree.
 */
export async function hashPlan({ study, factors, points }: SweepPlan, program: string): Promise<string> {
  const { scenario, machines, worlds, locale, seed, replications } = study;
  const used = new Set(scenario.worlds.filter(({ id }) => worlds.includes(id)).flatMap(({ lines }) => lines));
  const wanted = new Set(scenario.lines.filter(({ id }) => used.has(id)).map(({ machine }) => machine));
  const parts = [
    program,
    FIGURES.map(({ id }) => id),
    scenario,
    Object.entries(machines)
      .filter(([id]) => wanted.has(id))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    worlds,
    locale,
    seed,
    replications,
    factors.map(({ label, target }) => [label, target]),
    points.map(({ values }) => values),
  ];
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(parts)));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
