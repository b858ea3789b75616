/**
 * Two texts, word by word (character by character where a language writes no spaces): what to strike out and
 * what to underline.
 */
export interface WordRun {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

export function diffWords(before: string, after: string, locale: string): WordRun[] {
  const a = wordsOf(before, locale);
  const b = wordsOf(after, locale);
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] =
        a[i] === b[j]
          ? (common[(i + 1) * width + j + 1] as number) + 1
          : Math.max(common[(i + 1) * width + j] as number, common[i * width + j + 1] as number);
    }
  }
  const runs: WordRun[] = [];
  const add = (kind: WordRun['kind'], text: string): void => {
    const last = runs.at(-1);
    if (last?.kind === kind) runs[runs.length - 1] = { kind, text: last.text + text };
    else runs.push({ kind, text });
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const [one, other] = [a[i], b[j]];
    if (one !== undefined && one === other) {
      add('same', one);
      i++;
      j++;
    } else if (
      one !== undefined &&
      (other === undefined ||
        (common[(i + 1) * width + j] as number) >= (common[i * width + j + 1] as number))
    ) {
      add('removed', one);
      i++;
    } else {
      add('added', other as string);
      j++;
    }
  }
  return joinThin(runs);
}

/** Only a space between two changes: read as one change, not as words of both texts taking turns. */
function joinThin(runs: readonly WordRun[]): WordRun[] {
  const joined: WordRun[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    if (removed !== '') joined.push({ kind: 'removed', text: removed });
    if (added !== '') joined.push({ kind: 'added', text: added });
    removed = added = '';
  };
  runs.forEach(({ kind, text }, i) => {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (removed !== '' && added !== '' && text.trim() === '' && i < runs.length - 1) {
      removed += text;
      added += text;
    } else {
      flush();
      joined.push({ kind, text });
    }
  });
  flush();
  return joined;
}

function wordsOf(text: string, locale: string): string[] {
  return Array.from(
    new Intl.Segmenter(locale, { granularity: 'word' }).segment(text),
    ({ segment }) => segment,
  );
}
