import { joinWithOr } from '../join-with-or.ts';
import type { LocalePack } from './types.ts';

export const en: LocalePack = {
  language: 'en',
  names: ['english', '英语', '英文'],
  keyNames: { star: 'star', pound: 'pound' },
  joinExamples: (examples) => joinWithOr(examples, 'or'),
  phraseLabelFirst: (label, examples, key) =>
    `For ${label}${examples && `, for example ${examples}`}, press ${key}.`,
  phraseKeyFirst: (label, examples, key) =>
    `Press ${key} for ${label}${examples && `, for example ${examples}`}.`,
  phraseKeyOnly: (key) => `Press ${key}.`,
  roleLabels: { operator: 'an agent', repeat: 'hearing this again', back: 'the previous menu' },
  catchAll: /\b(other|others|another|else)\b/i,
  retry: { noInput: 'We did not receive a choice.', noMatch: 'That key is not one of the choices.' },
};
