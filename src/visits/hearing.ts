/**
 * How menus sound and what callers do there, remembered by what is said. A keystroke changes one menu: all
 * the others are found here again, and so are menus that sound alike on several lines.
 */
import type { SpokenOption } from '../automaton/index.ts';
import {
  exposeTo,
  urgesOf,
  type AudibleMenu,
  DISPOSITIONS,
  MOOD_KINDS,
  MOODS,
  TRAIT_KINDS,
  type HeardBy,
  type Hearer,
  type Lexicon,
  type ParameterValues,
  type TimedOption,
} from '../behaviour/index.ts';
import { EVENTS, inheritedMeta, KEYS, type Chart, type ChartState, type Locale } from '../chart/index.ts';
import { composePrompt, promptLength, promptMenuAt } from '../speech/index.ts';
import { groupNeeds, scentsAt, type Scents } from './scents-at.ts';

/** What callers do at a place, as rows of outcomes: `probability[row + i]` is that of event `columns[i]`. */
export interface Sounding {
  /** Indexes into EVENTS. */
  readonly columns: Uint8Array;
  readonly probability: Float64Array;
  /** Mean seconds from the start of the prompt until it happens. */
  readonly seconds: Float64Array;
  /** Mean seconds of a row, whatever happens: `meanSeconds[row / columns]`. */
  readonly meanSeconds: Float64Array;
  /** Second at which the last option has been said; the end of the prompt where there is none. */
  readonly lastOptionEndSeconds: number;
  /** Needs that behave alike here, whatever their traits: the row of the first is that of all. */
  readonly alike: readonly Uint16Array[];
  /** Start of the row of a caller with this need, these traits and this mood; made when first asked for. */
  rowOf(need: number, traits: number, mood: number): number;
}

export interface Hearing {
  /** @param attempts failures so far: after one, the retry text is spoken first */
  menu(chart: Chart, path: string, options: readonly SpokenOption[], attempts: number): Sounding;
  /** `isFollowed`: something comes after it; else callers wait until they hang up. */
  announcement(chart: Chart, path: string, attempts: number, isFollowed: boolean): Sounding;
  /** A state that neither speaks nor listens: there is nothing to do but hang up. */
  readonly silence: Sounding;
}

/**
 * Seconds of silence before NO_INPUT where the machine says nothing (3 to 10): the default of Twilio and
 * Genesys; published.
 */
const DEFAULT_NO_INPUT_SECONDS = 5;
/** Menus kept: those of a large world, heard in two ways each, and some editing. Some 30 kB each. */
const CAPACITY = 2000;
const KINDS = TRAIT_KINDS * MOOD_KINDS;
const DONE = EVENTS.indexOf('DONE');
const HANGUP = EVENTS.indexOf('HANGUP');

export function createHearing(
  locale: Locale,
  lexicon: Lexicon,
  hearer: Hearer,
  values: ParameterValues,
): Hearing {
  const soundings = createMemory<Sounding>();
  const scents = createMemory<Scents>();
  const needCount = lexicon.entries.length;
  const everybody = [Uint16Array.from({ length: needCount }, (_, need) => need)];

  const hearMenu = (
    chart: Chart,
    state: ChartState,
    options: readonly SpokenOption[],
    attempts: number,
    thought: Scents,
  ): Sounding => {
    const segments = composePrompt(promptMenuAt(chart, state.path, options, attempts), locale);
    const { endSeconds, lastOptionEndSeconds } = promptLength(segments);
    const segmentOf = new Map(segments.map((segment) => [segment.option, segment]));
    const timed = options.map((option): TimedOption => {
      const segment = segmentOf.get(option);
      if (!segment) throw new Error(`The prompt of "${state.path}" does not speak key ${option.key}.`);
      const { startSeconds, endSeconds: end } = segment;
      return { key: option.key, role: option.role, startSeconds, endSeconds: end };
    });
    const menu = hearer.prepare({
      options: timed,
      endSeconds,
      noInputSeconds: inheritedMeta(state, 'noInputSeconds') ?? DEFAULT_NO_INPUT_SECONDS,
      deadKeys: KEYS.filter((key) => !options.some((option) => option.key === key)),
    });
    return createSounding(menu, lastOptionEndSeconds, thought);
  };

  return {
    menu: (chart, path, options, attempts) => {
      const state = stateAt(chart, path);
      // Roles and texts decide what is thought of the options, all the rest only when they are heard.
      const texts = JSON.stringify([
        chart.config.meta.locales,
        state.config.meta,
        options.map(({ key, role, edge }) => [key, role, edge.transition.meta]),
      ]);
      const rest = JSON.stringify([
        attempts > 0 ? (inheritedMeta(state, 'retry') ?? null) : 0,
        inheritedMeta(state, 'noInputSeconds'),
      ]);
      return soundings(`${rest}|${texts}`, () =>
        hearMenu(
          chart,
          state,
          options,
          attempts,
          scents(texts, () =>
            groupNeeds(scentsAt(lexicon, locale, values, chart, state, options), needCount),
          ),
        ),
      );
    },
    announcement: (chart, path, attempts, isFollowed) => {
      const state = stateAt(chart, path);
      const key = JSON.stringify([
        'announcement',
        isFollowed,
        attempts > 0 ? (inheritedMeta(state, 'retry') ?? null) : 0,
        chart.config.meta.locales,
        state.config.meta,
      ]);
      return soundings(key, () => {
        const length = promptLength(composePrompt(promptMenuAt(chart, path, [], attempts), locale));
        return hearAnnouncement(length, isFollowed, values, everybody);
      });
    },
    silence: {
      columns: Uint8Array.of(HANGUP),
      probability: Float64Array.of(1),
      seconds: Float64Array.of(0),
      meanSeconds: Float64Array.of(0),
      lastOptionEndSeconds: 0,
      alike: everybody,
      rowOf: () => 0,
    },
  };
}

