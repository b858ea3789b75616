import type { LocalePack } from './types.ts';

export const zh: LocalePack = {
  language: 'zh',
  names: ['中文', '普通话', '汉语', '國語', '国语', 'chinese', 'mandarin'],
  keyNames: { star: '星号', pound: '井号' },
  joinExamples: (examples) => examples.join('、'),
  phraseLabelFirst: (label, examples, key) => `${label}${examples && `，例如${examples}`}，请按${key}。`,
  phraseKeyFirst: (label, examples, key) => `请按${key}，${label}${examples && `，例如${examples}`}。`,
  phraseKeyOnly: (key) => `请按${key}。`,
  roleLabels: { operator: '人工服务', repeat: '重听', back: '返回上一级' },
  catchAll: /其他|其它|别的|另外/,
  retry: { noInput: '没有收到您的选择。', noMatch: '您的按键无效。' },
};
