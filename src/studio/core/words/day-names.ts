import type { StudioWords } from '../../../words/index.ts';

/** From Monday on, as ISO 8601 counts them: day 1 comes first. */
export function dayNames({ days }: StudioWords): readonly string[] {
  return [days.monday, days.tuesday, days.wednesday, days.thursday, days.friday, days.saturday, days.sunday];
}
