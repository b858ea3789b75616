/** The studio’s commands with their keys, from the table that its menus and shortcuts are made of. */
import { COMMANDS } from '../../../src/studio/commands/commands.ts';
import { showKeys } from '../../../src/studio/commands/show-keys.ts';
import { studioWords } from '../../../src/words/index.ts';
import { plain, table } from './markdown.ts';

export function renderStudioCommands(): string {
  const words = studioWords.en;
  return table(
    ['what for', 'command', 'keys', 'where'],
    COMMANDS.map(({ id, keys, scope, section }) => [
      plain(words.sections[section]),
      plain(words.commands[id]),
      keys.map((each) => `<kbd>${showKeys(each, false).join('</kbd> <kbd>')}</kbd>`).join(' or '),
      keys.length === 0 ? '' : scope === 'anywhere' ? 'anywhere' : 'canvas and outline',
    ]),
  );
}
