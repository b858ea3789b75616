/** What one finds by typing, and problem after problem. */
import { searchEverything } from '../core/actions/finders.ts';
import { jumpToProblem } from '../core/checks/jump-to-problem.ts';
import type { Command } from './command-types.ts';
import { hasMachine } from './when.ts';

export const FIND: readonly Command[] = [
  {
    id: 'search',
    icon: 'search',
    keys: ['Mod+F', '/'],
    scope: 'anywhere',
    section: 'find',
    when: hasMachine,
    perform: searchEverything,
  },
  {
    id: 'nextProblem',
    keys: ['F8'],
    scope: 'anywhere',
    section: 'find',
    when: hasMachine,
    perform: (studio) => jumpToProblem(studio, 1),
  },
  {
    id: 'previousProblem',
    keys: ['Shift+F8'],
    scope: 'anywhere',
    section: 'find',
    when: hasMachine,
    perform: (studio) => jumpToProblem(studio, -1),
  },
];
