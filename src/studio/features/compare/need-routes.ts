/** How a caller whom nobody knows gets to each need: the way that takes the fewest seconds of listening. */
import {
  keySymbol,
  KEYS,
  UNKNOWN_CALLER,
  type Destination,
  type Key,
  type Locale,
  type MachineConfig,
  type NeedId,
} from '../../../chart/index.ts';
import { evaluateGuard, holdsFor } from '../../../machine/index.ts';
import { promptReport } from '../../../speech/index.ts';
import { createViewReader, hearingOf, type Card, type MachineView, type Row } from '../../view/index.ts';

export interface Route {
  /** As printed on the pad; none: the call is connected at once. */
  readonly keys: readonly string[];
  /** Announcements whole, each menu as far as the end of the option that is pressed. */
  readonly seconds: number;
  readonly destination: Destination;
}

export interface NeedRoutes {
  readonly need: NeedId;
  /** Undefined: no choice leads to it. */
  readonly before: Route | undefined;
  readonly after: Route | undefined;
}

/** In the order in which the newer machine reaches them; what only the older one does stands last. */
export function compareRoutes(before: MachineConfig, after: MachineConfig, locale: Locale): NeedRoutes[] {
  const [one, other] = [findRoutes(before, locale), findRoutes(after, locale)];
  const promised = [...(after.meta.needs ?? []), ...(before.meta.needs ?? [])];
  return [...new Set([...other.keys(), ...one.keys(), ...promised])].map((need) => ({
    need,
    before: one.get(need),
    after: other.get(need),
  }));
}

/** Dijkstra over the cards: seconds are never negative. */
export function findRoutes(config: MachineConfig, locale: Locale): ReadonlyMap<NeedId, Route> {
  const view = createViewReader().read(config);
  const routes = new Map<NeedId, Route>();
  const done = new Set<string>();
  const arrive = (destination: Destination | undefined, keys: readonly string[], seconds: number): void => {
    if (!destination || destination.goesTo === 'hang-up') return;
    for (const need of destination.serves)
      if (seconds < (routes.get(need)?.seconds ?? Infinity)) routes.set(need, { keys, seconds, destination });
  };
  const open = stepsFrom(view, view.cards.get(''), locale).map(({ row }) => ({
    row,
    keys: [] as readonly string[],
    seconds: 0,
  }));
  while (open.length > 0) {
    const nearest = open.reduce((best, each) => (each.seconds < best.seconds ? each : best));
    open.splice(open.indexOf(nearest), 1);
    const { row, keys, seconds } = nearest;
    if (row.target.kind === 'leaf') arrive(row.leaf?.config.meta?.destination, keys, seconds);
    if (row.target.kind !== 'card' || done.has(row.target.card)) continue;
    done.add(row.target.card);
    const card = view.cards.get(row.target.card);
    arrive(card?.state.config.meta?.destination, keys, seconds);
    for (const step of stepsFrom(view, card, locale)) {
      const key = KEYS.find((each): each is Key => step.row.event === `DTMF.${each}`);
      open.push({
        row: step.row,
        keys: key ? [...keys, keySymbol(key)] : keys,
        seconds: seconds + step.seconds,
      });
    }
  }
  return routes;
}

interface Step {
  readonly row: Row;
  /** Heard on this card before it is taken. */
  readonly seconds: number;
}

function stepsFrom(view: MachineView, card: Card | undefined, locale: Locale): Step[] {
  switch (card?.kind) {
    case 'start':
      return card.rows.filter(({ event }) => event === 'initial').map((row) => ({ row, seconds: 0 }));
    case 'announcement':
      return card.rows
        .filter(({ event }) => event === 'DONE')
        .slice(0, 1)
        .map((row) => ({ row, seconds: promptReport(view.chart, card.path, [], locale).endSeconds }));
    case 'decision': {
      const first = card.rows.find(
        ({ event, transition: { guard } }) =>
          event === 'always' &&
          (!guard ||
            evaluateGuard(
              guard,
              (condition) => holdsFor(UNKNOWN_CALLER, condition),
              () => 0,
            )),
      );
      return first ? [{ row: first, seconds: 0 }] : [];
    }
    case 'menu': {
      const { rows, segments, lastOptionEndSeconds } = hearingOf(view.chart, card, locale, UNKNOWN_CALLER);
      return rows
        .filter(({ role }) => role === 'choice')
        .map((row) => ({
          row,
          seconds:
            segments.find(({ option }) => option?.edge.transition === row.transition)?.endSeconds ??
            lastOptionEndSeconds,
        }));
    }
    default:
      return [];
  }
}
