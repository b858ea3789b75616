/** Which keys a text tells callers to press, where it says so, and what for. */
import type { Locale } from '../chart/index.ts';
import { primaryLanguage } from '../util/choose-text.ts';
import { compileWording, type CompiledWording } from './compile-wording.ts';
import { foldText } from './fold-text.ts';
import { labelMentions, type FoundKey } from './label-mentions.ts';
import { WORDINGS } from './languages/index.ts';
import type { KeyMention, Wording } from './types.ts';

const compiled = new Map<string, CompiledWording>(
  WORDINGS.map((wording) => [wording.language, compileWording(wording)]),
);

/** Telephone numbers, dates and prices hold digits in every language; no key is named in them. */
const EVERYWHERE = [
  /(?<![\d*#])\+?\d(?:[\s()./-]{0,2}\d){4,}/gu,
  /[$€£¥￥₩]\s?\d+(?:[.,]\d+)?|\d+(?:[.,]\d+)?\s?[$€£¥￥₩%％]/gu,
  /\b\d{1,2}[:/]\d{1,2}(?:[:/]\d{2,4})?\b/gu,
];
/** Takes the place of what is no key: neither a letter, nor a digit, nor the end of a sentence. */
const BLANK = '\uE000';

/** What a language says about key presses; undefined where nobody has written it down. */
export function wordingFor(locale: Locale): Wording | undefined {
  return compiled.get(primaryLanguage(locale))?.wording;
}

/**
 * The keys that a text announces, in the order of the text. Read in each of these languages, since a prompt
 * may speak several ("para español, marque 2"); the same key at the same place is one mention. Empty for
 * languages without a wording: ask `wordingFor` before silence is taken for an answer.
 */
export function readKeyMentions(text: string, locales: readonly Locale[]): KeyMention[] {
  const folded = foldText(text);
  const mentions = new Map<number, KeyMention>();
  for (const language of new Set(locales.map(primaryLanguage))) {
    const wording = compiled.get(language);
    if (!wording?.anyName.test(folded.text)) continue;
    const visible = blank(folded.text, [...EVERYWHERE, ...wording.traps]);
    for (const { found, label, phrasing } of labelMentions(findKeys(visible, wording), visible, wording)) {
      const keySpan = folded.unfold(found.keySpan);
      // The first language asked is the text's own.
      if (mentions.has(keySpan.start)) continue;
      const labelSpan = label && folded.unfold(label);
      mentions.set(keySpan.start, {
        key: found.key,
        role: isEntry(found, visible, wording) ? 'entry' : 'option',
        language,
        span: folded.unfold(found.span),
        keySpan,
        label: labelSpan && { text: text.slice(labelSpan.start, labelSpan.end), span: labelSpan },
        phrasing,
      });
    }
  }
  const inOrder = [...mentions.values()].toSorted((a, b) => a.keySpan.start - b.keySpan.start);
  return inOrder.map((mention, i) => clipLabel(mention, inOrder[i - 1], inOrder[i + 1], text));
}

/** Each language was read by itself: a label does not reach over what another one says. */
function clipLabel(
  mention: KeyMention,
  before: KeyMention | undefined,
  after: KeyMention | undefined,
  text: string,
): KeyMention {
  const { label } = mention;
  if (!label) return mention;
  const start = Math.max(label.span.start, before?.span.end ?? 0);
  const end = Math.min(label.span.end, Math.max(start, after?.span.start ?? text.length));
  if (start === label.span.start && end === label.span.end) return mention;
  const words = text.slice(start, end);
  const from = start + (words.length - words.replace(/^[^\p{L}\p{N}]+/u, '').length);
  const said = text.slice(from, end).replace(/[^\p{L}\p{M}\p{N}]+$/u, '');
  return {
    ...mention,
    label: said === '' ? undefined : { text: said, span: { start: from, end: from + said.length } },
    phrasing: said === '' ? undefined : mention.phrasing,
  };
}

function blank(text: string, patterns: readonly RegExp[]): string {
  return patterns.reduce(
    (left, pattern) => left.replace(pattern, (match) => BLANK.repeat(match.length)),
    text,
  );
}

function findKeys(text: string, wording: CompiledWording): FoundKey[] {
  const full = matchAll(text, wording.announcements, wording);
  const first = full[0];
  if (!first) return [];
  const others = matchAll(text, wording.continuations, wording).filter(
    ({ keySpan }) => wording.wording.isVerbFinal || keySpan.start > first.keySpan.start,
  );
  const byKey = new Map<number, FoundKey>();
  for (const found of [...full, ...others]) {
    const same = byKey.get(found.keySpan.start);
    // Of several readings of one place the one that says most.
    if (!same || size(found) > size(same)) byKey.set(found.keySpan.start, found);
  }
  return [...byKey.values()].toSorted((a, b) => a.keySpan.start - b.keySpan.start);
}

const size = ({ span, label }: FoundKey): number => span.end - span.start + (label ? 1000 : 0);

function matchAll(text: string, patterns: readonly RegExp[], wording: CompiledWording): FoundKey[] {
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .flatMap((match): FoundKey[] => {
      const at = match.indices?.groups?.['key'];
      const key = wording.keyOf(match.groups?.['key'] ?? '');
      if (!at || key === undefined) return [];
      const label = match.indices?.groups?.['label'];
      return [
        {
          key,
          span: { start: match.index, end: match.index + match[0].length },
          keySpan: { start: at[0], end: at[1] },
          label: label && { start: label[0], end: label[1] },
        },
      ];
    })
    .toSorted((a, b) => a.keySpan.start - b.keySpan.start);
}

/** Only star and pound end what a caller types in. */
function isEntry({ key, span, keySpan }: FoundKey, text: string, { entry }: CompiledWording): boolean {
  if (key !== 'star' && key !== 'pound') return false;
  const sentence = /[^.!?。！？\n]*$/u.exec(text.slice(0, keySpan.start))?.[0] ?? '';
  const phrase = text.slice(span.start, keySpan.start);
  return (
    entry.test(sentence) && (entry.test(phrase) || entry.test(sentence.slice(0, -phrase.length || undefined)))
  );
}
