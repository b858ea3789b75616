import { layerOf, type Chart, type ChartState } from '../../chart/index.ts';
import { rememberFor } from '../../util/remember.ts';
import { firstCardIn } from './first-card.ts';
import { isKeyEvent } from './row-id.ts';

/**
 * State paths of menus somebody hears first, or first after choosing a language: those the rule about the
 * first menu's seconds looks at. Every guard may hold here, so there can be more of them than the rule finds.
 * Remembered per chart.
 */
export const firstMenusOf = rememberFor(findFirstMenus);

function findFirstMenus(chart: Chart): ReadonlySet<string> {
  const first = new Set<string>();
  const seen = new Set<ChartState>();
  const visit = (state: ChartState | undefined): void => {
    if (!state || seen.has(state)) return;
    seen.add(state);
    if (state.isMenu) first.add(state.path);
    if (state.isFinal || (state.isMenu && layerOf(state) !== 'language')) return;
    for (const { source, event, target, transition } of chart.transitions) {
      if (source !== state || !target) continue;
      const isOnward =
        event === 'always' ||
        event === 'DONE' ||
        (isKeyEvent(event) && state.isMenu && (transition.meta?.role ?? 'choice') === 'choice');
      if (isOnward) visit(firstCardIn(chart, target));
    }
  };
  const root = chart.states[0];
  if (root) visit(firstCardIn(chart, root));
  return first;
}
