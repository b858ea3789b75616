/** Live answer to what the canvas draws: share of callers on each row, lost at each menu. */
import type { Overlay } from '../core/overlay.ts';
import { optionId, START_ROW } from '../view/index.ts';
import type { LiveAnswer } from './live-world.ts';

export function heatOf({ edges, menus, entered }: LiveAnswer): NonNullable<Overlay['heat']> {
  return {
    rows: { [START_ROW]: entered, ...Object.fromEntries(edges.map((edge) => [optionId(edge), edge.share])) },
    lost: Object.fromEntries(
      Object.entries(menus).flatMap(([state, { lost }]) => (lost > 0 ? [[state, lost]] : [])),
    ),
  };
}
