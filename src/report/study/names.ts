/** What people call the products, intents and lines that a result names by id. */
import { ACCURACY } from '../../calibrate/index.ts';
import type { Text } from '../../chart/index.ts';
import { describeParameter, describeSource } from '../../scenario/index.ts';
import type { StudyResult, WorldResult } from '../../study/index.ts';
import { sayIn } from '../choose-language.ts';
import { reportWords, type Language } from '../../words/index.ts';
import { ownValue } from '../../util/own-value.ts';

export function nameOf(
  result: StudyResult,
  kind: 'products' | 'intents' | 'lines',
  id: string,
  language: Language,
): string {
  const names = result.names?.[kind];
  const name = ownValue(names, id);
  return (name && sayIn(language, name)) || id;
}

/** In brackets as the language sets them, with the space before them where it needs one. */
export function aside(text: string, language: Language): string {
  return reportWords[language].study.aside({ text });
}

export function titleParameter(name: string, language: Language): string {
  // Of the agents, not of the callers: only a calibration has it.
  if (name === ACCURACY) return reportWords[language].calibration.accuracy;
  return describeParameter(name, '').title[language];
}

/** With its own name behind: that is what one writes into a scenario to change it. */
export function nameParameter(name: string, language: Language): string {
  const title = titleParameter(name, language);
  if (title === name) return name;
  return `${title}${aside(name, language)}`;
}

/** The same inside a sentence. */
export function quoteParameter(name: string, language: Language): string {
  const title = titleParameter(name, language);
  if (title === name) return name;
  return `“${title}”${aside(name, language)}`;
}

export function citeSource(source: string, language: Language): string {
  return describeSource(source)[language];
}

export function nameUnit(name: string, unit: string, language: Language): string {
  return describeParameter(name, unit).unit[language];
}

/**
 * A menu of a world as a reader can find it: its title, with its path in the machine where two menus of a
 * line share one.
 */
export function nameMenu(world: WorldResult, at: NamedMenu, language: Language): string {
  const title = titleOf(at, language);
  const isShared = [...world.prompts, ...world.lostAt].some(
    (other) => other.line === at.line && titleOf(other, language) === title && other.menu !== at.menu,
  );
  return isShared ? `${title}${aside(at.menu, language)}` : title;
}

interface NamedMenu {
  readonly line: string;
  readonly menu: string;
  readonly title: Text;
}

function titleOf(at: NamedMenu, language: Language): string {
  return sayIn(language, at.title) || at.menu;
}

/** The same with its line in front, where there are several lines and the title does not say which. */
export function nameMenuOfLine(
  result: StudyResult,
  world: WorldResult,
  at: NamedMenu,
  language: Language,
): string {
  const line = nameOf(result, 'lines', at.line, language);
  const menu = nameMenu(world, at, language);
  return world.lineCount === 1 || line === titleOf(at, language) ? menu : `${line} · ${menu}`;
}
