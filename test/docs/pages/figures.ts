/** Every figure of a study with its definition, from the registry that reports print. */
import { FIGURE_INFO } from '../../../src/study/index.ts';
import { code, paragraphs, plain, table, written } from './markdown.ts';
import type { WrittenPage } from './types.ts';

export const figuresPage: WrittenPage = { path: 'docs/figures.md', render };

const BETTER = { lower: 'lower', higher: 'higher', neither: '' } as const;

function render(): string {
  return paragraphs(
    written('src/study/figures'),
    '# What is measured',
    `Every figure of a study, with the definition that is printed in its reports. The headline table shows those with a star; CSV and JSON
hold all of them. \`--precision-on\` takes an id of this list, and so does \`figure\` under \`published\` in a scenario.`,
    table(
      ['id', 'figure', 'definition', 'unit', 'better'],
      FIGURE_INFO.map(({ id, title, definition, unit, better, isHeadline }) => [
        code(id),
        `${plain(title['en'] ?? id)}${isHeadline ? ' \\*' : ''}`,
        plain(definition['en'] ?? ''),
        unit,
        BETTER[better],
      ]),
    ),
    `Satisfaction (CSAT) and task success are not in it: reports map them from these figures as bands with their sources. CES and NPS
are left out, because no source maps menu figures to them.`,
  );
}
