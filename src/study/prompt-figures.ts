/** Prompt lengths of every menu of a world: the worst over callers the guards can tell apart. */
import { spokenOptions, tabulateSignature, type Automaton, type Table } from '../automaton/index.ts';
import { indexChart } from '../chart/index.ts';
import { holdsFor } from '../machine/index.ts';
import { promptReport } from '../speech/index.ts';
import type { StudyLine, StudyWorld } from './study-world.ts';
import { titleTextOf } from './menu-title.ts';
import type { PromptFigure } from './types.ts';

/** Callers are those of the scenario's types: what nobody who calls can meet is no business of a report. */
export function promptFigures(world: StudyWorld, locale: string): PromptFigure[] {
  return world.lines.flatMap((line) => lineFigures(line, world, locale));
}

function lineFigures(line: StudyLine, world: StudyWorld, locale: string): PromptFigure[] {
  const { automaton, config } = line;
  const chart = indexChart(config);
  const worst = new Map<string, PromptFigure>();
  for (const table of distinctTables(automaton, world)) {
    const first = firstMenus(automaton, table);
    for (const node of reachable(automaton, table)) {
      const place = automaton.nodes[node];
      if (place?.kind !== 'menu' || place.attempts > 0) continue;
      const options = spokenOptions(automaton, config, table, node);
      const seconds = promptReport(chart, place.state, options, locale).lastOptionEndSeconds;
      const before = worst.get(place.state);
      const isFirst = first.has(node) || (before?.isFirst ?? false);
      if (before && before.seconds >= seconds) worst.set(place.state, { ...before, isFirst });
      else {
        worst.set(place.state, {
          line: line.id,
          menu: place.state,
          title: titleTextOf(chart, place.state),
          isFirst,
          seconds,
          options: options.length,
        });
      }
    }
  }
  return [...worst.values()];
}

function distinctTables(automaton: Automaton, world: StudyWorld): Table[] {
  const signatures = new Map<string, boolean[]>();
  for (let hour = 0; hour < 168; hour++) {
    for (const type of world.visits.types) {
      const facts = { ...type.facts, day: 1 + Math.floor(hour / 24), hour: hour % 24 };
      const signature = automaton.atoms.map((atom) => holdsFor(facts, atom));
      signatures.set(signature.join(), signature);
    }
    if (!automaton.atoms.some((atom) => atom.type === 'hoursOpen')) break;
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

/** The menu at which a call arrives after any announcements. */
function firstMenus(automaton: Automaton, table: Table): Set<number> {
  const done = automaton.events.indexOf('DONE');
  const seen = new Set<number>();
  let node = table.initial;
  while (automaton.nodes[node]?.kind === 'announcement' && !seen.has(node)) {
    seen.add(node);
    node = table.next[node * automaton.events.length + done] ?? node;
  }
  return new Set([node]);
}
