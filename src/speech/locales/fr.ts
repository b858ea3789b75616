import { joinWithOr } from '../join-with-or.ts';
import type { LocalePack } from './types.ts';

export const fr: LocalePack = {
  language: 'fr',
  names: ['français', 'francais', 'french', '法语', '法文', 'francés', 'französisch', 'francês', 'francese'],
  keyNames: { star: 'étoile', pound: 'dièse' },
  joinExamples: (examples) => joinWithOr(examples, 'ou'),
  phraseLabelFirst: (label, examples, key) =>
    `Pour ${label}${examples && `, par exemple ${examples}`}, tapez ${key}.`,
  phraseKeyFirst: (label, examples, key) =>
    `Tapez ${key} pour ${label}${examples && `, par exemple ${examples}`}.`,
  phraseKeyOnly: (key) => `Tapez ${key}.`,
  roleLabels: {
    operator: 'parler à un conseiller',
    repeat: 'réécouter ces choix',
    back: 'revenir au menu précédent',
  },
  catchAll: /(?<!\p{L})(autres?|autre chose)(?!\p{L})/iu,
  retry: {
    noInput: 'Nous n’avons pas reçu votre choix.',
    noMatch: 'Cette touche ne correspond à aucun choix.',
  },
  // A group of vowels is one, but é, ï and ë begin a new one, and so does a y between vowels.
  syllables: {
    mute: /(?<=[aeiouyâàéèêëîïôùûœ]\p{L}*)es?$/gu,
    nuclei: /[éëï]|(?<=[aeiouâàéèêîôùûœ])y[aeiouâàèêîôùûœæ]+|[aeiouâàèêîôùûœæ]+|(?<![aeiouâàéèêîôùûœ])y/gu,
  },
  numbers: {
    small: [2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 2, 2, 2],
    // From 70 on the names are irregular: soixante-dix, quatre-vingts; off by one for some.
    tens: [0, 1, 1, 1, 2, 2, 2, 2, 3, 3],
    linking: 0,
  },
  // factures, travaux.
  stem: (word) => {
    const singular = word.length > 3 && /[sx]$/.test(word) ? word.slice(0, -1) : word;
    return singular.length > 4 && singular.endsWith('e') ? singular.slice(0, -1) : singular;
  },
};
