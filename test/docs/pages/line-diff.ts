/** The difference of two texts by lines, with a few lines around each change, as `diff -u` shows it. */

interface Step {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

export interface Hunk {
  /** Each with its sign in front: space, `-` or `+`. */
  readonly lines: readonly string[];
  /** Keys that lead to the first changed line, when the texts are JSON with indentation. */
  readonly place: readonly string[];
}

/** Empty when the texts are equal. */
export function diffLines(before: string, after: string, around = 3): Hunk[] {
  const steps = compare(before.trimEnd().split('\n'), after.trimEnd().split('\n'));
  const hunks: { lines: string[]; place: readonly string[] }[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const [at, { sign }] of steps.entries()) {
    if (sign === ' ') continue;
    const from = Math.max(at - around, last + 1, 0);
    if (from > last + 1 || hunks.length === 0) hunks.push({ lines: [], place: placeOf(steps, at) });
    const upTo = Math.min(at + around, steps.length - 1);
    for (let i = from; i <= upTo; i++) hunks.at(-1)?.lines.push(`${steps[i]?.sign}${steps[i]?.text}`);
    last = Math.max(last, upTo);
  }
  return hunks;
}

/** The keys of the lines above that are indented less and less. */
function placeOf(steps: readonly Step[], changed: number): string[] {
  const keys: string[] = [];
  let indent = /^ */.exec(steps[changed]?.text ?? '')?.[0].length ?? 0;
  for (const { sign, text } of steps.slice(0, changed).toReversed()) {
    const own = /^ */.exec(text)?.[0].length ?? 0;
    if (sign !== ' ' || own >= indent) continue;
    indent = own;
    const key = /^ *"([^"]*)": [[{]$/.exec(text)?.[1];
    if (key !== undefined) keys.unshift(key);
  }
  return keys;
}

/** By the longest common subsequence: fine for the few hundred lines of a small machine. */
function compare(a: readonly string[], b: readonly string[]): Step[] {
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] =
        a[i] === b[j]
          ? 1 + (common[(i + 1) * width + j + 1] ?? 0)
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
  const steps: Step[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      steps.push({ sign: ' ', text: a[i++] ?? '' });
      j++;
    } else if (
      j === b.length ||
      (i < a.length && (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    )
      steps.push({ sign: '-', text: a[i++] ?? '' });
    else steps.push({ sign: '+', text: b[j++] ?? '' });
  }
  return steps;
}
