/**
 * README's transcripts: in every fenced `console` block a line `$ command` is followed by what it prints on
 * standard output, up to the next `$` or the end of the block. A line `...` stands for any lines, none
 * included. A block under `<!-- save as lines.csv -->` is a file that readers save before they go on, one under
 * `<!-- add to x/y.json -->` what they type in front of the last brace of a file that is there.
 */
export interface Transcript {
  /** 1-based line of the command in the document. */
  readonly line: number;
  readonly command: string;
  readonly output: readonly string[];
  /** What the page has the reader write between the command before and this one. */
  readonly files: readonly PageFile[];
}

export interface PageFile {
  readonly path: string;
  readonly text: string;
  readonly isAddition: boolean;
}

export function readTranscripts(markdown: string): Transcript[] {
  const found: { line: number; command: string; output: string[]; files: PageFile[] }[] = [];
  let isInside = false;
  let files: PageFile[] = [];
  const lines = markdown.split('\n');
  for (const [index, line] of lines.entries()) {
    const file = /^<!-- (save as|add to) (\S+) -->$/.exec(line);
    if (file) files.push(readFile(lines.slice(index + 1), file[2] ?? '', file[1] === 'add to'));
    if (line.startsWith('```')) {
      isInside = !isInside && line === '```console';
      continue;
    }
    if (!isInside) continue;
    if (line.startsWith('$ ')) {
      found.push({ line: index + 1, command: line.slice(2), output: [], files });
      files = [];
    } else found.at(-1)?.output.push(line);
  }
  return found.map((transcript) => ({ ...transcript, output: trimEnd(transcript.output) }));
}

/** The block that begins in the lines after a marker. */
function readFile(lines: readonly string[], path: string, isAddition: boolean): PageFile {
  const start = lines.findIndex((line) => line.startsWith('```'));
  if (start < 0 || lines.slice(0, start).some((line) => line !== ''))
    throw new Error(`No block follows the marker of "${path}".`);
  const length = lines.slice(start + 1).indexOf('```');
  return { path, text: `${lines.slice(start + 1, start + 1 + length).join('\n')}\n`, isAddition };
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
