/** Search over everything a machine says and is called. */
import type { JsonPath } from '../../util/problem.ts';
import type { Chart } from '../../chart/index.ts';
import { placeProblem, type ProblemPlace } from './place-problem.ts';
import type { MachineView } from './types.ts';

export interface Found extends ProblemPlace {
  readonly text: string;
  /** Where in `text` the search stands, for marking. */
  readonly from: number;
  readonly to: number;
}

const MAX_FOUND = 60;

/**
 * Every text, key and name that contains the words: what callers hear first, whole texts before parts; else
 * in file order. Case and width do not matter.
 */
export function findText(view: MachineView, search: string): Found[] {
  const wanted = fold(search.trim());
  if (wanted === '') return [];
  const found: (Found & { readonly rank: number })[] = [];
  walkTexts(view.chart, (text, path) => {
    const from = fold(text).indexOf(wanted);
    if (from < 0) return;
    const place = placeProblem(view, path, undefined);
    const last = found.at(-1);
    // One hit per option or menu and text: the same word in key and title is one place.
    if (last && last.card === place.card && last.row === place.row && last.text === text) return;
    found.push({ ...place, text, from, to: from + wanted.length, rank: rankOf(text, from, wanted, path) });
  });
  return found.toSorted((a, b) => a.rank - b.rank).slice(0, MAX_FOUND);
}

function rankOf(text: string, from: number, wanted: string, path: JsonPath): number {
  const isHeard = path.some(
    (step) => step === 'label' || step === 'examples' || step === 'greeting' || step === 'title',
  );
  return (isHeard ? 0 : 4) + (text.length === wanted.length ? 0 : from === 0 ? 1 : 2);
}

/**
 * Full-width letters and digits are the same letters. Keeps the length, so that a place in it is a place in
 * the text.
 */
function fold(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase();
  return folded.length === text.length ? folded : text.toLowerCase();
}

const WITHOUT_TEXT = new Set([
  '$schema',
  'type',
  'tags',
  'context',
  'options',
  'actions',
  'entry',
  'layer',
  'role',
  'phrasing',
  'status',
  'target',
  'initial',
  'id',
]);

function walkTexts(chart: Chart, visit: (text: string, path: JsonPath) => void): void {
  const walk = (value: unknown, path: JsonPath): void => {
    if (typeof value === 'string') visit(value, path);
    else if (Array.isArray(value)) value.forEach((item, i) => walk(item, [...path, i]));
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (WITHOUT_TEXT.has(key)) continue;
        if (path.at(-1) === 'states') visit(key, [...path, key]);
        walk(inner, [...path, key]);
      }
    }
  };
  walk(chart.config, []);
}
