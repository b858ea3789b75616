/** What is looked at, and where the keyboard is. */
import { LANGUAGES, type Language } from '../../words/index.ts';
import { openEvidence } from '../core/actions/open-file.ts';
import { tidyAll } from '../core/actions/tidy.ts';
import type { Studio } from '../core/studio.ts';
import type { Command } from './command-types.ts';
import { focusInspector, focusSoon, focusWhenThere } from './focus.ts';
import { always, hasMachine } from './when.ts';

export const VIEW: readonly Command[] = [
  {
    id: 'fit',
    icon: 'fit',
    keys: ['0'],
    scope: 'structure',
    section: 'view',
    when: hasMachine,
    perform: ({ stage }) => stage.current?.fit(),
  },
  {
    id: 'zoomIn',
    sign: '+',
    keys: ['+', '='],
    scope: 'structure',
    section: 'view',
    when: hasMachine,
    perform: ({ stage }) => stage.current?.zoom(1),
  },
  {
    id: 'zoomOut',
    sign: '−',
    keys: ['-'],
    scope: 'structure',
    section: 'view',
    when: hasMachine,
    perform: ({ stage }) => stage.current?.zoom(-1),
  },
  {
    id: 'tidy',
    icon: 'tidy',
    keys: ['T'],
    scope: 'structure',
    section: 'view',
    when: hasMachine,
    perform: (studio) => tidyAll(studio),
  },
  {
    id: 'toCanvas',
    keys: ['Alt+1'],
    scope: 'anywhere',
    section: 'view',
    when: hasMachine,
    perform: ({ stage }) => stage.current?.focus(),
  },
  {
    id: 'toOutline',
    keys: ['Alt+2'],
    scope: 'anywhere',
    section: 'view',
    when: hasMachine,
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
    when: hasMachine,
    perform: focusInspector,
  },
  {
    id: 'toProblems',
    keys: ['Alt+4'],
    scope: 'anywhere',
    section: 'view',
    when: hasMachine,
    perform: (studio) => {
      studio.ui.set({ panel: 'problems', isRightOpen: true });
      focusSoon('#panel-problems .problem-message', '#panel-problems');
    },
  },
  {
    id: 'toEvidence',
    keys: ['Alt+5'],
    scope: 'anywhere',
    section: 'view',
    when: always,
    perform: (studio) => {
      openEvidence(studio);
      focusWhenThere('#evidence [role="tab"][aria-selected="true"]');
    },
  },
  {
    id: 'toggleLeft',
    icon: 'left',
    keys: ['Mod+B'],
    scope: 'anywhere',
    section: 'view',
    when: always,
    perform: ({ ui }) => ui.set(({ isLeftOpen }) => ({ isLeftOpen: !isLeftOpen })),
  },
  {
    id: 'toggleRight',
    icon: 'right',
    keys: ['Mod+I'],
    scope: 'anywhere',
    section: 'view',
    when: always,
    perform: ({ ui }) => ui.set(({ isRightOpen }) => ({ isRightOpen: !isRightOpen })),
  },
  {
    id: 'toggleTheme',
    icon: (studio) => (isDark(studio) ? 'sun' : 'moon'),
    keys: [],
    scope: 'anywhere',
    section: 'view',
    when: always,
    perform: (studio) => studio.ui.set({ theme: isDark(studio) ? 'light' : 'dark' }),
  },
  {
    id: 'toggleLanguage',
    keys: [],
    scope: 'anywhere',
    section: 'view',
    when: always,
    perform: ({ ui }) => ui.set(({ language }) => ({ language: languageAfter(language) })),
  },
];

/** Round the languages of the catalogue. */
function languageAfter(language: Language): Language {
  return LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length] ?? language;
}

function isDark({ ui }: Studio): boolean {
  const { theme } = ui.get();
  return (
    theme === 'dark' || (theme === 'system' && window.matchMedia('(prefers-color-scheme: dark)').matches)
  );
}
