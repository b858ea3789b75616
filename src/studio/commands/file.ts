/** The file: saved, taken back, begun, handed over. */
import { canTravel, travel } from '../core/actions/actions.ts';
import { exportMachine, importMachine } from '../core/actions/exchange.ts';
import { save } from '../core/actions/save.ts';
import type { Studio } from '../core/studio.ts';
import type { StudioWords } from '../../words/index.ts';
import type { Command } from './command-types.ts';
import { always, hasMachine } from './when.ts';

export const FILE: readonly Command[] = [
  {
    id: 'save',
    icon: 'save',
    keys: ['Mod+S'],
    scope: 'anywhere',
    section: 'file',
    when: (studio) => studio.edited()?.getSnapshot().isDirty ?? false,
    perform: (studio) => void save(studio),
  },
  {
    id: 'undo',
    icon: 'undo',
    name: (studio, words) => nameOfStep(studio, words, 'undo'),
    keys: ['Mod+Z'],
    scope: 'anywhere',
    section: 'file',
    when: (studio) => canTravel(studio, 'undo'),
    perform: (studio) => travel(studio, 'undo'),
  },
  {
    id: 'redo',
    icon: 'redo',
    name: (studio, words) => nameOfStep(studio, words, 'redo'),
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    scope: 'anywhere',
    section: 'file',
    when: (studio) => canTravel(studio, 'redo'),
    perform: (studio) => travel(studio, 'redo'),
  },
  {
    id: 'newMachine',
    icon: 'plus',
    keys: [],
    scope: 'anywhere',
    section: 'file',
    when: always,
    perform: ({ ui }) => ui.set({ dialog: { kind: 'new-machine' } }),
  },
  {
    id: 'showAside',
    keys: [],
    scope: 'anywhere',
    section: 'file',
    when: ({ workspace }) => workspace.getSnapshot().aside.length > 0,
    perform: ({ ui }) => ui.set({ dialog: { kind: 'aside' } }),
  },
  {
    id: 'exportMachine',
    keys: [],
    scope: 'anywhere',
    section: 'file',
    when: hasMachine,
    perform: exportMachine,
  },
  {
    id: 'importMachine',
    icon: 'file',
    keys: [],
    scope: 'anywhere',
    section: 'file',
    when: always,
    perform: (studio) => void importMachine(studio),
  },
];

/** "Undo: move option Printers"; undefined where the page has steps of its own, which bear no names. */
function nameOfStep(studio: Studio, words: StudioWords, way: 'undo' | 'redo'): string | undefined {
  const { steps, language } = studio.ui.get();
  const state = steps ? undefined : studio.edited()?.getSnapshot();
  const name = (way === 'undo' ? state?.undoName : state?.redoName)?.[language];
  if (name === undefined) return undefined;
  return way === 'undo' ? words.undoNamed({ name }) : words.redoNamed({ name });
}
