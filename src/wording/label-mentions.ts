/** What a mentioned key is said to be for: the words before it, or those after it. */
import type { Key } from '../chart/index.ts';
import type { CompiledWording } from './compile-wording.ts';
import type { KeyMention, Span } from './types.ts';

/** A key in folded text. */
export interface FoundKey {
  readonly key: Key;
  readonly span: Span;
  readonly keySpan: Span;
  /** Where the pattern itself says what the key is for. */
  readonly label: Span | undefined;
}

export interface LabelledKey {
  readonly found: FoundKey;
  readonly label: Span | undefined;
  readonly phrasing: KeyMention['phrasing'];
}

const LETTER = /[\p{L}\p{N}]/u;
const SENTENCE_END = /[.!?。！？\n]/u;
/** "Broken phone? Press 1." asks for what the key is for; before the first key a colon ends the greeting. */
const STATEMENT_END = /[.!。！\n]/u;
const OPENING_END = /[.!。！\n:：]/u;

/**
 * Direction is decided for each key by what stands around it: a connective right after the key ("press 1 for
 * ...") with the next key set apart says that the label follows; words before the key that no earlier key has
 * taken say that it came first. Where a language needs no connective (Chinese), the keys of one sentence
 * decide together.
 */
export function labelMentions(
  keys: readonly FoundKey[],
  text: string,
  wording: CompiledWording,
): LabelledKey[] {
  const done: LabelledKey[] = [];
  const votes = wording.join ? undefined : directionOf(keys, text, wording);
  for (const [i, found] of keys.entries()) {
    const before = done.at(-1);
    const taken = before ? Math.max(before.found.span.end, before.label?.end ?? 0) : 0;
    const next = keys[i + 1];
    const upTo = (end: RegExp): Span | undefined =>
      trim(text, { start: startOf(text, taken, found, end), end: found.span.start }, wording);
    const earlier = (before ? undefined : upTo(OPENING_END)) ?? upTo(STATEMENT_END);
    const later = laterSpan(text, found, next, wording);
    const isLater = wording.join
      ? later !== undefined && (later.isSetApart || !earlier)
      : later !== undefined && (votes === 'key-first' || !earlier);
    const label = found.label ?? (isLater ? later?.span : earlier);
    done.push({
      found,
      label,
      phrasing: label && (label.start >= found.keySpan.end ? 'key-first' : 'label-first'),
    });
  }
  return done;
}

/** From the last end of a sentence, or from what an earlier key has taken. */
function startOf(text: string, taken: number, { span }: FoundKey, end: RegExp): number {
  let start = taken;
  for (let at = taken; at < span.start; at++)
    if (end.test(text[at] as string) && !/\d/.test(text[at + 1] ?? '')) start = at + 1;
  return start;
}

function laterSpan(
  text: string,
  { span }: FoundKey,
  next: FoundKey | undefined,
  wording: CompiledWording,
): { readonly span: Span; readonly isSetApart: boolean } | undefined {
  const rest = text.slice(span.end, next?.span.start ?? text.length);
  const joined = wording.join ? wording.join.exec(rest) : /^[\s，,、:：]*/u.exec(rest);
  if (!joined) return undefined;
  const from = span.end + joined[0].length;
  const words = text.slice(from, span.end + rest.length);
  const stop = SENTENCE_END.exec(words.replace(/\.(?=\d)/g, ' '));
  const end = stop ? from + stop.index : from + words.length;
  const label = trim(text, { start: from, end }, wording);
  // Nothing follows, a sentence ends, or a comma stands before the next key.
  const isSetApart = !next || stop !== null || /[,;，；、]\s*(?:\p{L}{1,6}\s*)?$/u.test(words);
  return label && { span: label, isSetApart };
}

/** Without connectives, examples, courtesies and punctuation; undefined when nothing is left. */
function trim(text: string, { start, end }: Span, wording: CompiledWording): Span | undefined {
  let words = text.slice(start, Math.max(start, end));
  let from = start;
  const cutStart = (pattern: RegExp): boolean => {
    const match = pattern.exec(words);
    if (!match || match[0].length === 0) return false;
    words = words.slice(match[0].length);
    from += match[0].length;
    return true;
  };
  const cutEnd = (pattern: RegExp): boolean => {
    const match = pattern.exec(words);
    if (!match || match[0].length === 0) return false;
    words = words.slice(0, match.index);
    return true;
  };
  const isLetterless = /^[^\p{L}\p{N}*#([{<$%]+/u;
  cutStart(isLetterless);
  while (cutEnd(/[^\p{L}\p{M}\p{N})\]}>%'"]+$/u) || cutEnd(wording.tail));
  // "or for billing": what joins it to the option before goes as well.
  cutStart(/^(?:or|and|oder|und|ou|et|o|u|y|e|oppure)\s+(?=\p{L})/iu);
  cutStart(wording.lead);
  cutEnd(wording.examples);
  if (!wording.wording.hasSpaces && !wording.wording.isVerbFinal) cutStart(/^.*[，,；;](?=[^，,；;]+$)/su);
  while (cutEnd(/[^\p{L}\p{M}\p{N})\]}>%'"]+$/u) || cutEnd(wording.tail));
  cutStart(isLetterless);
  return LETTER.test(words) ? { start: from, end: from + words.length } : undefined;
}

/** For languages without connectives: which side of their keys the words cling to. */
function directionOf(
  keys: readonly FoundKey[],
  text: string,
  wording: CompiledWording,
): 'label-first' | 'key-first' {
  let clings = 0;
  for (const { span } of keys) {
    if (LETTER.test(text[span.end] ?? '')) clings++;
    if (LETTER.test(text.slice(0, span.start).replace(wording.tail, '').at(-1) ?? '')) clings--;
  }
  if (clings !== 0) return clings > 0 ? 'key-first' : 'label-first';
  const first = keys[0];
  if (!first) return 'label-first';
  return trim(text, { start: startOf(text, 0, first, OPENING_END), end: first.span.start }, wording)
    ? 'label-first'
    : 'key-first';
}
