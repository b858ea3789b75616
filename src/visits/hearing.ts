/** What callers do wherever something is said, under one set of parameters. */
import {
  createHearer,
  DISPOSITIONS,
  exposeTo,
  MOOD_KINDS,
  MOODS,
  promptEnd,
  TRAIT_KINDS,
  urgesOf,
  type AudibleMenu,
  type HeardBy,
  type Lexicon,
  type MeasuredMenu,
  type ParameterValues,
} from '../behaviour/index.ts';
import { EVENTS } from '../chart/index.ts';
import { rememberFor } from '../util/remember.ts';
import type { AnnouncementPrompt, MenuPrompt, Prompt } from './prompts.ts';
import { groupNeeds, type Scents, type Thoughts } from './thoughts.ts';

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
  /** Second at which all has been said. */
  readonly endSeconds: number;
  /**
   * Of the probabilities of that row, the parts of what happens before a second, parallel to `columns`. For logs that
   * know times; costs nothing until it is asked for.
   *
   * @param before `endSeconds`, or half a second beside it: every other second is worked out anew
   */
  earlyOf(need: number, traits: number, mood: number, before: number): Float64Array;
}

/** Remembers what it was asked for as long as the prompt lives. */
export type Hearing = (prompt: Prompt) => Sounding;

const KINDS = TRAIT_KINDS * MOOD_KINDS;
const DONE = EVENTS.indexOf('DONE');
const HANGUP = EVENTS.indexOf('HANGUP');

/** What words are worth to callers of one language: in menus that were heard before, and in those that were not. */
export interface Lexicons {
  readonly heard: Lexicon;
  readonly unheard: Lexicon;
}

/**
 * @param lexicons by tongue of the crowd
 * @param rates by measured menu of the crowd: what holds there in the place of `values`
 */
export function createHearing(
  lexicons: readonly Lexicons[],
  values: ParameterValues,
  rates: readonly MeasuredMenu['rates'][] = [],
): Hearing {
  const own = rates.map((each) => ({ ...values, ...each }));
  const valuesAt = (measured: number): ParameterValues => own[measured] ?? values;
  const hearers = own.map(createHearer);
  const hearer = createHearer(values);
  const scents = rememberFor((thoughts: Thoughts) => {
    const { heard, unheard } = lexicons[thoughts.tongue] as Lexicons;
    return groupNeeds(thoughts.isHeard ? heard : unheard, values, thoughts);
  });
  const everybody = [Uint16Array.from(lexicons[0]?.heard.vocabulary.entries.keys() ?? [])];
  return rememberFor((prompt: Prompt): Sounding => {
    switch (prompt.kind) {
      case 'menu':
        return hearMenu(
          (hearers[prompt.measured] ?? hearer).prepare(prompt.menu),
          prompt,
          scents(prompt.thoughts),
        );
      case 'announcement':
        return hearAnnouncement(prompt, valuesAt(prompt.measured), everybody);
      case 'silence':
        return {
          columns: Uint8Array.of(HANGUP),
          probability: Float64Array.of(1),
          seconds: Float64Array.of(0),
          meanSeconds: Float64Array.of(0),
          lastOptionEndSeconds: 0,
          endSeconds: 0,
          alike: everybody,
          rowOf: () => 0,
          earlyOf: () => Float64Array.of(0),
        };
    }
  });
}

function hearMenu(
  menu: AudibleMenu,
  { menu: timed, lastOptionEndSeconds }: MenuPrompt,
  { variants, variantOf, alike }: Scents,
): Sounding {
  const width = menu.columns.length;
  const probability = new Float64Array(variants.length * KINDS * width);
  const seconds = new Float64Array(probability.length);
  const meanSeconds = new Float64Array(variants.length * KINDS);
  const isMade = new Uint8Array(variants.length * KINDS);
  const heardBy: (HeardBy | undefined)[] = [];
  const heard = (variant: number): HeardBy =>
    (heardBy[variant] ??= menu.hearWith(variants[variant] as Float64Array));
  /** By second before which it is early. */
  const early = new Map<number, (Float64Array | undefined)[]>();
  const rowOf = (need: number, traits: number, mood: number): number => {
    const variant = variantOf[need] as number;
    const number = variant * KINDS + traits * MOOD_KINDS + mood;
    const row = number * width;
    if (isMade[number] === 0) {
      isMade[number] = 1;
      heard(variant).write(traits, mood, probability, seconds, row);
      meanSeconds[number] = meanOf(probability, seconds, row, width);
    }
    return row;
  };
  return {
    columns: menu.columns,
    probability,
    seconds,
    meanSeconds,
    lastOptionEndSeconds,
    alike,
    endSeconds: promptEnd(timed),
    rowOf,
    earlyOf: (need, traits, mood, before) => {
      const row = rowOf(need, traits, mood);
      let rows = early.get(before);
      if (!rows) early.set(before, (rows = []));
      let parts = rows[row / width];
      if (!parts) {
        rows[row / width] = parts = new Float64Array(width);
        heard(variantOf[need] as number).writeEarly(traits, mood, before, parts);
        // Parts are added up in another order than the whole.
        for (let i = 0; i < width; i++)
          parts[i] = Math.min(parts[i] as number, probability[row + i] as number);
      }
      return parts;
    },
  };
}

/** Spoken to the end under the hang-up hazard; one that nothing follows keeps callers until they hang up. */
function hearAnnouncement(
  { endSeconds, lastOptionEndSeconds, isFollowed }: AnnouncementPrompt,
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
    endSeconds,
    // All of an announcement is prompt; what follows one does so at its end.
    earlyOf: (_, traits, mood) => {
      const row = (traits * MOOD_KINDS + mood) * columns.length;
      return Float64Array.from(columns, (column, i) =>
        column === HANGUP ? (probability[row + i] as number) : 0,
      );
    },
  };
}

function meanOf(probability: Float64Array, seconds: Float64Array, row: number, width: number): number {
  let sum = 0;
  for (let i = row; i < row + width; i++) sum += (probability[i] as number) * (seconds[i] as number);
  return sum;
}
