/** Where callers go: one Sankey before, one after. */
import type { Flow, WorldResult } from '../../../study/index.ts';
import { formatValue } from '../../format-number.ts';
import { aside, nameOf } from '../../names.ts';
import { drawSankey } from '../draw-sankey.ts';
import { html, type Markup } from '../markup.ts';
import { drawFigure, drawTable } from '../table.ts';
import type { View } from '../view.ts';

/** Best first, so that the eye finds the same outcome at the same height in both diagrams. */
const OUTCOMES = [
  'served',
  'operator',
  'misrouted-wrong-option',
  'misrouted-wrong-number',
  'abandoned',
  'refused',
  'lost-hung-up',
  'lost-attempts',
  'lost-closed',
];

export function flows(view: View): Markup | undefined {
  const worlds = view.pair.filter((world) => world.flows.length > 0);
  return worlds.length === 0 ? undefined : html`${worlds.map((world) => drawWorld(view, world))}`;
}

function drawWorld(view: View, world: WorldResult): Markup {
  const { result, phrases, language } = view;
  const all = mergeIntents(world.flows);
  const total = all.reduce((sum, flow) => sum + flow.calls, 0);
  const format = (calls: number): string => formatValue(calls, 'per-month', phrases);
  const productTitle = (id: string): string => nameOf(result, 'products', id, language);
  const lineTitle = (id: string): string => nameOf(result, 'lines', id, language);
  const outcomeTitle = (id: string): string =>
    Object.hasOwn(phrases.outcomes, id) ? (phrases.outcomes[id] ?? id) : id;
  const title = `${view.say(world.title)}${aside(`${phrases.linesOf(world.lineCount)}${language === 'zh' ? '，' : ', '}${format(total)} ${phrases.callsAMonth}`, language)}`;
  const byOutcome = OUTCOMES.map(
    (outcome) =>
      [
        outcome,
        all.filter((flow) => flow.outcome === outcome).reduce((sum, flow) => sum + flow.calls, 0),
      ] as const,
  );
  return drawFigure({
    caption: title,
    chart: drawSankey(all, {
      name: title,
      description: byOutcome
        .filter(([, calls]) => calls > 0)
        .map(([outcome, calls]) => `${outcomeTitle(outcome)} ${formatValue(calls / total, 'share', phrases)}`)
        .join('; '),
      heads: [phrases.heads.product, phrases.heads.line, phrases.heads.outcome],
      productTitle,
      lineTitle,
      outcomeTitle,
      format,
      outcomeOrder: OUTCOMES,
    }),
    showData: phrases.showData,
    data: drawTable({
      caption: title,
      columns: [
        { head: phrases.heads.product },
        { head: phrases.heads.line },
        { head: phrases.heads.outcome },
        { head: phrases.heads.callsPerMonth, isNumeric: true },
      ],
      rows: all
        .toSorted((a, b) => b.calls - a.calls)
        .map((flow) => [
          productTitle(flow.product),
          lineTitle(flow.line),
          outcomeTitle(flow.outcome),
          format(flow.calls),
        ]),
    }),
  });
}

/** The diagram speaks of products; intents of one product share a band. */
function mergeIntents(given: readonly Flow[]): Flow[] {
  const merged = new Map<string, Flow>();
  for (const flow of given) {
    if (!(flow.calls > 0)) continue;
    const key = JSON.stringify([flow.product, flow.line, flow.outcome]);
    const known = merged.get(key);
    merged.set(key, { ...flow, calls: flow.calls + (known?.calls ?? 0) });
  }
  return [...merged.values()];
}
