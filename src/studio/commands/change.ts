/** What is done to what is selected. */
import { announce, wordsNow } from '../core/actions/actions.ts';
import { pickDestinationForOption, pickMenuForOption } from '../core/actions/finders.ts';
import { duplicateRow, shiftOption, startRenaming } from '../core/actions/option-actions.ts';
import {
  copySelected,
  deleteSelected,
  duplicateSelected,
  groupSelected,
  hasCopied,
  pasteClip,
  ungroupSelected,
} from '../core/actions/state-actions.ts';
import type { Studio } from '../core/studio.ts';
import { writeToClipboard } from './clipboard.ts';
import type { Command } from './command-types.ts';
import { focusInspector } from './focus.ts';
import { hasGroup, hasKeyRow, hasRow, hasSelection, hasState, rowNow } from './when.ts';

export const CHANGE: readonly Command[] = [
  {
    id: 'edit',
    keys: ['Enter'],
    scope: 'structure',
    section: 'change',
    when: hasSelection,
    perform: focusInspector,
  },
  {
    id: 'rename',
    keys: ['F2'],
    scope: 'structure',
    section: 'change',
    when: hasSelection,
    perform: startRenaming,
  },
  {
    id: 'connect',
    icon: 'final',
    keys: ['C'],
    scope: 'structure',
    section: 'change',
    when: hasRow,
    perform: withRow(pickDestinationForOption),
  },
  {
    id: 'moveUp',
    icon: 'up',
    keys: ['Mod+ArrowUp'],
    scope: 'structure',
    section: 'change',
    when: hasKeyRow,
    perform: withRow((studio, row) => shiftOption(studio, row, -1)),
  },
  {
    id: 'moveDown',
    icon: 'down',
    keys: ['Mod+ArrowDown'],
    scope: 'structure',
    section: 'change',
    when: hasKeyRow,
    perform: withRow((studio, row) => shiftOption(studio, row, 1)),
  },
  {
    id: 'moveTo',
    keys: ['M'],
    scope: 'structure',
    section: 'change',
    when: hasSelection,
    perform: pickMenuForOption,
  },
  {
    id: 'group',
    keys: ['G'],
    scope: 'structure',
    section: 'change',
    when: hasState,
    perform: groupSelected,
  },
  {
    id: 'ungroup',
    keys: ['Shift+G'],
    scope: 'structure',
    section: 'change',
    when: hasGroup,
    perform: ungroupSelected,
  },
  {
    id: 'duplicate',
    keys: ['Mod+D'],
    scope: 'structure',
    section: 'change',
    when: hasSelection,
    perform: (studio) =>
      hasKeyRow(studio) ? duplicateRow(studio, rowNow(studio) as string) : duplicateSelected(studio),
  },
  {
    id: 'copy',
    keys: ['Mod+C'],
    scope: 'structure',
    section: 'change',
    when: hasSelection,
    perform: copyToClipboard,
  },
  {
    id: 'cut',
    keys: ['Mod+X'],
    scope: 'structure',
    section: 'change',
    when: hasSelection,
    perform: (studio) => {
      if (copyToClipboard(studio)) deleteSelected(studio);
    },
  },
  {
    id: 'paste',
    keys: ['Mod+V'],
    scope: 'structure',
    section: 'change',
    when: hasCopied,
    perform: (studio) => pasteClip(studio),
  },
  {
    id: 'delete',
    icon: 'trash',
    keys: ['Delete', 'Backspace'],
    scope: 'structure',
    section: 'change',
    when: hasSelection,
    perform: deleteSelected,
  },
];

function copyToClipboard(studio: Studio): boolean {
  const text = copySelected(studio);
  if (text === undefined) {
    announce(studio, wordsNow(studio).said.cannotCopy);
    return false;
  }
  writeToClipboard(studio, text);
  return true;
}

/** For commands about the selected row. */
function withRow(act: (studio: Studio, row: string) => void): (studio: Studio) => void {
  return (studio) => {
    const row = rowNow(studio);
    if (row !== undefined) act(studio, row);
  };
}
