/** What more callers want is spoken earlier. Silent unless the shares of the needs are given. */
import type { NeedId } from '../../chart/index.ts';
import { moveOf, type Inspection } from '../inspection.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const mostWantedFirst: Rule<'tolerance'> = {
  id: 'most-wanted-first',
  title: say('The most wanted options are spoken first', '需求最多的选项最先播报'),
  severity: 'warning',
  reason: say(
    'Every caller waits through the options before their own, so the order decides how many option-seconds are heard in all.',
    '来电者都要先听完排在前面的选项，顺序决定了大家总共要听多久。',
  ),
  source: 'Avaya',
  limits: {
    tolerance: {
      value: 0.02,
      low: 0,
      high: 1,
      unit: say('share of all callers', '占全部来电者的比例'),
      source: 'small differences do not justify moving keys',
      status: 'assumption',
    },
  },
  *check(inspection, { tolerance }) {
    const shares = inspection.needShares;
    if (!shares) return;
    const needsFrom = createNeedsFrom(inspection);
    for (const menu of inspection.menus) {
      if (menu.state.config.meta?.layer === 'language') continue;
      // The shares are those of all callers: they say nothing about an option that only some of them hear.
      const open = menu.choices.filter(({ callers }) => callers === menu.callers);
      const wanted = open.map((option) =>
        [...needsFrom(option.next)].reduce(
          (sum, need) => sum + (Object.hasOwn(shares, need) ? (shares[need] ?? 0) : 0),
          0,
        ),
      );
      for (const [i, option] of open.entries()) {
        const before = open[i - 1];
        if (!before) continue;
        const [earlier, later] = [wanted[i - 1] as number, wanted[i] as number];
        if (later <= earlier + tolerance) continue;
        yield {
          message: say(
            `In "${menu.state.path}" key ${option.key} is wanted by ${percent(later)} of callers but spoken after key ${before.key}, wanted by ${percent(earlier)}.`,
            `在“${menu.state.path}”中，按键 ${option.key} 的需求占来电者的 ${percent(later)}，却排在只占 ${percent(earlier)} 的按键 ${before.key} 之后播报。`,
          ),
          hint: say('Speak the more wanted option first.', '把需求更多的选项提前播报。'),
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
  return `${(100 * share).toFixed(1)} %`;
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
