/** What the headline owes to parts of the model that are no number. */
import type { StructuralPart } from '../../study/index.ts';
import { describeStructure, STRUCTURES, type Structure } from '../../study/index.ts';
import { formatChange, formatRange } from '../../util/format-number.ts';
import { hasWords } from '../../words/index.ts';
import { sentence, type OutlinePart, type OutlineSection } from '../outline/parts.ts';
import { describeFigure, sectionOf, tableOf, tablePart, type StudyContext } from './context.ts';

/** A table for each key figure; a brief report has the first. */
export function structure(context: StudyContext): OutlineSection | undefined {
  const { result, phrases, depth, say } = context;
  const parts = result.structure?.parts ?? [];
  const [first] = parts;
  if (!result.structure || !first) return undefined;
  const figures = Object.keys(first.figures).slice(0, depth === 'brief' ? 1 : undefined);
  const { replications, days } = result.structure;
  return sectionOf(context, 'structure', [
    depth !== 'page' && sentence(phrases.howToRead.structure),
    ...figures.flatMap((figure): OutlinePart[] => [
      ...(depth === 'brief'
        ? []
        : [{ kind: 'heading', text: describeFigure(context, figure).title } as const]),
      sentence(sayOwed(context, parts, figure)),
      partTable(context, parts, figure),
    ]),
    sentence(
      `${phrases.replicationCount({ replications })}, ${phrases.dayCount({ days })}${phrases.stop}`.trimEnd(),
      'how',
    ),
    depth === 'page' && {
      kind: 'terms',
      role: 'note',
      items: STRUCTURES.map((id) => {
        const { title, definition } = describeStructure(id);
        return { term: say(title), text: say(definition) };
      }),
    },
  ]);
}

function partTable(context: StudyContext, parts: readonly StructuralPart[], figure: string): OutlinePart {
  const { phrases, numbers } = context;
  const { title, unit } = describeFigure(context, figure);
  return tablePart(
    tableOf(
      context,
      `${phrases.sections.structure}${phrases.colon}${title}`,
      [
        ['part', 'text'],
        ['without', 'number'],
        ['effect', 'number'],
        ['interval', 'number'],
      ],
      parts.map(({ id, figures }) => [
        nameOfPart(context, id),
        formatChange(figures[figure]?.without, unit, numbers),
        formatChange(figures[figure]?.effect.mean, unit, numbers),
        formatRange(figures[figure]?.effect, unit, numbers) ?? '–',
      ]),
    ),
  );
}

function isStructure(id: string): id is Structure {
  return STRUCTURES.some((known) => known === id);
}

/** Memory has two ends, and its rows say which. A part that this version does not know keeps its id. */
function nameOfPart({ phrases, say }: StudyContext, id: string): string {
  if (hasWords(phrases.parts, id)) return phrases.parts[id];
  return isStructure(id) ? say(describeStructure(id).title) : id;
}

/** The single part that the change owes most to, if any moves it beyond noise. */
function sayOwed(context: StudyContext, parts: readonly StructuralPart[], figure: string): string {
  const { result, phrases, numbers } = context;
  const { title, unit } = describeFigure(context, figure);
  const [largest] = parts
    .flatMap(({ id, figures }) => {
      const { without, effect } = figures[figure] ?? {};
      if (!isStructure(id) || without === undefined || effect?.low === undefined) return [];
      return effect.low > 0 || (effect.high ?? 0) < 0 ? [{ id, without, effect: effect.mean }] : [];
    })
    .toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  if (!largest) return phrases.owedToNone({ figure: title });
  const change = (value: number): string => formatChange(value, unit, numbers);
  const { before, after } = result.compare;
  const headline = result.comparisons.find(({ from, to }) => from === before && to === after);
  return phrases.owedTo({
    figure: title,
    change: change(headline?.differences[figure]?.mean ?? largest.without - largest.effect),
    owed: change(-largest.effect),
    part: nameOfPart(context, largest.id),
    without: change(largest.without),
  });
}
