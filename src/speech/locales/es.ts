import { joinWithOr } from '../join-with-or.ts';
import type { LocalePack } from './types.ts';

export const es: LocalePack = {
  language: 'es',
  names: ['español', 'castellano', 'spanish', '西班牙语', '西班牙文', 'espagnol', 'spanisch', 'espanhol'],
  // As in Spain; "numeral" or "gato" further west.
  keyNames: { star: 'asterisco', pound: 'almohadilla' },
  // "siete u ocho": before the sound of an o.
  joinExamples: (examples) => joinWithOr(examples, /^h?[oó]/i.test(examples.at(-1) ?? '') ? 'u' : 'o'),
  phraseLabelFirst: (label, examples, key) =>
    `Para ${label}${examples && `, por ejemplo ${examples}`}, pulse ${key}.`,
  phraseKeyFirst: (label, examples, key) =>
    `Pulse ${key} para ${label}${examples && `, por ejemplo ${examples}`}.`,
  phraseKeyOnly: (key) => `Pulse ${key}.`,
  roleLabels: {
    operator: 'hablar con un agente',
    repeat: 'escuchar de nuevo',
    back: 'volver al menú anterior',
  },
  catchAll: /(?<!\p{L})(otr[oa]s?|demás|demas)(?!\p{L})/iu,
  retry: { noInput: 'No hemos recibido ninguna opción.', noMatch: 'Esa opción no es válida.' },
  // Each strong vowel; weak ones by themselves only, or with an accent. The u of que, qui, gue, gui is silent.
  syllables: {
    mute: /(?<=[qg])u(?=[eiéí])/gu,
    nuclei: /[aeoáéóíú]|(?<![aeoáéóíúiuü])[iuü]+(?![aeoáéóíúiuü])|(?<![aeoiuáéíóúü])y(?!\p{L})/gu,
  },
  numbers: {
    small: [2, 2, 1, 1, 2, 2, 1, 2, 2, 2, 1, 2, 2, 2, 3, 2, 4, 5, 5, 5],
    tens: [0, 1, 2, 2, 3, 3, 3, 3, 3, 3],
    linking: 1,
  },
  // averías, facturaciones, luces.
  stem: (word) => {
    if (word.length > 4 && word.endsWith('ces')) return `${word.slice(0, -3)}z`;
    if (word.length > 4 && /[dlnrszy]es$/.test(word)) return word.slice(0, -2);
    return word.length > 3 && /[aeiou]s$/.test(word) ? word.slice(0, -1) : word;
  },
};
