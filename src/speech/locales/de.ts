import { joinWithOr } from '../join-with-or.ts';
import type { LocalePack } from './types.ts';

export const de: LocalePack = {
  language: 'de',
  names: ['deutsch', 'german', '德语', '德文', 'alemán', 'allemand', 'alemão', 'tedesco'],
  keyNames: { star: 'Sterntaste', pound: 'Rautetaste' },
  joinExamples: (examples) => joinWithOr(examples, 'oder'),
  // After an example the sentence needs its comma, else it has none.
  phraseLabelFirst: (label, examples, key) =>
    `Für ${label}${examples && `, zum Beispiel ${examples},`} drücken Sie die ${key}.`,
  phraseKeyFirst: (label, examples, key) =>
    `Drücken Sie die ${key} für ${label}${examples && `, zum Beispiel ${examples}`}.`,
  phraseKeyOnly: (key) => `Drücken Sie die ${key}.`,
  roleLabels: {
    operator: 'ein Gespräch mit unserem Service',
    repeat: 'eine Wiederholung',
    back: 'das vorherige Menü',
  },
  catchAll: /(?<!\p{L})(ander(e[nmrs]?|weitig\p{L}*)?|sonstig\p{L}*|übrig\p{L}*)(?!\p{L})/iu,
  retry: { noInput: 'Wir haben keine Eingabe erhalten.', noMatch: 'Diese Taste ist nicht belegt.' },
  // Pairs that melt are one; all other vowels that meet are two: "Situation". The u of qu is no vowel.
  syllables: { mute: /(?<=q)u/gu, nuclei: /ie|ei|ai|au|äu|eu|ee|aa|oo|ey|ay|[aeiouäöüy]/gu },
  numbers: {
    small: [1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2],
    tens: [0, 1, 2, 2, 2, 2, 2, 2, 2, 2],
    linking: 1,
  },
  // Störungen, Tarife, Karten. Compounds stay whole: "Stromstörung" is a word of its own.
  stem: (word) =>
    word.length > 5
      ? word.replace(/(en|er|es|em|e|n|s)$/, '')
      : word.length > 4
        ? word.replace(/e$/, '')
        : word,
};
