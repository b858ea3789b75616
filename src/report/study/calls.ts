/** What becomes of calls: where they go. What desks meet: `desks.ts`. */
import type { Flow, WorldResult } from '../../study/index.ts';
import { formatValue } from '../../util/format-number.ts';
import { hasWords } from '../../words/index.ts';
import type { Series } from '../outline/charts.ts';
import type { OutlinePart, OutlineSection } from '../outline/parts.ts';
import { sectionOf, shownCaption, tableOf, type StudyContext } from './context.ts';
import { aside, nameOf } from './names.ts';

/** Best first, so that the eye finds the same outcome at the same height in both diagrams. */
const OUTCOMES = [
  'served',
  'operator',
  'misrouted-wrong-option',
  'misrouted-wrong-number',
  'abandoned',
  'call-back-missed',
  'refused',
  'closed',
  'lost-hung-up',
  'lost-attempts',
];

function seriesOf(outcome: string): Series {
  if (outcome.startsWith('lost')) return 'lost';
  if (outcome.startsWith('misrouted')) return 'astray';
  if (outcome === 'operator') return 'before';
  return outcome === 'served' ? 'served' : 'waited';
}

export function flows(context: StudyContext): OutlineSection | undefined {
  const worlds = context.pair.filter((world) => world.flows.length > 0);
  return sectionOf(
    context,
    'flows',
    worlds.map((world) => flowsOf(context, world)),
  );
}

function flowsOf(context: StudyContext, world: WorldResult): OutlinePart {
  const { result, phrases, numbers, language, say } = context;
  const all = mergeIntents(world.flows);
  const total = all.reduce((sum, flow) => sum + flow.calls, 0);
  const format = (calls: number): string => formatValue(calls, 'per-month', numbers);
  const product = (id: string): string => nameOf(result, 'products', id, language);
  const line = (id: string): string => nameOf(result, 'lines', id, language);
  const outcome = (id: string): string => (hasWords(phrases.outcomes, id) ? phrases.outcomes[id] : id);
  const title = `${say(world.title)}${aside(phrases.lineAndCallCount({ lines: world.lineCount, calls: format(total) }), language)}`;
  const byOutcome = OUTCOMES.map((id) => ({
    id,
    calls: all.filter((flow) => flow.outcome === id).reduce((sum, flow) => sum + flow.calls, 0),
  }));
  return {
    kind: 'chart',
    caption: title,
    chart: {
      kind: 'flows',
      title,
      description: byOutcome
        .filter(({ calls }) => calls > 0)
        .map(({ id, calls }) => `${outcome(id)} ${formatValue(calls / total, 'share', numbers)}`)
        .join('; '),
      heads: [phrases.heads.product, phrases.heads.line, phrases.heads.outcome],
      bands: all.map((flow) => ({
        from: { id: flow.product, title: product(flow.product), series: 'soft' },
        through: { id: flow.line, title: line(flow.line), series: 'soft' },
        to: { id: flow.outcome, title: outcome(flow.outcome), series: seriesOf(flow.outcome) },
        calls: flow.calls,
      })),
      format,
      outcomeOrder: OUTCOMES,
    },
    data: shownCaption(
      tableOf(
        context,
        title,
        [
          ['product', 'text'],
          ['line', 'text'],
          ['outcome', 'text'],
          ['callsPerMonth', 'number'],
        ],
        all
          .toSorted((a, b) => b.calls - a.calls)
          .map((flow) => [product(flow.product), line(flow.line), outcome(flow.outcome), format(flow.calls)]),
      ),
    ),
  };
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
