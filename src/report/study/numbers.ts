/** Every number the simulation rests on beside its parameters, folded away by kind. */
import type { UsedNumber, UsedNumbers } from '../../study/index.ts';
import { formatPlain } from '../../util/format-number.ts';
import { sentence, type Cell, type OutlinePart, type OutlineSection } from '../outline/parts.ts';
import { sectionOf, statusCell, tableOf, tablePart, type StudyContext } from './context.ts';
import { citeSource } from './names.ts';

export function numbers(context: StudyContext): OutlineSection | undefined {
  const { result, phrases, depth, say } = context;
  const lists = result.numbers ?? [];
  const all = lists.flatMap((list) => list.numbers);
  if (all.length === 0) return undefined;
  const count = (use: UsedNumber['use']): number => all.filter((each) => each.use === use).length;
  const briefly = phrases.numbersBriefly({
    count: all.length,
    drawn: count('drawn'),
    fixed: count('fixed'),
    unused: count('unused'),
    parameters: result.parameters.length,
  });
  if (depth === 'brief') return sectionOf(context, 'numbers', [sentence(briefly)]);
  const words = lists.filter(({ id }) => id === 'words');
  return sectionOf(context, 'numbers', [
    sentence(briefly),
    depth !== 'page' && sentence(phrases.howToRead.numbers),
    ...lists
      .filter(({ id }) => id !== 'words')
      .map((list) => folded(say(list.title), [listTable(context, list), ...sourceOf(context, list)])),
    words.length > 0 && folded(phrases.wordLists, [wordsTable(context, words)]),
  ]);
}

function folded(title: string, parts: readonly OutlinePart[]): OutlinePart {
  return { kind: 'folded', title, parts };
}

function listTable(context: StudyContext, list: UsedNumbers): OutlinePart {
  const { phrases, say } = context;
  return tablePart(
    tableOf(
      context,
      say(list.title),
      [
        ['topic', 'text'],
        ['value', 'number'],
        ['status', 'text'],
        ['use', 'text'],
        ['place', 'text'],
      ],
      list.numbers.map(({ path, title, value, status, use }): Cell[] => [
        say(title),
        formatPlain(value),
        status ? statusCell(context, status) : '–',
        phrases.uses[use],
        path,
      ]),
    ),
  );
}

function sourceOf({ phrases, language }: StudyContext, { source }: UsedNumbers): OutlinePart[] {
  return source
    ? [sentence(`${phrases.heads.source}${phrases.colon}${citeSource(source, language)}`, 'note')]
    : [];
}

/** A row for each topic, list and language: a thousand rows of one word each nobody would read. */
function wordsTable(context: StudyContext, lists: readonly UsedNumbers[]): OutlinePart {
  const { phrases, say } = context;
  const rows = lists.flatMap((list) => {
    const locales = [...new Set(list.numbers.flatMap(({ title }) => Object.keys(title)))];
    return locales.map((locale): Cell[] => {
      const words = list.numbers.filter(({ title }) => title[locale] !== undefined);
      const { status, use = 'fixed' } = words[0] ?? {};
      return [
        `${say(list.title)} · ${locale}`,
        words.map(({ title, value }) => `${title[locale]} ${formatPlain(value)}`).join(phrases.semicolon),
        status ? statusCell(context, status) : '–',
        phrases.uses[use],
      ];
    });
  });
  return tablePart(
    tableOf(
      context,
      phrases.wordLists,
      [
        ['topic', 'text'],
        ['words', 'text'],
        ['status', 'text'],
        ['use', 'text'],
      ],
      rows,
    ),
  );
}