/**
 * Apart from the making of the prompt, so that what is remembered holds nothing of the machine it was heard
 * in: else every version of a file that was ever edited would stay in memory.
 */
function createSounding(
  menu: AudibleMenu,
  lastOptionEndSeconds: number,
  { variants, variantOf, alike }: Scents,
): Sounding {
  const width = menu.columns.length;
  const probability = new Float64Array(variants.length * KINDS * width);
  const seconds = new Float64Array(probability.length);
  const meanSeconds = new Float64Array(variants.length * KINDS);
  const isMade = new Uint8Array(variants.length * KINDS);
  const heardBy: (HeardBy | undefined)[] = [];
  return {
    columns: menu.columns,
    probability,
    seconds,
    meanSeconds,
    lastOptionEndSeconds,
    alike,
    rowOf: (need, traits, mood) => {
      const variant = variantOf[need] as number;
      const number = variant * KINDS + traits * MOOD_KINDS + mood;
      const row = number * width;
      if (isMade[number] === 0) {
        isMade[number] = 1;
        const heard = (heardBy[variant] ??= menu.hearWith(variants[variant] as Float64Array));
        heard.write(traits, mood, probability, seconds, row);
        meanSeconds[number] = meanOf(probability, seconds, row, width);
      }
      return row;
    },
  };
}

/** Forgets the half that was asked for longest ago now and then: what is on the screen stays. */
function createMemory<T>(): (key: string, make: () => T) => T {
  const memory = new Map<string, T>();
  return (key, make) => {
    let found = memory.get(key);
    if (found !== undefined) memory.delete(key);
    else {
      if (memory.size >= CAPACITY)
        for (const old of [...memory.keys()].slice(0, CAPACITY / 2)) memory.delete(old);
      found = make();
    }
    // A map keeps the order of entering: the latest come last.
    memory.set(key, found);
    return found;
  };
}

function stateAt(chart: Chart, path: string): ChartState {
  const state = chart.stateAt(path);
  if (!state) throw new Error(`The machine "${chart.config.id}" has no state "${path}" to hear.`);
  return state;
}

/** Spoken to the end under the hang-up hazard; one that nothing follows keeps callers until they hang up. */
function hearAnnouncement(
  { endSeconds, lastOptionEndSeconds }: { endSeconds: number; lastOptionEndSeconds: number },
  isFollowed: boolean,
  values: ParameterValues,
  alike: Sounding['alike'],
): Sounding {
  const columns = isFollowed ? Uint8Array.of(DONE, HANGUP) : Uint8Array.of(HANGUP);
  const probability = new Float64Array(KINDS * columns.length).fill(1);
  const seconds = new Float64Array(probability.length).fill(endSeconds);
  if (isFollowed)
    for (let kind = 0; kind < KINDS; kind++) {
      const who = DISPOSITIONS[kind >> 1] as (typeof DISPOSITIONS)[number];
      const mood = MOODS[kind & 1] as (typeof MOODS)[number];
      const { stays, leaves, leaveSeconds } = exposeTo(urgesOf(who, mood, values).now, endSeconds);
      probability.set([stays, leaves], kind * 2);
      seconds[kind * 2 + 1] = leaveSeconds;
    }
  return {
    columns,
    probability,
    seconds,
    meanSeconds: Float64Array.from({ length: KINDS }, (_, kind) =>
      meanOf(probability, seconds, kind * columns.length, columns.length),
    ),
    lastOptionEndSeconds,
    alike,
    rowOf: (_, traits, mood) => (traits * MOOD_KINDS + mood) * columns.length,
  };
}

function meanOf(probability: Float64Array, seconds: Float64Array, row: number, width: number): number {
  let sum = 0;
  for (let i = row; i < row + width; i++) sum += (probability[i] as number) * (seconds[i] as number);
  return sum;
}
