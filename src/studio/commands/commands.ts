/**
 * Every command of the studio, as data. Toolbars, shortcuts, the palette (Ctrl-K) and the list of shortcuts
 * are derived from it.
 *
 * One more command: a row in the file of its section, and its label in the dictionaries (`commands`). To
 * stand on a toolbar: its id in `BARS`.
 */
import { ADD } from './add.ts';
import { CHANGE } from './change.ts';
import type { Command, CommandId } from './command-types.ts';
import { FILE } from './file.ts';
import { findCommand } from './find-command.ts';
import { FIND } from './find.ts';
import { VIEW } from './view.ts';
import { always } from './when.ts';

export const COMMANDS: readonly Command[] = [
  {
    id: 'palette',
    keys: ['Mod+K'],
    scope: 'anywhere',
    section: 'find',
    when: always,
    perform: (studio) => findCommand(studio, COMMANDS),
  },
  ...FIND,
  ...FILE,
  ...ADD,
  ...CHANGE,
  ...VIEW,
  {
    id: 'shortcuts',
    icon: 'keyboard',
    keys: ['?', 'F1'],
    scope: 'anywhere',
    section: 'find',
    when: always,
    perform: ({ ui }) => ui.set({ dialog: { kind: 'shortcuts' } }),
  },
];

export function commandOf(id: CommandId): Command {
  const found = COMMANDS.find((command) => command.id === id);
  if (!found) throw new Error(`There is no command "${id}".`);
  return found;
}
