import type { LocalePack } from './types.ts';

export const ja: LocalePack = {
  language: 'ja',
  names: [
    '日本語',
    'japanese',
    '日语',
    '日文',
    '일본어',
    'japonés',
    'japonais',
    'japanisch',
    'japonês',
    'giapponese',
  ],
  keyNames: { star: '米印', pound: 'シャープ' },
  joinExamples: (examples) => examples.join('、'),
  phraseLabelFirst: (label, examples, key) =>
    `${label}${examples && `、例えば${examples}など`}は、${key}を押してください。`,
  phraseKeyFirst: (label, examples, key) =>
    `${key}を押すと、${label}${examples && `、例えば${examples}など`}です。`,
  phraseKeyOnly: (key) => `${key}を押してください。`,
  roleLabels: {
    operator: 'オペレーターとの通話',
    repeat: 'もう一度お聞きになる場合',
    back: '前のメニューに戻る場合',
  },
  catchAll: /その他|そのほか|それ以外|上記以外/,
  retry: { noInput: '入力を確認できませんでした。', noMatch: 'その番号はお選びいただけません。' },
  // ゼロ, いち, に, さん, よん, ご, ろく, なな, はち, きゅう, じゅう, じゅういち, ...
  numbers: {
    small: [2, 2, 1, 2, 2, 1, 2, 2, 2, 2, 2, 4, 3, 4, 4, 3, 4, 4, 4, 4],
    tens: [0, 2, 3, 4, 4, 3, 4, 4, 4, 4],
    linking: 0,
  },
};
