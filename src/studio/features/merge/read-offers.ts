/** What lines offer, option by option: where each leads, which need it serves, which keys lead there. */
import {
  indexChart,
  type ChartState,
  type Destination,
  type Key,
  type Locale,
  type MachineConfig,
  type NeedId,
  type Text,
  type TextList,
} from '../../../chart/index.ts';
import { isKeyEvent } from '../../view/index.ts';

/** A line that is to be merged. */
export interface MergeLine {
  readonly id: string;
  readonly config: MachineConfig;
}

/**
 * One need that one option serves. An option that serves three needs gives three parts: each can go somewhere
 * else.
 */
export interface Part {
  /** Unique among the parts of all lines. */
  readonly id: string;
  readonly line: string;
  readonly lineTitle: Text;
  readonly number: string | undefined;
  /** Final state the option leads to. */
  readonly state: string;
  readonly keys: readonly Key[];
  /** Label of the last key; the line's title when it connects at once. */
  readonly label: Text;
  readonly examples: TextList | undefined;
  readonly need: NeedId;
  readonly destination: ServingDestination;
}

export type ServingDestination = Exclude<Destination, { goesTo: 'hang-up' }>;

/**
 * Parts in the order of the lines, then by distance from the first menu. What only the operator key reaches
 * is no offer.
 */
export function readOffers(lines: readonly MergeLine[]): Part[] {
  return lines.flatMap(({ id, config }) =>
    offersOf(config).flatMap(({ state, keys, label, examples, destination }) =>
      destination.serves.map((need): Part => ({
        id: `${id}/${state}/${need}`,
        line: id,
        lineTitle: config.meta.title,
        number: config.meta.number,
        state,
        keys,
        label: label ?? config.meta.title,
        examples,
        need,
        destination,
      })),
    ),
  );
}

interface Offer {
  readonly state: string;
  readonly keys: readonly Key[];
  readonly label: Text | undefined;
  readonly examples: TextList | undefined;
  readonly destination: ServingDestination;
}

/**
 * Final states that choices lead to, each by a shortest way. Guards are not asked: an option for some callers
 * is an offer too.
 */
function offersOf(config: MachineConfig): Offer[] {
  const chart = indexChart(config);
  const byState = new Map<string, (typeof chart.transitions)[number][]>();
  for (const transition of chart.transitions)
    byState.set(transition.source.path, [...(byState.get(transition.source.path) ?? []), transition]);
  const enter = (state: ChartState): ChartState => {
    const first =
      state.config.initial === undefined
        ? undefined
        : chart.stateAt(state.path ? `${state.path}.${state.config.initial}` : state.config.initial);
    return first ? enter(first) : state;
  };
  const root = chart.stateAt('');
  if (!root) return [];
  const offers: Offer[] = [];
  const seen = new Set<string>();
  const queue: {
    state: ChartState;
    keys: readonly Key[];
    label: Text | undefined;
    examples: TextList | undefined;
  }[] = [{ state: enter(root), keys: [], label: undefined, examples: undefined }];
  for (const at of queue) {
    if (seen.has(at.state.path)) continue;
    seen.add(at.state.path);
    const destination = at.state.config.meta?.destination;
    if (at.state.isFinal) {
      if (destination && destination.goesTo !== 'hang-up')
        offers.push({
          state: at.state.path,
          keys: at.keys,
          label: at.label,
          examples: at.examples,
          destination,
        });
      continue;
    }
    for (let holder: ChartState | undefined = at.state; holder; holder = holder.parent) {
      for (const { event, transition, target } of byState.get(holder.path) ?? []) {
        if (!target) continue;
        if (event === 'always' || event === 'DONE') queue.push({ ...at, state: enter(target) });
        else if (isKeyEvent(event) && (transition.meta?.role ?? 'choice') === 'choice') {
          const { label, examples } = transition.meta ?? {};
          queue.push({
            state: enter(target),
            keys: [...at.keys, event.slice('DTMF.'.length) as Key],
            label: label ?? at.label,
            examples,
          });
        }
      }
    }
  }
  return offers;
}

/** Languages that all lines speak, in the order of the first; else the first line's own. */
export function sharedLocales(lines: readonly MergeLine[]): Locale[] {
  const [first, ...rest] = lines.map(({ config }) => config.meta.locales);
  const shared = (first ?? []).filter((locale) => rest.every((locales) => locales.includes(locale)));
  return shared.length > 0 ? shared : [...(first ?? [])];
}
