/** Layout file text to positions, or to every problem it has. */
import { z } from 'zod';
import { describeIssues } from '../../util/describe-issues.ts';
import { compareText, sortProblems, type Problem } from '../../util/problem.ts';
import { readJson } from '../../util/read-json.ts';
import { rewriteJson } from '../../util/rewrite-json.ts';
import { NAMED_FORMATS } from '../../util/named-formats.ts';
import { say, chartWords } from '../../words/index.ts';
import type { Layout } from './types.ts';
import { ownValue } from '../../util/own-value.ts';

/** Pixels. Beyond this a card is lost rather than placed. */
const MAX_COORDINATE = 1_000_000;
const MAX_POSITIONS = 10_000;

const coordinate = z.number().min(-MAX_COORDINATE).max(MAX_COORDINATE);
const statePath = z.string().max(1000).regex(NAMED_FORMATS.statePath);

const tooMany = say(chartWords, (words) => words.layoutFile.tooMany({ maxPositions: MAX_POSITIONS }));

const layoutSchema = z.strictObject({
  $schema: z.string().max(300).optional(),
  positions: z
    .record(statePath, z.strictObject({ x: coordinate, y: coordinate }))
    .refine((positions) => Object.keys(positions).length <= MAX_POSITIONS, {
      params: { said: tooMany },
    }),
});

export const EMPTY_LAYOUT: Layout = { positions: {} };

export interface LayoutReading {
  /** Undefined when the file cannot be used; `problems` says why. */
  readonly layout: Layout | undefined;
  readonly problems: readonly Problem[];
}

export function parseLayout(text: string, file: string): LayoutReading {
  const { document, problems } = readJson(text, file);
  if (!document) return { layout: undefined, problems: sortProblems(problems) };
  const parsed = layoutSchema.safeParse(document.value);
  if (!parsed.success)
    return {
      layout: undefined,
      problems: sortProblems(
        describeIssues(parsed.error.issues, document, file, () => z.toJSONSchema(layoutSchema)),
      ),
    };
  return { layout: { positions: parsed.data.positions }, problems: [] };
}

/** Sorted by path and in whole pixels, so that a moved card is one changed line. */
export function printLayout(layout: Layout): string {
  const paths = Object.keys(layout.positions).toSorted(compareText);
  return `${JSON.stringify({ positions: wholePixels(layout, paths) }, undefined, 2)}\n`;
}

/**
 * The text of a layout file with other positions: its own order, newcomers sorted in where it is sorted, and
 * what else it says stays. Undefined when it cannot be read.
 */
export function rewriteLayout(text: string, layout: Layout): string | undefined {
  const { document } = readJson(text, '');
  const parsed = document && layoutSchema.safeParse(document.value);
  if (!document || !parsed?.success) return undefined;
  const before = Object.keys((document.value as Layout).positions);
  const isSorted = before.every((path, i) => i === 0 || compareText(before[i - 1] ?? '', path) < 0);
  const kept = before.filter((path) => Object.hasOwn(layout.positions, path));
  const known = new Set(kept);
  const paths = [...kept, ...Object.keys(layout.positions).filter((path) => !known.has(path))];
  const positions = wholePixels(layout, isSorted ? paths.toSorted(compareText) : paths);
  return rewriteJson(text, { ...(document.value as object), positions });
}

function wholePixels(layout: Layout, paths: readonly string[]): Layout['positions'] {
  return Object.fromEntries(
    paths.flatMap((path) => {
      const at = ownValue(layout.positions, path);
      return at ? [[path, { x: Math.round(at.x) + 0, y: Math.round(at.y) + 0 }]] : [];
    }),
  );
}
