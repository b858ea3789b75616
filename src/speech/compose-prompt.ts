/** What a menu says, piece by piece, with the second at which each piece starts and ends. */
import { keySymbol, type Locale } from '../chart/index.ts';
import { chooseText, findByLocale } from '../util/choose-text.ts';
import { estimateSeconds } from './estimate-seconds.ts';
import { localePackFor } from './locales/index.ts';
import { layRecording } from './lay-recording.ts';
import type { PromptLength, PromptMenu, PromptOption, PromptSegment } from './types.ts';

/**
 * Seconds of silence between two options (0.25 to 0.75): Association for Conversational Interaction Design;
 * published.
 */
export const OPTION_PAUSE_SECONDS = 0.5;

interface Piece {
  readonly kind: PromptSegment['kind'];
  readonly text: string;
  readonly option?: PromptOption;
  readonly locale: Locale;
}

/**
 * Retry text, notice, greeting, options with a pause between them, closing. A recording replaces all but the
 * retry text. An option that changes the language is spoken in the language it offers, whatever the rest is.
 */
export function composePrompt(menu: PromptMenu, locale: Locale): PromptSegment[] {
  const opening: Piece[] =
    menu.attempts > 0 ? [{ kind: 'retry', text: retryText(menu, locale), locale }] : [];
  const body: Piece[] = [
    { kind: 'notice', text: chooseText(menu.notice, locale, menu.locales) ?? '', locale },
    { kind: 'greeting', text: chooseText(menu.greeting, locale, menu.locales) ?? '', locale },
    ...menu.options.map((option): Piece => {
      const own = option.edge.transition.meta?.language ?? locale;
      return { kind: 'option', text: phraseOption(menu, option, own), option, locale: own };
    }),
    { kind: 'closing', text: chooseText(menu.closing, locale, menu.locales) ?? '', locale },
  ];
  const before = layPieces(opening, 0);
  const start = before.at(-1)?.endSeconds ?? 0;
  const composed = layPieces(body, start);
  const recording = findByLocale(menu.recordings, locale);
  return [...before, ...(recording ? layRecording(recording, composed, start, locale) : composed)];
}

function layPieces(pieces: readonly Piece[], from: number): PromptSegment[] {
  const segments: PromptSegment[] = [];
  let at = from;
  for (const { kind, text, option, locale } of pieces) {
    if (text === '' && kind !== 'option') continue;
    if (kind === 'option' && segments.at(-1)?.kind === 'option') at += OPTION_PAUSE_SECONDS;
    const endSeconds = at + estimateSeconds(text, locale);
    segments.push({ kind, text, startSeconds: at, endSeconds, option });
    at = endSeconds;
  }
  return segments;
}

function phraseOption(menu: PromptMenu, option: PromptOption, locale: Locale): string {
  const pack = localePackFor(locale);
  const { label: labels, examples: lists } = option.edge.transition.meta ?? {};
  const key = pack.keyNames[option.key] ?? keySymbol(option.key);
  const label =
    (chooseText(labels, locale, menu.locales) ?? '').trim() ||
    (option.role === 'choice' ? '' : pack.roleLabels[option.role]);
  if (!label) return pack.phraseKeyOnly(key);
  const examples = pack.joinExamples(
    (chooseText(lists, locale, menu.locales) ?? []).filter((example) => example.trim() !== ''),
  );
  return menu.phrasing === 'key-first'
    ? pack.phraseKeyFirst(label, examples, key)
    : pack.phraseLabelFirst(label, examples, key);
}

function retryText(menu: PromptMenu, locale: Locale): string {
  const pack = localePackFor(locale);
  const noInput = chooseText(menu.retry?.noInput, locale, menu.locales) ?? pack.retry.noInput;
  const noMatch = chooseText(menu.retry?.noMatch, locale, menu.locales) ?? pack.retry.noMatch;
  if (menu.failure) return menu.failure === 'noInput' ? noInput : noMatch;
  return estimateSeconds(noInput, locale) > estimateSeconds(noMatch, locale) ? noInput : noMatch;
}

export function promptLength(segments: readonly PromptSegment[]): PromptLength {
  const endSeconds = segments.at(-1)?.endSeconds ?? 0;
  return {
    lastOptionEndSeconds: segments.findLast((s) => s.kind === 'option')?.endSeconds ?? endSeconds,
    endSeconds,
  };
}
