/** A first machine to start from, and its file. */
import type { Locale, MachineConfig, MachineDocument } from '../../../chart/index.ts';
import { openFile } from './open-file.ts';
import type { Studio } from '../studio.ts';
import { chooseLanguage, studioWords } from '../../../words/index.ts';

/**
 * The least that a caller can be let into: a welcome, one menu, an agent on 0, and an end when nothing helps.
 */
export function firstMachine(id: string, title: string, locale: Locale): MachineConfig {
  const words = studioWords[chooseLanguage(locale)].firstMachine;
  const retry = [
    {
      guard: { type: 'attemptsLeft' as const, params: { max: 3 } },
      actions: { type: 'countAttempt' as const },
    },
    { target: '#agent' },
  ];
  return {
    id,
    version: '1',
    context: { attempts: 0 },
    meta: { title: { [locale]: title }, locales: [locale], noInputSeconds: 5 },
    initial: 'first-menu',
    on: {
      HANGUP: { target: '#hung-up' },
      NO_INPUT: retry,
      NO_MATCH: retry,
      'DTMF.0': { target: '#agent', meta: { role: 'operator', label: { [locale]: words.operator } } },
    },
    states: {
      'first-menu': {
        id: 'first-menu',
        tags: ['menu'],
        entry: { type: 'resetAttempts' },
        meta: {
          title: { [locale]: words.title },
          greeting: { [locale]: words.greeting },
        },
        on: { 'DTMF.1': { target: '#agent', meta: { label: { [locale]: words.option } } } },
      },
      agent: {
        id: 'agent',
        type: 'final',
        meta: { destination: { goesTo: 'desk', desk: 'agents', serves: [] } },
      },
      'hung-up': {
        id: 'hung-up',
        type: 'final',
        meta: { destination: { goesTo: 'hang-up', reason: 'caller' } },
      },
    },
  };
}

/**
 * A machine that has no file yet: it is made by saving. Opened at once; a name that is taken gets a number.
 */
export function createMachine(studio: Studio, document: MachineDocument, folder = 'machines/'): void {
  const { id } = document.config;
  const path = studio.workspace.freePath(
    (number) => `${folder}${id}${number === 1 ? '' : `-${number}`}.machine.json`,
  );
  studio.workspace.create(path, document);
  openFile(studio, path);
}
