/** A menu of a machine file as it is spoken. */
import { inheritedMeta, type Chart, type Locale } from '../chart/index.ts';
import { composePrompt, promptLength } from './compose-prompt.ts';
import type { PromptLength, PromptMenu, PromptOption, PromptSegment } from './types.ts';

/** What the state at `path` says to a caller who may use these options (the automaton's `spokenOptions`). */
export function promptMenuAt(
  chart: Chart,
  path: string,
  options: readonly PromptOption[],
  attempts = 0,
): PromptMenu {
  const state = chart.stateAt(path);
  if (!state) throw new Error(`The machine "${chart.config.id}" has no state "${path}" to speak.`);
  const { greeting, closing, phrasing, recordings } = state.config.meta ?? {};
  return {
    locales: chart.config.meta.locales,
    options,
    greeting,
    closing,
    phrasing,
    recordings,
    retry: inheritedMeta(state, 'retry'),
    attempts,
  };
}

/** A menu as it is spoken to some callers. */
export interface PromptReport extends PromptLength {
  /** In spoken order, never overlapping; pauses lie between them. */
  readonly segments: readonly PromptSegment[];
}

/**
 * Seconds and pieces of one menu's prompt. For a limit over all callers, ask for every set of options that
 * the guards can give.
 */
export function promptReport(
  chart: Chart,
  path: string,
  options: readonly PromptOption[],
  locale: Locale,
  attempts = 0,
): PromptReport {
  const segments = composePrompt(promptMenuAt(chart, path, options, attempts), locale);
  return { segments, ...promptLength(segments) };
}
