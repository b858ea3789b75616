/** Where the callers of one line go and get lost, in closed form, for a picture of its machine. */
import { demandFor, measureMenus, solveVisits } from '../../exact/index.ts';
import type { Overlay } from '../../formats/index.ts';
import type { StudyWorld } from '../../study/index.ts';

const HOURS_A_WEEK = 168;

/** First calls only, before any redial. Shares are of the calls that dialled this line. */
export function overlayLine(world: StudyWorld, line: number): Overlay {
  const { visits, program, lines } = world;
  const dial = program.dial.map((probability, i) => (i % lines.length === line ? probability : 0));
  const hours = new Float64Array(HOURS_A_WEEK);
  program.arrivals.expected.forEach((callers, hour) => {
    hours[hour % HOURS_A_WEEK] = (hours[hour % HOURS_A_WEEK] ?? 0) + callers;
  });
  const flows = solveVisits(visits, demandFor(visits, dial, undefined, hours));
  const { byMenu } = measureMenus(visits, flows, (l, node) => lines[l]?.automaton.nodes[node]?.state ?? '');

  const edgeShare = new Map<number, number>();
  const lostAt = new Map<string, number>();
  for (const menu of byMenu.filter((figures) => figures.line === line)) {
    for (const { edge, perCall } of menu.flows)
      if (edge >= 0) edgeShare.set(edge, (edgeShare.get(edge) ?? 0) + perCall);
    const lost = menu.lostHungUp + menu.lostAttempts + menu.lostClosed;
    if (lost > 0) lostAt.set(menu.state, (lostAt.get(menu.state) ?? 0) + lost);
  }
  return { edgeShare, lostAt };
}
