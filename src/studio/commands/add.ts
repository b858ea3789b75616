/** Something new. */
import { addOptionTo } from '../core/actions/option-actions.ts';
import { addNew } from '../core/actions/state-actions.ts';
import type { Studio } from '../core/studio.ts';
import type { Command } from './command-types.ts';
import { hasMachine, rowNow, takesOptions } from './when.ts';

export const ADD: readonly Command[] = [
  {
    id: 'addMenu',
    icon: 'menu',
    keys: ['N'],
    scope: 'structure',
    section: 'add',
    when: hasMachine,
    perform: (studio) => addNew(studio, 'menu'),
  },
  {
    id: 'addOption',
    icon: 'plus',
    keys: ['O', 'Insert'],
    scope: 'structure',
    section: 'add',
    when: takesOptions,
    perform: (studio) => addOptionTo(studio, studio.ui.get().selection.state ?? '', rowNow(studio)),
  },
  {
    id: 'addDestination',
    icon: 'final',
    keys: ['D'],
    scope: 'structure',
    section: 'add',
    when: hasMachine,
    perform: (studio) => addDestinationFor(studio),
  },
  {
    id: 'addAnnouncement',
    icon: 'announcement',
    keys: ['A'],
    scope: 'structure',
    section: 'add',
    when: hasMachine,
    perform: (studio) => addNew(studio, 'announcement'),
  },
  {
    id: 'addDecision',
    icon: 'decision',
    keys: [],
    scope: 'structure',
    section: 'add',
    when: hasMachine,
    perform: (studio) => addNew(studio, 'decision'),
  },
  {
    id: 'addGroup',
    icon: 'group',
    keys: [],
    scope: 'structure',
    section: 'add',
    when: hasMachine,
    perform: (studio) => addNew(studio, 'group'),
  },
];

function addDestinationFor(studio: Studio): void {
  const row = rowNow(studio);
  addNew(studio, 'destination', row === undefined ? {} : { from: row });
}
