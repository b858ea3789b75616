/** What came out: the judgement, the figures before and after. */
import { formatChange, formatPlain, formatRange, formatValue } from '../../util/format-number.ts';
import { aside } from './names.ts';
import { sentence, type ChartPart, type OutlinePart, type OutlineSection } from '../outline/parts.ts';
import type { Mark } from '../outline/charts.ts';
import { PROBABLE, ROBUST } from './assurance.ts';
import { compareFigures, headlineRows, type FigureRow } from './compare-figures.ts';
import { figureCell, sectionOf, tableOf, tablePart, type StudyContext } from './context.ts';
import { describeEffort } from './describe-effort.ts';
import { judgeStudy } from './judge.ts';
import { warnings } from './warnings.ts';
import {
  DEFAULT_COLUMNS,
  defaultCells,
  DRAWN_COLUMNS,
  drawnCells,
  formatTotal,
  UNDRAWN_COLUMNS,
  undrawnCells,
  verdictCell,
} from './total-cells.ts';

export function summary(context: StudyContext): OutlineSection | undefined {
  const { result, options, say, depth } = context;
  const { lead, balance } = judgeStudy(result, options);
  return sectionOf(context, 'summary', [
    sentence(lead, 'lead'),
    ...balance.map((line) => sentence(line, 'balance')),
    ...findNotices(context),
    ...warnings(context),
    depth === 'page' && sentence(say(result.scenario.about), 'about'),
  ]);
}

/** What a reader must know before believing the numbers. */
function findNotices({ result, phrases, numbers, say }: StudyContext): OutlinePart[] {
  const first = result.figureInfo.find((info) =>
    result.precision?.figure === undefined ? info.isHeadline : info.id === result.precision.figure,
  );
  const print = (value: number): string =>
    first ? formatChange(value, first.unit, numbers).replace(/^\+/, '') : formatPlain(value);
  const { precision } = result;
  const stoppedEarly = phrases.stoppedEarly({
    replications: result.replications,
    draws: result.uncertainty?.draws ?? 0,
  });
  return [
    ...(result.isStopped ? [sentence(stoppedEarly, 'alert')] : []),
    ...(result.replications === 1 ? [sentence(phrases.oneReplication, 'alert')] : []),
    ...(result.uncertainty || result.comparisons.length === 0 ? [] : [sentence(phrases.notDrawn, 'alert')]),
    ...(precision
      ? [
          sentence(
            (precision.isReached ? phrases.precisionReached : phrases.precisionMissed)({
              figure: say(first?.title),
              reached: print(precision.reached),
              asked: print(precision.asked),
            }),
            precision.isReached ? 'note' : 'alert',
          ),
        ]
      : []),
  ];
}

export function figures(context: StudyContext): OutlineSection | undefined {
  const { result, phrases, language, depth } = context;
  const rows = compareFigures(result, result.compare.before, result.compare.after);
  const headline = rows.filter((row) => row.info.isHeadline);
  const others = rows.filter((row) => !row.info.isHeadline);
  const shown = depth === 'whole' ? rows : headline;
  const caption = `${phrases.sections.figures}${aside(phrases.replicationCount({ replications: result.replications }), language)}`;
  const isDrawn = rows.some(({ total }) => total);
  const table = (of: readonly FigureRow[]): OutlinePart =>
    tablePart(
      tableOf(
        context,
        caption,
        [['figure', 'text'], ...(isDrawn ? [...DRAWN_COLUMNS, ...DEFAULT_COLUMNS] : UNDRAWN_COLUMNS)],
        of.map((row) => [
          figureCell(context, row.info),
          ...(isDrawn
            ? [...drawnCells(context, row), ...defaultCells(context, row)]
            : undrawnCells(context, row)),
        ]),
      ),
    );
  if ((depth === 'page' ? rows : shown).length === 0) return undefined;
  return sectionOf(context, 'figures', [
    table(shown),
    depth === 'page' &&
      others.length > 0 && {
        kind: 'folded',
        title: phrases.moreFigures({ count: others.length }),
        parts: [table(others)],
      },
    sentence(howToReadFigures(context, depth === 'brief' ? shown : rows), 'how'),
    (depth === 'page' ? rows : shown).some(hasNothingSeen) && sentence(phrases.nothingSeen, 'note'),
    ...describeEffort(result, language).map((line) => sentence(line, 'note')),
  ]);
}

/** What the columns are, and how much of what the draws say is noise. */
function howToReadFigures({ result, phrases, numbers }: StudyContext, rows: readonly FigureRow[]): string {
  const { uncertainty } = result;
  const noise = rows.flatMap(({ total }) => total?.noise ?? []);
  if (!uncertainty || noise.length === 0) return phrases.readFigures;
  return phrases.readDrawnFigures({
    draws: uncertainty.draws,
    parameters: uncertainty.parameters,
    robust: formatPlain(ROBUST * 100),
    probable: formatPlain(PROBABLE * 100),
    noise: formatValue(Math.max(...noise), 'share', numbers),
  });
}

function hasNothingSeen({ before, after }: FigureRow): boolean {
  return before?.trials !== undefined || after?.trials !== undefined;
}

/** Headline figures as small charts. */
export function dots(context: StudyContext): OutlineSection | undefined {
  const rows = headlineRows(context.result).filter((row) => row.before && row.after);
  return sectionOf(context, 'dots', [
    rows.length > 0 && { kind: 'multiples', charts: rows.map((row) => dotsOf(context, row)) },
  ]);
}

function dotsOf(context: StudyContext, row: FigureRow): ChartPart {
  const { phrases, numbers, say } = context;
  const { info, difference, total } = row;
  const markOf = (when: 'before' | 'after'): Mark => {
    const { mean = 0, low = mean, high = mean } = row[when] ?? {};
    return {
      name: phrases.heads[when],
      mean,
      low,
      high,
      label: formatValue(row[when]?.mean, info.unit, numbers),
    };
  };
  const marks = { before: markOf('before'), after: markOf('after') };
  return {
    kind: 'chart',
    caption: say(info.title),
    outcome: [formatChange(total?.median ?? difference?.mean, info.unit, numbers), verdictCell(context, row)],
    spoken: total
      ? `${phrases.heads.total}${phrases.colon}${formatTotal(total, info.unit, numbers)}`
      : `${phrases.heads.interval}${phrases.colon}${formatRange(difference, info.unit, numbers) ?? '–'}`,
    chart: {
      kind: 'dots',
      title: say(info.title),
      unit: info.unit,
      description: [marks.before, marks.after]
        .map((mark) => `${mark.name}${phrases.colon}${mark.label}`)
        .join('; '),
      ...marks,
    },
  };
}
