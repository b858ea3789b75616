/** What surrounds problems in text for people, per language. */
import type { Severity } from '../../util/problem.ts';
import { isChinese } from '../../util/said.ts';

interface ProblemPhrases {
  /** A sign and a word: neither alone is enough for everybody. */
  readonly signs: Readonly<Record<Severity, string>>;
  readonly shownBy: string;
  readonly toDo: string;
  /** `rules` is 0 where none was asked: what keeps a command from its work is printed without. */
  readonly summary: (counts: Readonly<Record<Severity, number>>, files: number, rules: number) => string;
}

const EN: ProblemPhrases = {
  signs: { error: '✗ error', warning: '! warning', info: 'i info' },
  shownBy: 'shown by: ',
  toDo: 'to do: ',
  summary: ({ error, warning, info }, files, rules) => {
    const asked = `${count(files, 'file')} checked against ${rules} rules: `;
    if (error + warning + info === 0) return `${asked}no problems.`;
    const found = [
      count(error, 'error'),
      count(warning, 'warning'),
      ...(info > 0 ? [`${info} for information`] : []),
    ].join(', ');
    return `${rules === 0 ? '' : asked}${found}.`;
  },
};

const ZH: ProblemPhrases = {
  signs: { error: '✗ 错误', warning: '! 警告', info: 'i 提示' },
  shownBy: '如何重现：',
  toDo: '如何处理：',
  summary: ({ error, warning, info }, files, rules) => {
    const asked = `已按 ${rules} 条规则检查 ${files} 个文件：`;
    if (error + warning + info === 0) return `${asked}没有问题。`;
    const found = [`${error} 个错误`, `${warning} 个警告`, ...(info > 0 ? [`${info} 条提示`] : [])].join(
      '，',
    );
    return `${rules === 0 ? '' : asked}${found}。`;
  },
};

/** @param language a BCP 47 tag; Chinese, else English. */
export function phrasesIn(language: string): ProblemPhrases {
  return isChinese(language) ? ZH : EN;
}

function count(many: number, word: string): string {
  return `${many} ${word}${many === 1 ? '' : 's'}`;
}
