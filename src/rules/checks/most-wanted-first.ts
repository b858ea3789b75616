/** What more callers want is spoken earlier. Silent unless the shares of the needs are given. */
import { layerOf, type NeedId } from '../../chart/index.ts';
import { moveOf, type Inspection } from '../inspection.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';
import { formatDecimal } from '../../util/format-number.ts';
import { ownValue } from '../../util/own-value.ts';

export const mostWantedFirst: Rule<'tolerance'> = {
  id: 'most-wanted-first',
  title: say(rulesWords, (words) => words.mostWantedFirst.title),
  severity: 'warning',
  reason: say(rulesWords, (words) => words.mostWantedFirst.reason),
  source: 'Avaya',
  limits: {
    tolerance: {
      value: 0.02,
      low: 0,
      high: 1,
      unit: say(rulesWords, (words) => words.mostWantedFirst.toleranceUnit),
      source: 'small differences do not justify moving keys',
      status: 'assumption',
    },
  },
  *check(inspection, { tolerance }) {
    const shares = inspection.needShares;
    if (!shares) return;
    const needsFrom = createNeedsFrom(inspection);
    for (const menu of inspection.menus) {
      if (layerOf(menu.state) === 'language') continue;
      // The shares are those of all callers: they say nothing about an option that only some of them hear.
      const open = menu.choices.filter(({ callers }) => callers === menu.callers);
      const wanted = open.map((option) =>
        [...needsFrom(option.next)].reduce((sum, need) => sum + (ownValue<number>(shares, need) ?? 0), 0),
      );
      for (const [i, option] of open.entries()) {
        const before = open[i - 1];
        if (!before) continue;
        const [earlier, later] = [wanted[i - 1] as number, wanted[i] as number];
        if (later <= earlier + tolerance) continue;
        yield {
          message: say(rulesWords, (words) =>
            words.mostWantedFirst.message({
              state: menu.state.path,
              optionKey: option.key,
              later: percent(later),
              beforeKey: before.key,
              earlier: percent(earlier),
            }),
          ),
          hint: say(rulesWords, (words) => words.mostWantedFirst.hint),
          path: option.edge.path,
          menu: menu.state.path,
          shows: { nodes: menu.nodes, callers: menu.callers },
        };
        break;
      }
    }
  },
};

function percent(share: number): string {
  return `${formatDecimal(100 * share, 1)} %`;
}

/** Needs that choices lead to from a node, for some caller. Finds each node's once. */
function createNeedsFrom({ walk, automaton }: Inspection): (node: number) => ReadonlySet<NeedId> {
  const known = new Map<number, ReadonlySet<NeedId>>();
  return (start) => {
    const before = known.get(start);
    if (before) return before;
    const needs = new Set<NeedId>();
    const seen = new Set<number>();
    const work = [start];
    for (let node = work.pop(); node !== undefined; node = work.pop()) {
      if (seen.has(node)) continue;
      seen.add(node);
      const destination = automaton.nodes[node]?.destination;
      if (destination && destination.goesTo !== 'hang-up')
        for (const need of destination.serves) needs.add(need);
      for (const arc of walk.arcs[node] ?? [])
        if (moveOf(arc) === 'choice' || moveOf(arc) === 'listen') work.push(arc.to);
    }
    known.set(start, needs);
    return needs;
  };
}
