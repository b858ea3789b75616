/**
 * Every command of the studio, as data. Toolbar, shortcuts, palette (Ctrl-K) and the shortcut list are
 * derived from it.
 *
 * One more command: a row here and its label in the dictionaries (`commands`).
 */
import { announce, canTravel, documentNow, save, travel, wordsNow } from '../core/actions/actions.ts';
import { pickDestinationForOption, pickMenuForOption, searchEverything } from '../core/actions/finders.ts';
import { jumpToProblem } from '../core/checks/jump-to-problem.ts';
import { addOptionTo, duplicateRow, shiftOption, startRenaming } from '../core/actions/option-actions.ts';
import { writeToClipboard } from './clipboard.ts';
import {
  addNew,
  copySelected,
  deleteSelected,
  duplicateSelected,
  groupSelected,
  hasCopied,
  pasteClip,
  tidyAll,
  ungroupSelected,
} from '../core/actions/state-actions.ts';
import type { Studio } from '../core/studio.ts';
import type { Command, CommandId } from './command-types.ts';
import { findCommand } from './find-command.ts';
import { exportMachine, importMachine } from '../core/actions/exchange.ts';
import { START_ROW, isKeyRow } from '../view/index.ts';
import { LANGUAGES, type Language } from '../../words/index.ts';

const always = (): boolean => true;
const hasMachine = (studio: Studio): boolean => documentNow(studio) !== undefined;
const rowNow = (studio: Studio): string | undefined => {
  const { row } = studio.ui.get().selection;
  return row === START_ROW ? undefined : row;
};
const hasRow = (studio: Studio): boolean => rowNow(studio) !== undefined;
const hasKeyRow = (studio: Studio): boolean => {
  const row = rowNow(studio);
  return row !== undefined && isKeyRow(row);
};
const hasState = (studio: Studio): boolean => (studio.ui.get().selection.state ?? '') !== '';
const hasSelection = (studio: Studio): boolean => hasState(studio) || hasRow(studio);
/** Cards that take options: not the ends. */
const takesOptions = (studio: Studio): boolean => {
  const document = documentNow(studio);
  const { state } = studio.ui.get().selection;
  if (!document || state === undefined) return false;
  const found = studio.viewOf(document.config).chart.stateAt(state);
  return found !== undefined && !found.isFinal;
};
const hasGroup = (studio: Studio): boolean => {
  const document = documentNow(studio);
  const { state, row } = studio.ui.get().selection;
  return (
    document !== undefined &&
    state !== undefined &&
    state !== '' &&
    row === undefined &&
    Object.keys(studio.viewOf(document.config).chart.stateAt(state)?.config.states ?? {}).length > 0
  );
};
const withRow =
  (act: (studio: Studio, row: string) => void) =>
  (studio: Studio): void => {
    const row = rowNow(studio);
    if (row !== undefined) act(studio, row);
  };

