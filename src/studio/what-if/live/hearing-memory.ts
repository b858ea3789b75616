/**
 * How menus sound and what callers do there, remembered by what is said. A keystroke changes one menu; all
 * the others are found here again. The rules of hearing are those of `visits`; a test holds the two equal on
 * every machine.
 */
import type { SpokenOption } from '../../../automaton/index.ts';
import {
  exposeTo,
  outcomesAt,
  scentsOfMenu,
  urgesOf,
  type HeardMenu,
  type HeardOption,
  type Outcome,
} from '../../../behaviour/index.ts';
import { EVENTS, inheritedMeta, KEYS, type Chart, type ChartState } from '../../../chart/index.ts';
import {
  chooseText,
  composePrompt,
  localePackFor,
  promptLength,
  promptMenuAt,
} from '../../../speech/index.ts';
import { DISPOSITIONS, TRAIT_KINDS, type Audience } from './audience.ts';

/** Outcomes as columns; events as indexes into EVENTS. */
export interface Doings {
  readonly events: Uint8Array;
  readonly probability: Float64Array;
  readonly seconds: Float64Array;
}

export interface Sounding {
  readonly lastOptionEndSeconds: number;
  /** What a caller with this need and these traits does; mood 0 progressing, 1 stuck. */
  doingsOf(need: number, traits: number, mood: number): Doings;
}

export interface HearingMemory {
  menu(chart: Chart, path: string, options: readonly SpokenOption[], attempts: number): Sounding;
  /** `isFollowed`: something comes after it; else callers wait until they hang up. */
  announcement(chart: Chart, path: string, attempts: number, isFollowed: boolean): Sounding;
  readonly size: number;
}

const COLUMN = new Map(EVENTS.map((event, column) => [event, column] as const));
/** Seconds of silence before NO_INPUT where the machine says nothing. */
const DEFAULT_NO_INPUT_SECONDS = 5;
/** Menus kept: a large machine, three ways to hear each, and some editing. */
const CAPACITY = 4000;

export function createHearingMemory(audience: Audience): HearingMemory {
  const soundings = new Map<string, Sounding>();
  const scents = new Map<string, Float64Array[]>();
  const remember = <T>(memory: Map<string, T>, key: string, make: () => T): T => {
    const known = memory.get(key);
    if (known !== undefined) return known;
    // Forgetting the oldest half now and then is simpler than the least used, and a miss costs milliseconds.
    if (memory.size >= CAPACITY)
      for (const old of [...memory.keys()].slice(0, CAPACITY / 2)) memory.delete(old);
    const made = make();
    memory.set(key, made);
    return made;
  };
  return {
    menu: (chart, path, options, attempts) => {
      const state = stateAt(chart, path);
      const texts = JSON.stringify([
        chart.config.meta.locales,
        state.config.meta,
        options.map(({ key, role, edge }) => [key, role, edge.transition.meta]),
      ]);
      const rest = JSON.stringify([
        attempts > 0 ? inheritedMeta(state, 'retry') : 0,
        inheritedMeta(state, 'noInputSeconds'),
      ]);
      return remember(soundings, `${texts}|${attempts > 0}|${rest}`, () =>
        hearMenu(
          audience,
          chart,
          state,
          options,
          attempts,
          remember(scents, texts, () => scentsAt(audience, chart, state, options)),
        ),
      );
    },
    announcement: (chart, path, attempts, isFollowed) => {
      const state = stateAt(chart, path);
      const key = JSON.stringify([
        'announcement',
        isFollowed,
        attempts > 0 && inheritedMeta(state, 'retry'),
        chart.config.meta.locales,
        state.config.meta,
      ]);
      return remember(soundings, key, () => hearAnnouncement(audience, chart, path, attempts, isFollowed));
    },
    get size() {
      return soundings.size;
    },
  };
}

function stateAt(chart: Chart, path: string): ChartState {
  const state = chart.stateAt(path);
  if (!state) throw new Error(`The machine "${chart.config.id}" has no state "${path}" to hear.`);
  return state;
}

