import type { LocalePack } from './types.ts';

/**
 * For languages without a pack: no words of its own, only the machine's texts and the key, so that nothing is
 * said in a language the caller did not ask for. A machine in such a language writes "press" into its labels
 * or brings recordings.
 */
export const plain: LocalePack = {
  language: '',
  names: [],
  keyNames: {},
  joinExamples: (examples) => examples.join(', '),
  phraseLabelFirst: (label, examples, key) => `${label}${examples && `, ${examples}`}: ${key}.`,
  phraseKeyFirst: (label, examples, key) => `${key}: ${label}${examples && `, ${examples}`}.`,
  phraseKeyOnly: (key) => `${key}.`,
  roleLabels: { operator: '', repeat: '', back: '' },
  // Matches nothing.
  catchAll: /(?!)/,
  retry: { noInput: '', noMatch: '' },
};
