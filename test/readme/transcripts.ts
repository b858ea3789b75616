/**
 * README's transcripts: in every fenced `console` block a line `$ command` is followed by what it prints on
 * standard output, up to the next `$` or the end of the block. A line `...` stands for any lines, none
 * included.
 */
export interface Transcript {
  /** 1-based line of the command in the document. */
  readonly line: number;
  readonly command: string;
  readonly output: readonly string[];
}

export function readTranscripts(markdown: string): Transcript[] {
  const found: { line: number; command: string; output: string[] }[] = [];
  let isInside = false;
  for (const [index, line] of markdown.split('\n').entries()) {
    if (line.startsWith('```')) {
      isInside = !isInside && line === '```console';
      continue;
    }
    if (!isInside) continue;
    if (line.startsWith('$ ')) found.push({ line: index + 1, command: line.slice(2), output: [] });
    else found.at(-1)?.output.push(line);
  }
  return found.map((transcript) => ({ ...transcript, output: trimEnd(transcript.output) }));
}

/** Whether the printed lines are those of the transcript; spaces at the end of lines do not count. */
export function matches(expected: readonly string[], printed: readonly string[]): boolean {
  const lines = printed.map((line) => line.trimEnd());
  const parts = splitAt(expected.map((line) => line.trimEnd()));
  const [first = [], ...rest] = parts;
  if (!startsWith(lines, first, 0)) return false;
  let at = first.length;
  if (rest.length === 0) return at === lines.length;
  for (const part of rest.slice(0, -1)) {
    const next = findFrom(lines, part, at);
    if (next < 0) return false;
    at = next + part.length;
  }
  const last = rest.at(-1) ?? [];
  const tail = lines.length - last.length;
  return tail >= at && startsWith(lines, last, tail);
}

/**
 * The transcript brought up to date, each part between `...` as long as it was: the first from the start, the
 * last from the end, one between from where its first line is printed (kept when that is nowhere).
 */
export function refresh(expected: readonly string[], printed: readonly string[]): string[] {
  const lines = printed.map((line) => line.trimEnd());
  const parts = splitAt(expected);
  if (parts.length === 1) return lines;
  const current = parts.map((part, i) => {
    if (i === 0) return lines.slice(0, part.length);
    if (i === parts.length - 1) return part.length === 0 ? [] : lines.slice(-part.length);
    const from = lines.indexOf(part[0] ?? '');
    return from < 0 ? part : lines.slice(from, from + part.length);
  });
  return current.flatMap((part, i) => (i === 0 ? part : ['...', ...part]));
}

function splitAt(lines: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  for (const line of lines) {
    if (line === '...') parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts;
}

function startsWith(lines: readonly string[], part: readonly string[], at: number): boolean {
  return part.every((line, i) => lines[at + i] === line);
}

function findFrom(lines: readonly string[], part: readonly string[], from: number): number {
  for (let at = from; at + part.length <= lines.length; at++) if (startsWith(lines, part, at)) return at;
  return -1;
}

export function toLines(text: string): string[] {
  return trimEnd(text.split('\n'));
}

function trimEnd(lines: readonly string[]): string[] {
  const kept = [...lines];
  while (kept.at(-1)?.trim() === '') kept.pop();
  return kept;
}
