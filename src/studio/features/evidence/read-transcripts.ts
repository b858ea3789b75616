/** Calls as an import prints them: a heading, and under it what happened, by minutes and seconds. */

export interface PrintedCall {
  readonly heading: string;
  readonly steps: readonly { readonly at: string; readonly text: string }[];
}

export interface PrintedImport {
  readonly calls: readonly PrintedCall[];
  /** What is said after them: what was used, merged, refused and left out. */
  readonly summary: readonly string[];
}

const STEP = /^ {2,}(\d+:\d\d(?::\d\d)?) {2}(.*)$/;

export function readTranscripts(said: string): PrintedImport {
  const lines = said.split('\n').map((line) => line.trimEnd());
  const calls: { heading: string; steps: { at: string; text: string }[] }[] = [];
  const summary: { text: string; after: number }[] = [];
  lines.forEach((line, i) => {
    const [, at, text] = STEP.exec(line) ?? [];
    if (at !== undefined && text !== undefined) calls.at(-1)?.steps.push({ at, text });
    else if (line !== '' && STEP.test(lines[i + 1] ?? '')) calls.push({ heading: line, steps: [] });
    // The first of what was cut off at the beginning belongs to no call.
    else if (line.trim() !== '' && !STEP.test(line)) summary.push({ text: line.trim(), after: calls.length });
  });
  // What stands before the calls says only that they come.
  return { calls, summary: summary.flatMap(({ text, after }) => (after === calls.length ? [text] : [])) };
}
