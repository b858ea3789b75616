/**
 * What is said at every place of a machine, and what it brings to mind: all of hearing that no parameter enters.
 * Remembered by what is said. A keystroke changes one menu: all the others are found here again, and so are
 * menus that sound alike on several lines.
 */
import type { SpokenOption } from '../automaton/index.ts';
import type { MeasuredMenu, TimedMenu, TimedOption } from '../behaviour/index.ts';
import { inheritedMeta, KEYS, type Chart, type ChartState, type Locale } from '../chart/index.ts';
import { composePrompt, promptLength, promptMenuAt, type PromptLength } from '../speech/index.ts';
import { thoughtsAt, type Thinkers, type Thoughts } from './thoughts.ts';

/** The same object for the same prompt: what is made of one is kept by it. */
export type Prompt = MenuPrompt | AnnouncementPrompt | typeof SILENCE;

export interface MenuPrompt extends PromptLength {
  readonly kind: 'menu';
  readonly menu: TimedMenu;
  /** Index into the crowd's measured menus; -1 where nothing was counted. */
  readonly measured: number;
  /** The same object for the same options, whether or not a retry text comes first. */
  readonly thoughts: Thoughts;
}

export interface AnnouncementPrompt extends PromptLength {
  readonly kind: 'announcement';
  /** As of a menu. */
  readonly measured: number;
  /** Something comes after it; else callers wait until they hang up. */
  readonly isFollowed: boolean;
}

/** A state that neither speaks nor listens: there is nothing to do but hang up. */
export const SILENCE = { kind: 'silence' } as const;

export interface Prompts {
  /**
   * @param attempts failures so far: after one, the retry text is spoken first
   * @param spoken language in which the machine speaks at this point of the call, one of its own
   */
  menu(
    chart: Chart,
    path: string,
    options: readonly SpokenOption[],
    attempts: number,
    spoken: Locale,
  ): Prompt;
  announcement(chart: Chart, path: string, attempts: number, isFollowed: boolean, spoken: Locale): Prompt;
}

/**
 * Seconds of silence before NO_INPUT where the machine says nothing (3 to 10): the default of Twilio and
 * Genesys; published.
 */
const DEFAULT_NO_INPUT_SECONDS = 5;
/** Prompts kept: those of a large world, heard in two ways each, and some editing. Some 30 kB each. */
const CAPACITY = 2000;

/** Where something was counted: the rates themselves are parameters, and enter when a prompt is heard. */
export type MeasuredPlace = Pick<MeasuredMenu, 'machine' | 'menu'>;

/** @param heard ids of machines whose labels a log or a test has heard callers choose from */
export function createPrompts(
  thinkers: Thinkers,
  places: readonly MeasuredPlace[] = [],
  heard: ReadonlySet<string> = new Set(),
): Prompts {
  const measuredAt = (chart: Chart, path: string): number =>
    places.findIndex(({ machine, menu }) => machine === chart.config.id && menu === path);
  const prompts = createMemory<Prompt>();
  const thoughts = createMemory<Thoughts>();
  return {
    menu: (chart, path, options, attempts, spoken) => {
      const state = stateAt(chart, path);
      // Roles and texts decide what is thought of the options, all the rest only when they are heard.
      const isHeard = heard.has(chart.config.id);
      const texts = JSON.stringify([
        spoken,
        isHeard,
        chart.config.meta.locales,
        state.config.meta,
        options.map(({ key, role, edge }) => [key, role, edge.transition.meta]),
      ]);
      const measured = measuredAt(chart, path);
      const rest = JSON.stringify([
        measured,
        attempts > 0 ? (inheritedMeta(state, 'retry') ?? null) : 0,
        inheritedMeta(state, 'noInputSeconds'),
      ]);
      return prompts(`${rest}|${texts}`, () => ({
        ...speakMenu(chart, state, options, attempts, spoken),
        measured,
        thoughts: thoughts(texts, () => thoughtsAt(thinkers, spoken, chart, state, options, isHeard)),
      }));
    },
    announcement: (chart, path, attempts, isFollowed, spoken) => {
      const state = stateAt(chart, path);
      const measured = measuredAt(chart, path);
      const key = JSON.stringify([
        'announcement',
        measured,
        spoken,
        isFollowed,
        attempts > 0 ? (inheritedMeta(state, 'retry') ?? null) : 0,
        chart.config.meta.locales,
        state.config.meta,
      ]);
      return prompts(key, () => ({
        kind: 'announcement',
        measured,
        isFollowed,
        ...promptLength(composePrompt(promptMenuAt(chart, path, [], attempts), spoken)),
      }));
    },
  };
}

/**
 * Numbers alone, so that what is remembered holds nothing of the machine it was heard in: else every version
 * of a file that was ever edited would stay in memory.
 */
function speakMenu(
  chart: Chart,
  state: ChartState,
  options: readonly SpokenOption[],
  attempts: number,
  locale: Locale,
): Omit<MenuPrompt, 'thoughts' | 'measured'> {
  const segments = composePrompt(promptMenuAt(chart, state.path, options, attempts), locale);
  const length = promptLength(segments);
  const segmentOf = new Map(segments.map((segment) => [segment.option, segment]));
  const timed = options.map((option): TimedOption => {
    const segment = segmentOf.get(option);
    if (!segment) throw new Error(`The prompt of "${state.path}" does not speak key ${option.key}.`);
    const { startSeconds, endSeconds } = segment;
    return { key: option.key, role: option.role, startSeconds, endSeconds };
  });
  const menu = {
    options: timed,
    endSeconds: length.endSeconds,
    noInputSeconds: inheritedMeta(state, 'noInputSeconds') ?? DEFAULT_NO_INPUT_SECONDS,
    deadKeys: KEYS.filter((key) => !options.some((option) => option.key === key)),
  };
  return { kind: 'menu', menu, ...length };
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
