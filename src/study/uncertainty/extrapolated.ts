/** Menus with more options, or further in, than any that a log or a test has heard: what is said of them is drawn on. */
import { spokenOptions, type Table } from '../../automaton/index.ts';
import { indexChart } from '../../chart/index.ts';
import { titleTextOf } from '../menu-title.ts';
import { distinctTables } from '../prompt-figures.ts';
import type { StudyLine, StudyWorld } from '../study-world.ts';
import type { ExtrapolatedMenu } from './types.ts';

interface MenuSize {
  readonly menu: string;
  /** Spoken at once, at most. */
  readonly options: number;
  /** Menus on the shortest way there, itself counted, of the callers who are asked most. */
  readonly depth: number;
}

/** By machine, each once. Empty when no machine of these worlds was heard: then there is nothing to go beyond. */
export function findExtrapolated(
  heard: readonly string[],
  worlds: readonly StudyWorld[],
): ExtrapolatedMenu[] {
  const machines = new Map<string, { readonly line: StudyLine; readonly sizes: readonly MenuSize[] }>();
  for (const world of worlds)
    for (const line of world.lines)
      if (!machines.has(line.config.id))
        machines.set(line.config.id, { line, sizes: sizeMenus(line, world) });
  const known = [...machines].filter(([id]) => heard.includes(id)).flatMap(([, { sizes }]) => sizes);
  if (known.length === 0) return [];
  const mostOptions = Math.max(...known.map(({ options }) => options));
  const mostDepth = Math.max(...known.map(({ depth }) => depth));
  return [...machines]
    .filter(([id]) => !heard.includes(id))
    .flatMap(([machine, { line, sizes }]) =>
      sizes
        .filter(({ options, depth }) => options > mostOptions || depth > mostDepth)
        .map(({ menu, options, depth }): ExtrapolatedMenu => ({
          machine,
          menu,
          title: titleTextOf(indexChart(line.config), menu),
          options,
          depth,
          mostOptions,
          mostDepth,
        })),
    );
}

function sizeMenus({ automaton, config }: StudyLine, world: StudyWorld): MenuSize[] {
  const sizes = new Map<string, MenuSize>();
  for (const table of distinctTables(automaton, world))
    for (const [node, depth] of measureDepths(automaton, table)) {
      const place = automaton.nodes[node];
      if (place?.kind !== 'menu' || place.attempts > 0) continue;
      const options = spokenOptions(automaton, config, table, node).length;
      const before = sizes.get(place.state);
      sizes.set(place.state, {
        menu: place.state,
        options: Math.max(options, before?.options ?? 0),
        depth: Math.max(depth, before?.depth ?? 0),
      });
    }
  return [...sizes.values()];
}

/** Menus on the way to each node that can be reached: round by round, so the first way found is a shortest. */
function measureDepths({ nodes, events }: StudyLine['automaton'], table: Table): Map<number, number> {
  const depths = new Map<number, number>();
  let round = new Set([table.initial]);
  for (let depth = 0; round.size > 0; depth++) {
    const next = new Set<number>();
    for (const node of round) {
      if (depths.has(node)) continue;
      const isMenu = nodes[node]?.kind === 'menu';
      depths.set(node, depth + Number(isMenu));
      for (let event = 0; event < events.length; event++) {
        const target = table.next[node * events.length + event] ?? node;
        // A failed attempt is the same menu once more.
        if (target < 0 || depths.has(target)) continue;
        if (isMenu && nodes[target]?.state !== nodes[node]?.state) next.add(target);
        else round.add(target);
      }
    }
    round = next;
  }
  return depths;
}
