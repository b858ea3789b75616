import { LEAD_FIGURE } from '../../../study/index.ts';

/** The figure that leads: the share lost in menus, where it is among them. */
export function leadOf(figures: readonly string[]): string {
  return figures.includes(LEAD_FIGURE) ? LEAD_FIGURE : (figures[0] ?? LEAD_FIGURE);
}
