import { joinWithOr } from '../join-with-or.ts';
import type { LocalePack } from './types.ts';

export const it: LocalePack = {
  language: 'it',
  names: ['italiano', 'italian', '意大利语', '意大利文', 'italien', 'italienisch'],
  keyNames: { star: 'asterisco', pound: 'cancelletto' },
  joinExamples: (examples) => joinWithOr(examples, 'o'),
  phraseLabelFirst: (label, examples, key) =>
    `Per ${label}${examples && `, ad esempio ${examples}`}, premere ${key}.`,
  phraseKeyFirst: (label, examples, key) =>
    `Premere ${key} per ${label}${examples && `, ad esempio ${examples}`}.`,
  phraseKeyOnly: (key) => `Premere ${key}.`,
  roleLabels: {
    operator: 'parlare con un operatore',
    repeat: 'riascoltare le opzioni',
    back: 'tornare al menu precedente',
  },
  catchAll: /(?<!\p{L})(altr[oaie]|altrimenti)(?!\p{L})/iu,
  retry: { noInput: 'Non abbiamo ricevuto alcuna scelta.', noMatch: 'Il tasto premuto non è valido.' },
  // Each strong vowel; weak ones by themselves only, or with an accent. "energia" is counted one short.
  syllables: {
    mute: /(?<=q)u/gu,
    nuclei: /[aeoàèéòóìíùú]|(?<![aeoàèéòóìíùúiu])[iu]+(?![aeoàèéòóìíùúiu])/gu,
  },
  numbers: {
    small: [2, 2, 2, 1, 2, 2, 1, 2, 2, 2, 2, 3, 3, 3, 5, 3, 3, 5, 4, 5],
    tens: [0, 2, 2, 2, 4, 4, 4, 4, 4, 4],
    linking: 0,
  },
  // fattura and fatture, guasto and guasti, banca and banche: the last vowel says only how many.
  stem: (word) => (word.length > 4 ? word.replace(/h?[aeio]$/, '') : word),
};
