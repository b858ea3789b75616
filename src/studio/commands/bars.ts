/** Which commands stand on which toolbar, in order. */
import type { CommandId } from './command-types.ts';

export interface BarEntry {
  readonly id: CommandId;
  /** Shows the name beside the icon. */
  readonly hasText?: boolean;
  /** The one that most people want. */
  readonly isMain?: boolean;
}

export const BARS = {
  project: [{ id: 'newMachine' }, { id: 'importMachine' }],
  emptyProject: [
    { id: 'newMachine', hasText: true, isMain: true },
    { id: 'importMachine', hasText: true },
  ],
  outline: [{ id: 'addOption' }, { id: 'moveUp' }, { id: 'moveDown' }, { id: 'connect' }, { id: 'delete' }],
  canvasAdd: [
    { id: 'addMenu', hasText: true },
    { id: 'addOption', hasText: true },
    { id: 'addDestination', hasText: true },
    { id: 'addAnnouncement' },
    { id: 'addDecision' },
    { id: 'addGroup' },
  ],
  canvasView: [{ id: 'zoomOut' }, { id: 'zoomIn' }, { id: 'fit' }, { id: 'tidy', hasText: true }],
  topLeft: [{ id: 'toggleLeft' }],
  topSteps: [{ id: 'undo' }, { id: 'redo' }],
  topFind: [{ id: 'search' }, { id: 'shortcuts' }],
  topRight: [{ id: 'toggleTheme' }, { id: 'save', hasText: true, isMain: true }, { id: 'toggleRight' }],
} as const satisfies Readonly<Record<string, readonly BarEntry[]>>;

export type BarId = keyof typeof BARS;
