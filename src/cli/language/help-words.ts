/**
 * What commander says by itself, in Chinese. Its English is what it is: a test drives every kind of error and
 * looks at each help page.
 */

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

export function titleInChinese(title: string): string {
  return TITLES[title] ?? title;
}

/** `dialtree check [options] [paths...]` */
export function usageInChinese(usage: string): string {
  return usage
    .replace('[options]', '[选项]')
    .replace('[command]', '[命令]')
    .replace('[simulate...]', '[simulate 的选项...]');
}

export function descriptionInChinese(description: string): string {
  return description.replace(/ ?\(default: (.*)\)$/, '（默认：$1）');
}

/** From commander's sentence to ours, `$1` and so on being what it names. */
const ERRORS: readonly (readonly [RegExp, string])[] = [
  [/missing required argument '(.*?)'/, '缺少参数“$1”。'],
  [/option '(.*?)' argument missing/, '选项“$1”缺少取值。'],
  [/required option '(.*?)' not specified/, '必须给出选项“$1”。'],
  [/option '(.*?)' argument '(.*?)' is invalid\. /s, '选项“$1”不能取值“$2”。'],
  [/unknown option '(.*?)'/, '没有选项“$1”。'],
  [/unknown command '(.*?)'/, '没有命令“$1”。'],
  [
    /too many arguments(?: for '.*?')?\. Expected (\d+) arguments? but got (\d+)\./,
    '参数过多：需要 $1 个，给了 $2 个。',
  ],
  [/\(Did you mean one of (.*?)\?\)/, '（是否指 $1 之一？）'],
  [/\(Did you mean (.*?)\?\)/, '（是否指 $1？）'],
];

export function errorInChinese(text: string): string {
  return ERRORS.reduce(
    (said, [english, chinese]) => said.replace(english, chinese),
    text.replace(/^error: /, '错误：'),
  );
}