function hearMenu(
  audience: Audience,
  chart: Chart,
  state: ChartState,
  options: readonly SpokenOption[],
  attempts: number,
  scents: readonly Float64Array[],
): Sounding {
  const segments = composePrompt(promptMenuAt(chart, state.path, options, attempts), audience.locale);
  const { endSeconds, lastOptionEndSeconds } = promptLength(segments);
  const segmentOf = new Map(segments.map((segment) => [segment.option, segment]));
  const deadKeys = KEYS.filter((key) => !options.some((option) => option.key === key));
  const noInputSeconds = inheritedMeta(state, 'noInputSeconds') ?? DEFAULT_NO_INPUT_SECONDS;

  // Needs to which all options smell alike behave alike.
  const variants = new Map<string, number>();
  const heard: HeardMenu[] = [];
  const variantOf = Int32Array.from(audience.lexicon.entries, (_, need) => {
    const key = scents.map((ofOption) => ofOption[need]).join(' ');
    const known = variants.get(key);
    if (known !== undefined) return known;
    const heardOptions = options.map((option, i): HeardOption => {
      const segment = segmentOf.get(option);
      if (!segment) throw new Error(`The prompt of "${state.path}" does not speak key ${option.key}.`);
      return {
        key: option.key,
        role: option.role,
        startSeconds: segment.startSeconds,
        endSeconds: segment.endSeconds,
        scent: scents[i]?.[need] ?? 0,
      };
    });
    variants.set(key, heard.length);
    return heard.push({ options: heardOptions, endSeconds, noInputSeconds, deadKeys }) - 1;
  });
  const tables: (Doings | undefined)[] = [];
  return {
    lastOptionEndSeconds,
    doingsOf: (need, traits, mood) => {
      const variant = variantOf[need] as number;
      const at = (variant * TRAIT_KINDS + traits) * 2 + mood;
      return (tables[at] ??= columnsOf(
        outcomesAt(
          heard[variant] as HeardMenu,
          whoIs(traits),
          mood === 1 ? 'stuck' : 'progressing',
          audience.values,
        ),
      ));
    },
  };
}

function hearAnnouncement(
  audience: Audience,
  chart: Chart,
  path: string,
  attempts: number,
  isFollowed: boolean,
): Sounding {
  const { endSeconds, lastOptionEndSeconds } = promptLength(
    composePrompt(promptMenuAt(chart, path, [], attempts), audience.locale),
  );
  const tables: (Doings | undefined)[] = [];
  const doings = (traits: number, mood: number): Doings => {
    if (!isFollowed) return columnsOf([{ event: 'HANGUP', probability: 1, seconds: endSeconds }]);
    const { stays, leaves, leaveSeconds } = exposeTo(
      urgesOf(whoIs(traits), mood === 1 ? 'stuck' : 'progressing', audience.values).now,
      endSeconds,
    );
    const done: Outcome = { event: 'DONE', probability: stays, seconds: endSeconds };
    return columnsOf(
      leaves > 0 ? [done, { event: 'HANGUP', probability: leaves, seconds: leaveSeconds }] : [done],
    );
  };
  return {
    lastOptionEndSeconds,
    doingsOf: (_, traits, mood) => (tables[traits * 2 + mood] ??= doings(traits, mood)),
  };
}

function whoIs(traits: number): (typeof DISPOSITIONS)[number] {
  const who = DISPOSITIONS[traits];
  if (!who) throw new Error(`There are no traits number ${traits}.`);
  return who;
}

/**
 * Scents by option, then by need. In a language menu everyone looks for their own language, whatever they
 * need.
 */
function scentsAt(
  { lexicon, locale, values }: Audience,
  chart: Chart,
  state: ChartState,
  options: readonly SpokenOption[],
): Float64Array[] {
  const { locales } = chart.config.meta;
  if (state.config.meta?.layer === 'language') {
    const { names } = localePackFor(locale);
    return options.map(({ role, edge }) => {
      const { label, examples } = edge.transition.meta ?? {};
      const said = [...Object.values(label ?? {}), ...Object.values(examples ?? {}).flat()]
        .join(' ')
        .toLowerCase();
      return new Float64Array(lexicon.entries.length).fill(
        role === 'choice' && names.some((name) => said.includes(name)) ? 1 : 0,
      );
    });
  }
  const heading = chooseText(state.config.meta?.greeting, locale, locales) ?? '';
  const texts = options.map(({ role, edge }) => {
    const { label, examples } = edge.transition.meta ?? {};
    return {
      role,
      heading,
      label: chooseText(label, locale, locales) ?? '',
      examples: chooseText(examples, locale, locales) ?? [],
    };
  });
  return scentsOfMenu(lexicon, texts, locale, values);
}

function columnsOf(table: readonly Outcome[]): Doings {
  // Made a thousand times at a keystroke: `from` with a function takes several times as long.
  const events = new Uint8Array(table.length);
  const probability = new Float64Array(table.length);
  const seconds = new Float64Array(table.length);
  for (let i = 0; i < table.length; i++) {
    const outcome = table[i] as Outcome;
    events[i] = COLUMN.get(outcome.event) as number;
    probability[i] = outcome.probability;
    seconds[i] = outcome.seconds;
  }
  return { events, probability, seconds };
}
