import type { LocalePack } from './types.ts';

export const ko: LocalePack = {
  language: 'ko',
  names: ['한국어', 'korean', '韩语', '韩文', '韓国語', 'coreano', 'coréen', 'koreanisch'],
  keyNames: { star: '별표', pound: '우물 정자' },
  joinExamples: (examples) => examples.join(', '),
  phraseLabelFirst: (label, examples, key) => {
    const about = examples ? `${label}, 예를 들어 ${examples} 등` : label;
    return `${about}${endsInConsonant(about) ? '은' : '는'} ${nameKey(key)} 눌러 주세요.`;
  },
  phraseKeyFirst: (label, examples, key) =>
    `${nameKey(key)} 누르시면 ${label}${examples && `, 예를 들어 ${examples} 등`}입니다.`,
  phraseKeyOnly: (key) => `${nameKey(key)} 눌러 주세요.`,
  roleLabels: { operator: '상담원 연결', repeat: '다시 듣기', back: '이전 메뉴' },
  catchAll: /기타|그 ?외|그 ?밖|나머지|다른/,
  retry: { noInput: '입력이 확인되지 않았습니다.', noMatch: '잘못 누르셨습니다.' },
  // 영, 일, 이, ... 십, 십일, ...
  numbers: {
    small: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2],
    tens: [0, 1, 2, 2, 2, 2, 2, 2, 2, 2],
    linking: 0,
  },
};

/** A digit is "number one"; the particle follows the last sound. */
function nameKey(key: string): string {
  return /^\d$/.test(key) ? `${key}번을` : `${key}${endsInConsonant(key) ? '을' : '를'}`;
}

/** Hangul syllables are laid out by their final consonant, 28 to a pair of initial and vowel; the first has none. */
function endsInConsonant(text: string): boolean {
  const last =
    text
      .trimEnd()
      .normalize('NFC')
      .codePointAt(text.trimEnd().normalize('NFC').length - 1) ?? 0;
  return last >= 0xac00 && last <= 0xd7a3 && (last - 0xac00) % 28 !== 0;
}
