/**
 * Room: what a text that people wrote or recorded tells callers to press.
 *
 * Laws:
 * - A mention is found with its key wherever it stands in a text; a count, a telephone number, an hour or a
 *   price is none.
 * - Spans are stretches of the text as it was given, whatever was folded to read it.
 * - A language that cannot be read is said to be so: `wordingFor` is undefined, and silence proves nothing.
 *
 * One more language: a file in `languages/`, its row in `languages/index.ts`, its sentences in
 * `test/wording/sentences`.
 */
export { readKeyMentions, wordingFor } from './read-key-mentions.ts';
export { findPlaceholders, type Placeholder } from './placeholders.ts';
export { WORDINGS } from './languages/index.ts';
export type { KeyMention, Span, Wording } from './types.ts';
