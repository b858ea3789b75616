/** The palette: every command in a list one types into. */
import { wordsNow } from '../core/actions/actions.ts';
import { narrow } from '../core/actions/finders.ts';
import type { Choice } from '../core/dialogs.ts';
import type { Studio } from '../core/studio.ts';
import type { Command } from './command-types.ts';
import { isMac, showKeys } from './show-keys.ts';

export function findCommand(studio: Studio, commands: readonly Command[]): void {
  const words = wordsNow(studio);
  const choices = commands
    .filter(({ id }) => id !== 'palette')
    .map((command): Choice => ({
      id: command.id,
      label: words.commands[command.id],
      hint: command.keys[0] === undefined ? undefined : showKeys(command.keys[0], isMac()).join(' '),
      isDisabled: !command.when(studio),
    }));
  studio.ui.set({
    dialog: {
      kind: 'finder',
      title: words.commands.palette,
      placeholder: words.finder.command,
      choices: (typed) => narrow(choices, typed),
      onPick: (id) => commands.find((command) => command.id === id)?.perform(studio),
    },
  });
}