export const COMMANDS: readonly Command[] = [
  {
    id: 'palette',
    keys: ['Mod+K'],
    scope: 'anywhere',
    section: 'find',
    isEnabled: always,
    perform: (studio) => findCommand(studio, COMMANDS),
  },
  {
    id: 'search',
    keys: ['Mod+F', '/'],
    scope: 'anywhere',
    section: 'find',
    isEnabled: hasMachine,
    perform: searchEverything,
  },
  {
    id: 'nextProblem',
    keys: ['F8'],
    scope: 'anywhere',
    section: 'find',
    isEnabled: hasMachine,
    perform: (studio) => jumpToProblem(studio, 1),
  },
  {
    id: 'previousProblem',
    keys: ['Shift+F8'],
    scope: 'anywhere',
    section: 'find',
    isEnabled: hasMachine,
    perform: (studio) => jumpToProblem(studio, -1),
  },

  {
    id: 'save',
    keys: ['Mod+S'],
    scope: 'anywhere',
    section: 'file',
    isEnabled: (studio) => studio.document()?.getSnapshot().isDirty ?? false,
    perform: (studio) => void save(studio),
  },
  {
    id: 'undo',
    keys: ['Mod+Z'],
    scope: 'anywhere',
    section: 'file',
    isEnabled: (studio) => canTravel(studio, 'undo'),
    perform: (studio) => travel(studio, 'undo'),
  },
  {
    id: 'redo',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    scope: 'anywhere',
    section: 'file',
    isEnabled: (studio) => canTravel(studio, 'redo'),
    perform: (studio) => travel(studio, 'redo'),
  },
  {
    id: 'newMachine',
    keys: [],
    scope: 'anywhere',
    section: 'file',
    isEnabled: always,
    perform: ({ ui }) => ui.set({ dialog: { kind: 'new-machine' } }),
  },
  {
    id: 'exportMachine',
    keys: [],
    scope: 'anywhere',
    section: 'file',
    isEnabled: hasMachine,
    perform: exportMachine,
  },
  {
    id: 'importMachine',
    keys: [],
    scope: 'anywhere',
    section: 'file',
    isEnabled: always,
    perform: (studio) => void importMachine(studio),
  },

  {
    id: 'addMenu',
    keys: ['N'],
    scope: 'structure',
    section: 'add',
    isEnabled: hasMachine,
    perform: (studio) => addNew(studio, 'menu'),
  },
  {
    id: 'addOption',
    keys: ['O', 'Insert'],
    scope: 'structure',
    section: 'add',
    isEnabled: takesOptions,
    perform: (studio) => addOptionTo(studio, studio.ui.get().selection.state ?? '', rowNow(studio)),
  },
  {
    id: 'addDestination',
    keys: ['D'],
    scope: 'structure',
    section: 'add',
    isEnabled: hasMachine,
    perform: (studio) => addDestinationFor(studio),
  },
  {
    id: 'addAnnouncement',
    keys: ['A'],
    scope: 'structure',
    section: 'add',
    isEnabled: hasMachine,
    perform: (studio) => addNew(studio, 'announcement'),
  },
  {
    id: 'addDecision',
    keys: [],
    scope: 'structure',
    section: 'add',
    isEnabled: hasMachine,
    perform: (studio) => addNew(studio, 'decision'),
  },
  {
    id: 'addGroup',
    keys: [],
    scope: 'structure',
    section: 'add',
    isEnabled: hasMachine,
    perform: (studio) => addNew(studio, 'group'),
  },

  {
    id: 'edit',
    keys: ['Enter'],
    scope: 'structure',
    section: 'change',
    isEnabled: hasSelection,
    perform: focusInspector,
  },
  {
    id: 'rename',
    keys: ['F2'],
    scope: 'structure',
    section: 'change',
    isEnabled: hasSelection,
    perform: startRenaming,
  },
  {
    id: 'connect',
    keys: ['C'],
    scope: 'structure',
    section: 'change',
    isEnabled: hasRow,
    perform: withRow(pickDestinationForOption),
  },
  {
    id: 'moveUp',
    keys: ['Mod+ArrowUp'],
    scope: 'structure',
    section: 'change',
    isEnabled: hasKeyRow,
    perform: withRow((studio, row) => shiftOption(studio, row, -1)),
  },
  {
    id: 'moveDown',
    keys: ['Mod+ArrowDown'],
    scope: 'structure',
    section: 'change',
    isEnabled: hasKeyRow,
    perform: withRow((studio, row) => shiftOption(studio, row, 1)),
  },
  {
    id: 'moveTo',
    keys: ['M'],
    scope: 'structure',
    section: 'change',
    isEnabled: hasSelection,
    perform: pickMenuForOption,
  },
  {
    id: 'group',
    keys: ['G'],
    scope: 'structure',
    section: 'change',
    isEnabled: hasState,
    perform: groupSelected,
  },
  {
    id: 'ungroup',
    keys: ['Shift+G'],
    scope: 'structure',
    section: 'change',
    isEnabled: hasGroup,
    perform: ungroupSelected,
  },
  {
    id: 'duplicate',
    keys: ['Mod+D'],
    scope: 'structure',
    section: 'change',
    isEnabled: hasSelection,
    perform: (studio) =>
      hasKeyRow(studio) ? duplicateRow(studio, rowNow(studio) as string) : duplicateSelected(studio),
  },
  {
    id: 'copy',
    keys: ['Mod+C'],
    scope: 'structure',
    section: 'change',
    isEnabled: hasSelection,
    perform: copyToClipboard,
  },
  {
    id: 'cut',
    keys: ['Mod+X'],
    scope: 'structure',
    section: 'change',
    isEnabled: hasSelection,
    perform: (studio) => {
      if (copyToClipboard(studio)) deleteSelected(studio);
    },
  },
  {
    id: 'paste',
    keys: ['Mod+V'],
    scope: 'structure',
    section: 'change',
    isEnabled: hasCopied,
    perform: (studio) => pasteClip(studio),
  },
  {
    id: 'delete',
    keys: ['Delete', 'Backspace'],
    scope: 'structure',
    section: 'change',
    isEnabled: hasSelection,
    perform: deleteSelected,
  },

  {
    id: 'fit',
    keys: ['0'],
    scope: 'structure',
    section: 'view',
    isEnabled: hasMachine,
    perform: ({ stage }) => stage.current?.fit(),
  },
  {
    id: 'zoomIn',
    keys: ['+', '='],
    scope: 'structure',
    section: 'view',
    isEnabled: hasMachine,
    perform: ({ stage }) => stage.current?.zoom(1),
  },
  {
    id: 'zoomOut',
    keys: ['-'],
    scope: 'structure',
    section: 'view',
    isEnabled: hasMachine,
    perform: ({ stage }) => stage.current?.zoom(-1),
  },
  { id: 'tidy', keys: ['T'], scope: 'structure', section: 'view', isEnabled: hasMachine, perform: tidyAll },
  {
    id: 'toCanvas',
    keys: ['Alt+1'],
    scope: 'anywhere',
    section: 'view',
    isEnabled: hasMachine,
    perform: ({ stage }) => stage.current?.focus(),
  },
  {
    id: 'toOutline',
    keys: ['Alt+2'],
    scope: 'anywhere',
    section: 'view',
    isEnabled: hasMachine,
    perform: (studio) => {
      studio.ui.set({ isLeftOpen: true });
      focusSoon('[role="tree"]');
    },
  },
  {
    id: 'toInspector',
    keys: ['Alt+3'],
    scope: 'anywhere',
    section: 'view',
    isEnabled: hasMachine,
    perform: focusInspector,
  },
  {
    id: 'toProblems',
    keys: ['Alt+4'],
    scope: 'anywhere',
    section: 'view',
    isEnabled: hasMachine,
    perform: (studio) => {
      studio.ui.set({ panel: 'problems', isRightOpen: true });
      focusSoon('#panel-problems .problem-message', '#panel-problems');
    },
  },
  {
    id: 'toggleLeft',
    keys: ['Mod+B'],
    scope: 'anywhere',
    section: 'view',
    isEnabled: always,
    perform: ({ ui }) => ui.set(({ isLeftOpen }) => ({ isLeftOpen: !isLeftOpen })),
  },
  {
    id: 'toggleRight',
    keys: ['Mod+I'],
    scope: 'anywhere',
    section: 'view',
    isEnabled: always,
    perform: ({ ui }) => ui.set(({ isRightOpen }) => ({ isRightOpen: !isRightOpen })),
  },
  {
    id: 'toggleTheme',
    keys: [],
    scope: 'anywhere',
    section: 'view',
    isEnabled: always,
    perform: toggleTheme,
  },
  {
    id: 'toggleLanguage',
    keys: [],
    scope: 'anywhere',
    section: 'view',
    isEnabled: always,
    perform: ({ ui }) => ui.set(({ language }) => ({ language: languageAfter(language) })),
  },
  {
    id: 'shortcuts',
    keys: ['?', 'F1'],
    scope: 'anywhere',
    section: 'find',
    isEnabled: always,
    perform: ({ ui }) => ui.set({ dialog: { kind: 'shortcuts' } }),
  },
];

