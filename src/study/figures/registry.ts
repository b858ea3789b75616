/**
 * Every figure a study reports: what it is called, what exactly it means, and how it is computed from the
 * counts of one replication. The definitions printed with a report are these.
 *
 * To add a figure: one row in the file of its kind. Reports, tables, comparisons, sweeps, `--figures` and
 * `--precision-on` take it from here. What the kernel does not count yet takes a tally there first.
 */
import { AGAIN } from './again.ts';
import { DESKS } from './desks.ts';
import { perMonth, type Figure } from './figure.ts';
import { figureWords } from './figure-words.ts';
import { MENUS } from './menus.ts';
import { REACHED } from './reached.ts';
import { SERVED } from './served.ts';
import type { FigureInfo } from '../types.ts';

/** In the order of tables. Answers in a sweep's journal are columns in this order. */
export const FIGURES: readonly Figure[] = [...REACHED, ...AGAIN, ...MENUS, ...SERVED, ...DESKS].map(perMonth);

/** What a study is about when nobody says otherwise. */
export const LEAD_FIGURE = 'lostRate';
/** The three questions of the headline: tornado, other words and sweeps look at these. */
export const KEY_FIGURES: readonly string[] = [LEAD_FIGURE, 'misroutedRate', 'repeats7d'];

/** @throws when there is none: ids from outside are checked where they come in. */
export function figureOf(id: string): Figure {
  const figure = FIGURES.find((candidate) => candidate.id === id);
  if (!figure) throw new Error(`There is no figure "${id}".`);
  return figure;
}

/** Not sampled but computed from the menus: the worst first menu of a world, for the worst caller. */
export const FIRST_MENU_FIGURE: FigureInfo = {
  id: 'firstMenuSeconds',
  unit: 'seconds',
  better: 'lower',
  isHeadline: true,
  ...figureWords('firstMenuSeconds'),
};

/** Rows of a report, headline figures where a reader looks first. */
export const FIGURE_INFO: readonly FigureInfo[] = [
  FIGURES[0] as Figure,
  FIRST_MENU_FIGURE,
  ...FIGURES.slice(1),
].map(({ id, title, definition, unit, better, isHeadline }) => ({
  id,
  title,
  definition,
  unit,
  better,
  isHeadline,
}));
