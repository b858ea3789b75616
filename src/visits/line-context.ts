/** What is known of a line whoever calls: its chart, its exits, and how its menus sound. */
import type { HeardMenu, Lexicon, ParameterValues } from '../behaviour/index.ts';
import { indexChart, type Chart, type Locale } from '../chart/index.ts';
import type { PackedOutcomes } from './packed-outcomes.ts';
import type { VisitExit, VisitLine } from './types.ts';

/** How callers hear: the same for all lines of a world. */
export interface Hearing {
  readonly locale: Locale;
  readonly lexicon: Lexicon;
  readonly values: ParameterValues;
}

/** A menu as it sounds to callers with the same options. */
export interface SoundingMenu {
  readonly endSeconds: number;
  /** The menu as a need hears it; needs to which all options smell alike share one object. */
  readonly heardBy: readonly HeardMenu[];
  /** Needs with the same number hear the same. */
  readonly variantOf: Int32Array;
  /** Outcome tables made so far: `tables[(variant * 8 + traits) * 2 + mood]`. */
  readonly tables: (PackedOutcomes | undefined)[];
}

export interface LineContext {
  readonly line: VisitLine;
  readonly chart: Chart;
  readonly hearing: Hearing;
  /** Menus heard so far, by state, attempts and options. */
  readonly sounding: Map<string, SoundingMenu>;
  /** Scents by option and need, by state and options. */
  readonly scents: Map<string, Float64Array[]>;
  /** Index in the world's list of exits; new ones are added to it. */
  exitAt(state: string, destination: VisitExit['destination']): number;
}

export function createLineContext(
  index: number,
  line: VisitLine,
  hearing: Hearing,
  exits: VisitExit[],
): LineContext {
  const known = new Map<string, number>();
  return {
    line,
    chart: indexChart(line.config),
    hearing,
    sounding: new Map(),
    scents: new Map(),
    exitAt(state, destination) {
      const key = `${destination.goesTo === 'hung-up' ? 'hung-up' : 'final'}|${state}`;
      let exit = known.get(key);
      if (exit === undefined) known.set(key, (exit = exits.push({ line: index, state, destination }) - 1));
      return exit;
    },
  };
}