export function commandOf(id: CommandId): Command {
  const found = COMMANDS.find((command) => command.id === id);
  if (!found) throw new Error(`There is no command "${id}".`);
  return found;
}

function addDestinationFor(studio: Studio): void {
  const row = rowNow(studio);
  addNew(studio, 'destination', row === undefined ? {} : { from: row });
}

function focusInspector(studio: Studio): void {
  studio.ui.set({ panel: 'inspector', isRightOpen: true });
  focusSoon(
    '#panel-inspector [data-first]',
    '#panel-inspector :is(input, textarea, select)',
    '#panel-inspector button',
  );
}

/** The first of these that is there, after the screen has followed the change. */
function focusSoon(...selectors: readonly string[]): void {
  window.requestAnimationFrame(() => {
    const found = selectors
      .map((selector) => window.document.querySelector<HTMLElement>(selector))
      .find((each) => each !== null);
    found?.focus();
    if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) found.select();
  });
}

function copyToClipboard(studio: Studio): boolean {
  const text = copySelected(studio);
  if (text === undefined) {
    announce(studio, wordsNow(studio).said.cannotCopy);
    return false;
  }
  writeToClipboard(studio, text);
  return true;
}

/** Round the languages of the catalogue. */
function languageAfter(language: Language): Language {
  return LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length] ?? language;
}

function toggleTheme({ ui }: Studio): void {
  const isDark = window.document.documentElement.dataset['theme'] === 'dark';
  ui.set({ theme: isDark ? 'light' : 'dark' });
}
