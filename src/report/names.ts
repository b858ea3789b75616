/** What people call the products, intents and lines that a result names by id. */
import type { StudyResult, WorldResult } from '../study/index.ts';
import { sayIn } from './choose-language.ts';
import type { Language } from './types.ts';

export function nameOf(result: StudyResult, kind: 'products' | 'intents' | 'lines', id: string, language: Language): string {
  const names = result.names?.[kind];
  // Own entries only: a line called `constructor` has no title here.
  return (names && Object.hasOwn(names, id) && sayIn(language, names[id])) || id;
}

/** A menu of a world as a reader can find it: its title, with its path in the machine where two menus of a line share one. */
export function nameMenu(world: WorldResult, at: { readonly line: string; readonly menu: string; readonly title: string }): string {
  const isShared = [...world.prompts, ...world.lostAt].some((other) => other.line === at.line && other.title === at.title && other.menu !== at.menu);
  return isShared ? `${at.title} (${at.menu})` : at.title;
}

/** The same with its line in front, where there are several lines and the title does not say which. */
export function nameMenuOfLine(result: StudyResult, world: WorldResult, at: { readonly line: string; readonly menu: string; readonly title: string }, language: Language): string {
  const line = nameOf(result, 'lines', at.line, language);
  const menu = nameMenu(world, at);
  return world.lineCount === 1 || line === at.title ? menu : `${line} · ${menu}`;
}
