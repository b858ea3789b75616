/** Where cards stand on the canvas. */
import { findState } from './find-state.ts';
import { nameState } from './names.ts';
import type { DocumentDraft, Edit, MachineDocument, Position } from './types.ts';
import { say, chartWords } from '../../words/index.ts';

export function moveOnCanvas(document: MachineDocument, positions: Readonly<Record<string, Position>>): Edit {
  const paths = Object.keys(positions);
  return {
    name:
      paths.length === 1 && paths[0] !== undefined
        ? nameState(document, paths[0], (words, state) => words.positions.moveCard({ state }))
        : say(chartWords, (words) => words.positions.moveCards({ count: paths.length })),
    recipe: (draft) => place(draft, document, positions),
  };
}

/** Positions worked out by a layout; states it does not name stay where they are. */
export function tidy(document: MachineDocument, positions: Readonly<Record<string, Position>>): Edit {
  return {
    name: say(chartWords, (words) => words.positions.tidyCanvas),
    recipe: (draft) => place(draft, document, positions),
  };
}

function place(
  draft: DocumentDraft,
  document: MachineDocument,
  positions: Readonly<Record<string, Position>>,
): void {
  for (const [path, { x, y }] of Object.entries(positions)) {
    // Not a number would make the file unreadable.
    if (path !== '' && findState(document.config, path) && Number.isFinite(x) && Number.isFinite(y))
      draft.layout.positions[path] = { x: Math.round(x) + 0, y: Math.round(y) + 0 };
  }
}
