/** A text as patterns see it, with the way back to where each character came from. */
import type { Span } from './types.ts';

export interface FoldedText {
  readonly text: string;
  /** The original stretch of a stretch of the folded text. */
  unfold(span: Span): Span;
}

/** Marks of speech engines; those that pause end a sentence. */
const SSML =
  /<\/?(speak|break|p|s|prosody|say-as|emphasis|phoneme|sub|voice|audio|mark|w|lang|desc|metadata|amazon:[\w-]+|mstts:[\w-]+)(?:\s[^<>]*)?\/?>/iuy;
const PAUSES = new Set(['break', 'p', 's']);

/**
 * Lower case; letters, digits and pad signs in their plain width; Latin letters without accents; `ß` as `ss`;
 * straight apostrophes; marks of SSML removed. Punctuation keeps its form: a full-width comma is no decimal
 * comma.
 */
export function foldText(original: string): FoldedText {
  let text = '';
  const from: number[] = [];
  const to: number[] = [];
  const add = (folded: string, start: number, end: number): void => {
    text += folded;
    for (let i = 0; i < folded.length; i++) {
      from.push(start);
      to.push(end);
    }
  };
  for (let at = 0; at < original.length;) {
    SSML.lastIndex = at;
    const tag = original[at] === '<' ? SSML.exec(original) : undefined;
    if (tag) {
      if (PAUSES.has(tag[1]?.toLowerCase() ?? '')) add('.', at, at + tag[0].length);
      at += tag[0].length;
      continue;
    }
    CLUSTER.lastIndex = at;
    const cluster = CLUSTER.exec(original)?.[0] ?? (original[at] as string);
    add(foldCluster(cluster), at, at + cluster.length);
    at += cluster.length;
  }
  return {
    text,
    unfold: ({ start, end }) => ({
      start: from[start] ?? original.length,
      end: end > start ? (to[end - 1] ?? original.length) : (from[start] ?? original.length),
    }),
  };
}

/** A sign with the accents that are written after it. */
const CLUSTER = /[^\p{M}]\p{M}*|\p{M}+/suy;

function foldCluster(cluster: string): string {
  if (/^[’‘ʼ`]$/.test(cluster)) return "'";
  if (/^ß$/i.test(cluster)) return 'ss';
  if (/^\p{Script=Latin}/u.test(cluster))
    return cluster.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  if (/^[\p{L}\p{N}＊＃]/u.test(cluster)) return cluster.normalize('NFKC').toLowerCase();
  return cluster;
}
