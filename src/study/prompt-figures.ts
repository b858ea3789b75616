/** Prompt lengths of every menu of a world: the worst over callers the guards can tell apart, and their languages. */
import {
  signatureOf,
  spokenOptions,
  tabulateSignature,
  type Automaton,
  type Table,
} from '../automaton/index.ts';
import { indexChart, layerOf, type Chart, type Locale, type MachineConfig } from '../chart/index.ts';
import { nearestLocale, promptReport, spokenLocale, type PromptOption } from '../speech/index.ts';
import { findClocks, type RowPlace } from '../visits/index.ts';
import type { StudyLine, StudyWorld } from './study-world.ts';
import { titleTextOf } from './menu-title.ts';
import type { PromptFigure } from './types.ts';

/** Callers are those of the scenario's types: what nobody who calls can meet is no business of a report. */
export function promptFigures(world: StudyWorld): PromptFigure[] {
  return world.lines.flatMap((line, index) => lineFigures(line, index, world));
}

interface Spoken {
  readonly automaton: Automaton;
  readonly config: MachineConfig;
  readonly chart: Chart;
  /** In which callers hear and think. */
  readonly locales: readonly Locale[];
  /**
   * Longest over the languages in which it is heard: their own where they hear it in that, not the one into which
   * some stray.
   */
  measure(node: number, state: string, options: readonly PromptOption[]): Length;
}

interface Length {
  readonly seconds: number;
  readonly locale: Locale;
}

function lineFigures(line: StudyLine, index: number, world: StudyWorld): PromptFigure[] {
  const { automaton, config } = line;
  const chart = indexChart(config);
  const spoken = speak(line, index, world, chart);
  const worst = new Map<string, PromptFigure>();
  for (const table of distinctTables(automaton, world)) {
    const first = firstMenus(spoken, table);
    for (const node of reachable(automaton, table)) {
      const place = automaton.nodes[node];
      if (place?.kind !== 'menu' || place.attempts > 0) continue;
      const options = spokenOptions(automaton, config, table, node);
      const { seconds, locale } = spoken.measure(node, place.state, options);
      const before = worst.get(place.state);
      const isFirst = first.has(node) || (before?.isFirst ?? false);
      const secondsBefore = Math.max(first.get(node) ?? 0, before?.secondsBefore ?? 0);
      if (before && before.seconds >= seconds) worst.set(place.state, { ...before, isFirst, secondsBefore });
      else {
        worst.set(place.state, {
          line: line.id,
          menu: place.state,
          title: titleTextOf(chart, place.state),
          isFirst,
          secondsBefore,
          seconds,
          locale,
          options: options.length,
        });
      }
    }
  }
  return [...worst.values()];
}

function speak({ automaton, config }: StudyLine, index: number, world: StudyWorld, chart: Chart): Spoken {
  const { tongues, tongueOf, kinds } = world.audience;
  const locales = tongues.map(({ locale }) => locale);
  const heardAt = new Map<number, Set<Locale>>();
  const ownAt = new Map<number, Set<Locale>>();
  const add = (to: Map<number, Set<Locale>>, node: number, spoken: Locale): void =>
    void to.set(node, (to.get(node) ?? new Set()).add(spoken));
  const { places } = world.visits;
  for (let row = places.lineStart[index] as number; row < (places.lineStart[index + 1] as number); row++) {
    const { node, spoken, type } = places.at(row) as RowPlace;
    add(heardAt, node, spoken);
    const own = locales[tongueOf[kinds[type]?.facts ?? 0] ?? 0] ?? '';
    if (nearestLocale(own, config.meta.locales) === spoken) add(ownAt, node, spoken);
  }
  // Where nobody comes, as callers would hear it who come first in the scenario.
  const otherwise = [spokenLocale(config.meta.locales, locales[0] ?? '')];
  return {
    automaton,
    config,
    chart,
    locales,
    measure: (node, state, options) =>
      [...(ownAt.get(node) ?? heardAt.get(node) ?? otherwise)]
        .map((locale) => ({
          locale,
          seconds: promptReport(chart, state, options, locale).lastOptionEndSeconds,
        }))
        .reduce((longest, each) => (each.seconds > longest.seconds ? each : longest)),
  };
}

/** A table for each kind of caller that the guards tell apart. */
export function distinctTables(automaton: Automaton, world: StudyWorld): Table[] {
  const signatures = new Map<string, boolean[]>();
  for (const moment of findClocks([{ automaton }], world.audience.times).moments)
    for (const type of world.visits.types) {
      const signature = signatureOf(automaton, { ...type.facts, ...moment });
      signatures.set(signature.join(), [...signature]);
    }
  return [...signatures.values()].map((signature) => tabulateSignature(automaton, signature));
}

function reachable(automaton: Automaton, table: Table): Set<number> {
  const width = automaton.events.length;
  const seen = new Set([table.initial]);
  for (const node of seen) {
    for (let event = 0; event < width; event++) seen.add(table.next[node * width + event] ?? node);
  }
  return seen;
}

/**
 * The menus that first ask what a call is about, with the seconds of language menus that are heard in front of
 * them: a menu that only chooses the language is never the first menu, however short it is. Callers choose
 * their language where a menu offers it, and may choose anything where none does.
 */
function firstMenus(line: Spoken, table: Table): Map<number, number> {
  const { automaton, config, chart } = line;
  const done = automaton.events.indexOf('DONE');
  const first = new Map<number, number>();
  for (const locale of line.locales) {
    // Each node once, by the way with the fewest menus: language menus may lead back to one another.
    const secondsBefore = new Map([[table.initial, 0]]);
    for (const [node, before] of secondsBefore) {
      const goOn = (next: number, seconds: number): void => {
        if (!secondsBefore.has(next)) secondsBefore.set(next, before + seconds);
      };
      const place = automaton.nodes[node];
      const state = chart.stateAt(place?.state ?? '');
      if (place?.kind === 'announcement') goOn(table.next[node * automaton.events.length + done] ?? node, 0);
      if (place?.kind !== 'menu' || !state) continue;
      if (layerOf(state) !== 'language') {
        first.set(node, Math.max(first.get(node) ?? 0, before));
        continue;
      }
      const options = spokenOptions(automaton, config, table, node);
      const choices = options.filter(({ role }) => role === 'choice');
      const offered = choices.flatMap(({ edge }) => edge.transition.meta?.language ?? []);
      const language = nearestLocale(locale, offered);
      const own = choices.filter(
        ({ edge }) => language !== undefined && edge.transition.meta?.language === language,
      );
      const { seconds } = line.measure(node, place.state, options);
      for (const { next } of own.length > 0 ? own : choices) goOn(next, seconds);
    }
  }
  return first;
}
