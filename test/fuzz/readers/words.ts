/** Texts that are looked through: for keys, for gaps, for how long they take to say, for a name that is nearly meant. */
import { findPlaceholders, readKeyMentions } from '../../../src/wording/index.ts';
import { estimateSeconds } from '../../../src/speech/index.ts';
import { findNearest } from '../../../src/util/find-nearest.ts';
import { truncateTo, wrapTo } from '../../../src/util/text-width.ts';
import { Broken } from '../laws.ts';
import { makeText } from './tables.ts';
import type { Reader } from './types.ts';

const LOCALES = ['en', 'zh-CN', 'de', 'fr', 'es', 'ja', 'ko', 'ru', 'pt-BR', 'it', 'ar', 'xx'];
const TEXTS = [
  'For sales press 1, for repairs press 2 or say "agent". Our number is 400-123-4567, open from 8:30 to 17:30.',
  '手机请按1，电脑请按 2，重听请按井号键。人工服务请按0。价格 1,299 元，每天 8:30-17:30。',
  'Drücken Sie die 1 für Rechnungen, 2 für Störungen oder * für zurück.',
  'Press {{key}} for {{label}}, ${name}, %s or [pause 300ms]; press one two three.',
  'Pour les ventes, tapez 1 ; pour le service, tapez sur la touche dièse.',
];

/** The locale on the first line, the text after it. */
export const words: Reader = {
  name: 'words',
  extension: 'txt',
  weight: 20,
  make: (luck) => `${luck.pick(LOCALES)}\n${makeText(luck, TEXTS)}`,
  read: (input) => {
    const [locale = ''] = input.split('\n', 1);
    const text = input.slice(locale.length + 1);
    const mentions = readKeyMentions(text, [locale]);
    for (const { span } of mentions)
      if (span.start < 0 || span.end > text.length || span.start >= span.end)
        throw new Broken('place', `A mention stands outside of its text: ${JSON.stringify(span)}`);
    const seconds = estimateSeconds(text, locale);
    if (!(seconds >= 0 && Number.isFinite(seconds)))
      throw new Broken('problem', `The text takes ${seconds} seconds.`);
    const said = [
      mentions,
      findPlaceholders(text),
      seconds,
      wrapTo(text, 40),
      truncateTo(text, 20),
      findNearest(text.slice(0, 2000), LOCALES.concat(TEXTS)),
    ];
    return { isAccepted: mentions.length > 0, said: () => JSON.stringify(said) };
  },
};
