/** Two texts side by side, by line: a longest common subsequence, with long equal stretches folded. */
export type LinePair =
  | {
      readonly kind: 'same' | 'changed' | 'removed' | 'added';
      readonly theirs: string;
      readonly mine: string;
    }
  | { readonly kind: 'gap'; readonly lines: number };

/** Lines of context around a change. */
const AROUND = 3;
/**
 * Above this many differing lines the middle is shown as one block: the table of comparisons would not fit in
 * memory.
 */
const MAX_TABLE = 4_000_000;

export function compareLines(theirs: string, mine: string): LinePair[] {
  const a = theirs.split('\n');
  const b = mine.split('\n');
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++;
  const same = (lines: readonly string[]): LinePair[] =>
    lines.map((line) => ({ kind: 'same', theirs: line, mine: line }));
  const middle = compareMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return fold([...same(a.slice(0, start)), ...pairUp(middle), ...same(a.slice(a.length - end))]);
}

type Step = { readonly kind: 'same' | 'removed' | 'added'; readonly line: string };

function compareMiddle(a: readonly string[], b: readonly string[]): Step[] {
  if (a.length * b.length > MAX_TABLE)
    return [
      ...a.map((line): Step => ({ kind: 'removed', line })),
      ...b.map((line): Step => ({ kind: 'added', line })),
    ];
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j;
      common[at] =
        a[i] === b[j]
          ? (common[at + width + 1] ?? 0) + 1
          : Math.max(common[at + width] ?? 0, common[at + 1] ?? 0);
    }
  }
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left !== undefined && left === right) {
      steps.push({ kind: 'same', line: left });
      i++;
      j++;
    } else if (
      left !== undefined &&
      (right === undefined || (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      steps.push({ kind: 'removed', line: left });
      i++;
    } else if (right !== undefined) {
      steps.push({ kind: 'added', line: right });
      j++;
    }
  }
  return steps;
}

/** A removed line beside an added one is a changed line. */
function pairUp(steps: readonly Step[]): LinePair[] {
  const pairs: LinePair[] = [];
  let removed: string[] = [];
  const flush = (): void => {
    pairs.push(...removed.map((line): LinePair => ({ kind: 'removed', theirs: line, mine: '' })));
    removed = [];
  };
  for (const { kind, line } of steps) {
    if (kind === 'removed') removed.push(line);
    else if (kind === 'added') {
      const before = removed.shift();
      pairs.push(
        before === undefined
          ? { kind: 'added', theirs: '', mine: line }
          : { kind: 'changed', theirs: before, mine: line },
      );
    } else {
      flush();
      pairs.push({ kind: 'same', theirs: line, mine: line });
    }
  }
  flush();
  return pairs;
}

function fold(pairs: readonly LinePair[]): LinePair[] {
  const near = new Set<number>();
  pairs.forEach(({ kind }, i) => {
    if (kind !== 'same') for (let at = i - AROUND; at <= i + AROUND; at++) near.add(at);
  });
  const folded: LinePair[] = [];
  pairs.forEach((pair, i) => {
    const last = folded.at(-1);
    if (near.has(i)) folded.push(pair);
    else if (last?.kind === 'gap') folded[folded.length - 1] = { kind: 'gap', lines: last.lines + 1 };
    else folded.push({ kind: 'gap', lines: 1 });
  });
  return folded;
}
