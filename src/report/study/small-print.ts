/** What the total intervals hold and what they do not: a reader who acts on them has to know both. */
import { formatPlain, formatValue } from '../../util/format-number.ts';
import { sentence, type OutlineSection } from '../outline/parts.ts';
import { countDraws } from './assurance.ts';
import { headlineRows } from './compare-figures.ts';
import { describeFigure, sectionOf, type StudyContext } from './context.ts';

/** Outside each end of a total interval. */
const TAIL = 0.05;

export function smallPrint(context: StudyContext): OutlineSection | undefined {
  const { result, phrases, numbers, depth, say } = context;
  const { uncertainty } = result;
  if (!uncertainty) return undefined;
  const { draws, days, parameters, wordLists, decides } = uncertainty;
  const { smallPrint: print } = phrases;
  const share = (value: number): string => formatValue(value, 'share', numbers);
  const first = headlineRows(result).find(({ total }) => total?.helps);
  const helps = first?.total?.helps;
  const said = [
    print.drawn({ parameters, wordLists, draws, days }),
    print.fixed,
    ...(first && helps
      ? [
          print.share({
            figure: say(first.info.title),
            draws,
            count: formatPlain(countDraws(helps.share, draws)),
            low: share(helps.low),
            high: share(helps.high),
            tail: Math.max(1, Math.round(TAIL * draws)),
          }),
        ]
      : []),
    ...(depth === 'brief' ? [] : decides).map(({ figure, rest }) =>
      print.rest({ figure: describeFigure(context, figure).title, rest: share(rest) }),
    ),
    print.words,
  ];
  return sectionOf(
    context,
    'smallPrint',
    depth === 'brief' ? said.map((text) => sentence(text)) : [{ kind: 'list', items: said }],
  );
}
