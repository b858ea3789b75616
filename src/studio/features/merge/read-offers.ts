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
 * else. One that serves none that is known gives one.
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
  /** Undefined: where it leads, nobody has said whom it serves. */
  readonly need: NeedId | undefined;
  readonly destination: ServingDestination;
}

/** What a line offers besides, which no menu of this kind can take over. */
export interface OtherEnd {
  readonly line: string;
  readonly lineTitle: Text;
  readonly keys: readonly Key[];
  readonly label: Text;
  /**
   * `hang-up`: the call ends there; `nowhere`: the menu is heard again; `twin`: another option of the line
   * leads to the same place; `announcement`: what is read out on the way.
   */
  readonly reason: 'hang-up' | 'nowhere' | 'twin' | 'announcement';
}

export type ServingDestination = Exclude<Destination, { goesTo: 'hang-up' }>;

/** One name for one place, such as `desk:faults`. */
export function destinationName(destination: ServingDestination): string {
  return destination.goesTo === 'desk'
    ? `desk:${destination.desk}`
    : destination.goesTo === 'number'
      ? `number:${destination.number}`
      : `self-service:${destination.service}`;
}

/** Parts and other ends in the order of the lines, then by distance from the first menu. */
export interface Offers {
  readonly parts: readonly Part[];
  readonly others: readonly OtherEnd[];
}

/** What only the operator key reaches is no offer: the new machine has such a key of its own. */
export function readOffers(lines: readonly MergeLine[]): Offers {
  const read = lines.map((line) => ({ line, ...offersOf(line.config) }));
  return {
    parts: read.flatMap(({ line: { id, config }, offers }) =>
      offers.flatMap(({ destination, label, ...offer }) => {
        const needs = destination.serves.length > 0 ? destination.serves : [undefined];
        return needs.map((need): Part => ({
          ...offer,
          id: `${id}/${offer.state}/${need ?? ''}`,
          line: id,
          lineTitle: config.meta.title,
          number: config.meta.number,
          label: label ?? config.meta.title,
          need,
          destination,
        }));
      }),
    ),
    others: read.flatMap(({ line: { id, config }, others }) =>
      others.map(({ label, ...other }): OtherEnd => ({
        ...other,
        line: id,
        lineTitle: config.meta.title,
        label: label ?? config.meta.title,
      })),
    ),
  };
}

/** A way through a line. */
interface Way {
  readonly keys: readonly Key[];
  /** Of the last key. */
  readonly label: Text | undefined;
  readonly examples: TextList | undefined;
}
interface Offer extends Way {
  readonly state: string;
  readonly destination: ServingDestination;
}
interface Other extends Pick<Way, 'keys' | 'label'> {
  readonly reason: OtherEnd['reason'];
}

/**
 * Final states that choices lead to, each by a shortest way, and what else the choices do. Guards are not
 * asked: an option for some callers is an offer too.
 */
function offersOf(config: MachineConfig): { offers: readonly Offer[]; others: readonly Other[] } {
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
  if (!root) return { offers: [], others: [] };
  const offers: Offer[] = [];
  const others: Other[] = [];
  const seen = new Set<string>();
  const queue: (Way & { readonly state: ChartState })[] = [
    { state: enter(root), keys: [], label: undefined, examples: undefined },
  ];
  for (const { state, ...way } of queue) {
    const { keys, label } = way;
    const { destination, greeting } = state.config.meta ?? {};
    const isFirst = !seen.has(state.path);
    seen.add(state.path);
    if (state.isFinal) {
      const isEnd = !destination || destination.goesTo === 'hang-up';
      if (isEnd) {
        if (keys.length > 0) others.push({ keys, label, reason: 'hang-up' });
      } else if (isFirst) offers.push({ ...way, state: state.path, destination });
      else others.push({ keys, label, reason: 'twin' });
      continue;
    }
    // A way back to a menu that is known already takes nothing along.
    if (!isFirst) continue;
    // What is read out before the first menu is a welcome, of which the new machine has its own.
    if (state.isAnnouncement && greeting && keys.length > 0)
      others.push({ keys, label, reason: 'announcement' });
    for (let holder: ChartState | undefined = state; holder; holder = holder.parent) {
      for (const { event, transition, target } of byState.get(holder.path) ?? []) {
        const { role = 'choice', label: own, examples } = transition.meta ?? {};
        const isChoice = isKeyEvent(event) && role === 'choice';
        const pressed = isChoice ? [...keys, event.slice('DTMF.'.length) as Key] : keys;
        if (!target) {
          if (isChoice) others.push({ keys: pressed, label: own, reason: 'nowhere' });
        } else if (event === 'always' || event === 'DONE') queue.push({ ...way, state: enter(target) });
        else if (isChoice) queue.push({ state: enter(target), keys: pressed, label: own ?? label, examples });
      }
    }
  }
  return { offers, others };
}

/** Languages that all lines speak, in the order of the first; else the first line's own. */
export function sharedLocales(lines: readonly MergeLine[]): Locale[] {
  const [first, ...rest] = lines.map(({ config }) => config.meta.locales);
  const shared = (first ?? []).filter((locale) => rest.every((locales) => locales.includes(locale)));
  return shared.length > 0 ? shared : [...(first ?? [])];
}
