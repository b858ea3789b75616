import { joinWithOr } from '../join-with-or.ts';
import type { LocalePack } from './types.ts';

export const pt: LocalePack = {
  language: 'pt',
  names: [
    'português',
    'portugues',
    'portuguese',
    '葡萄牙语',
    '葡萄牙文',
    'portugués',
    'portugais',
    'portugiesisch',
  ],
  // As in Brazil; "cardinal" in Portugal.
  keyNames: { star: 'asterisco', pound: 'jogo da velha' },
  joinExamples: (examples) => joinWithOr(examples, 'ou'),
  phraseLabelFirst: (label, examples, key) =>
    `Para ${label}${examples && `, por exemplo ${examples}`}, digite ${key}.`,
  phraseKeyFirst: (label, examples, key) =>
    `Digite ${key} para ${label}${examples && `, por exemplo ${examples}`}.`,
  phraseKeyOnly: (key) => `Digite ${key}.`,
  roleLabels: {
    operator: 'falar com um atendente',
    repeat: 'ouvir novamente',
    back: 'voltar ao menu anterior',
  },
  catchAll: /(?<!\p{L})(outr[oa]s?|demais)(?!\p{L})/iu,
  retry: { noInput: 'Não recebemos nenhuma opção.', noMatch: 'Essa opção não é válida.' },
  // Each strong vowel, nasal pairs (ão, õe) being one; weak vowels by themselves only, or with an accent.
  syllables: {
    mute: /(?<=[qg])u(?=[eiéíê])/gu,
    nuclei: /ã[oe]|õe|[aeoáéóâêôãõàíú]|(?<![aeoáéóâêôãõàíúiuü])[iuü]+(?![aeoáéóâêôãõàíúiuü])/gu,
  },
  numbers: {
    small: [2, 1, 1, 1, 2, 2, 1, 2, 2, 2, 1, 2, 2, 2, 3, 2, 4, 4, 3, 4],
    tens: [0, 1, 2, 2, 4, 4, 3, 3, 3, 3],
    linking: 1,
  },
  // contas, ligações, sinais, flores.
  stem: (word) => {
    if (word.length > 4 && /[oa]es$/.test(word)) return `${word.slice(0, -3)}ao`;
    if (word.length > 4 && /[aeo]is$/.test(word)) return `${word.slice(0, -2)}l`;
    if (word.length > 4 && /[rsz]es$/.test(word)) return word.slice(0, -2);
    return word.length > 3 && /[aeiou]s$/.test(word) ? word.slice(0, -1) : word;
  },
};
