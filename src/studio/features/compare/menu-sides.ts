/** Menus of two machines in pairs, option by option, for two columns. */
import { keySymbol, KEYS, type Key, type Locale, type MachineConfig } from '../../../chart/index.ts';
import { chooseText, localePackFor } from '../../../speech/index.ts';
import {
  cardTitle,
  createViewReader,
  firstMenusOf,
  worstHearing,
  type MachineView,
  type Row,
  rowAt,
} from '../../view/index.ts';
import type { Change, OptionPlace } from './changes.ts';
import { matchStates } from './match-states.ts';

export interface SideOption {
  readonly key: string;
  readonly label: string;
  readonly examples: string;
  readonly isChanged: boolean;
  /** From the menu's start to the end of this option; undefined where a recording is not told apart. */
  readonly endSeconds: number | undefined;
}

export interface MenuSide {
  readonly state: string;
  readonly title: string;
  readonly greeting: string;
  readonly options: readonly SideOption[];
  /** End of the last option for the caller who hears most. */
  readonly seconds: number;
}

export interface MenuPair {
  /** Undefined: this side does not have it. */
  readonly before: MenuSide | undefined;
  readonly after: MenuSide | undefined;
  readonly isChanged: boolean;
}

/** In the order of the newer machine; menus that went stand last. */
export function pairMenus(
  before: MachineConfig,
  after: MachineConfig,
  changes: readonly Change[],
  locale: Locale,
): MenuPair[] {
  const one = createViewReader().read(before);
  const other = createViewReader().read(after);
  const match = matchStates(one.chart, other.chart);
  const touched = new Set(changes.map(({ state }) => state));
  const changedAt = new Set(changes.flatMap((change) => placesOf(change)));
  const sideOf = (view: typeof one, path: string, side: 'before' | 'after'): MenuSide | undefined =>
    readSide(view, path, locale, (row) => changedAt.has(`${side}|${row.id}`));
  const isMenu = (view: typeof one, path: string): boolean => view.cards.get(path)?.kind === 'menu';
  const beforeOf = new Map(match.pairs.map((pair) => [pair.after.path, pair.before.path]));
  return [
    ...other.chart.states
      .filter(({ path }) => isMenu(other, path))
      .map(({ path }): MenuPair => {
        const from = beforeOf.get(path);
        const was = from === undefined ? undefined : sideOf(one, from, 'before');
        return {
          before: was,
          after: sideOf(other, path, 'after'),
          isChanged: was === undefined || touched.has(path),
        };
      }),
    ...match.removed
      .filter(({ path }) => isMenu(one, path))
      .map(({ path }): MenuPair => ({
        before: sideOf(one, path, 'before'),
        after: undefined,
        isChanged: true,
      })),
  ];
}

/** All menus of one machine in its own order, those heard first before the others. */
export function listMenus(
  config: MachineConfig,
  locale: Locale,
): { readonly first: MenuSide[]; readonly others: MenuSide[] } {
  const view = createViewReader().read(config);
  const firsts = firstMenusOf(view.chart);
  const sides = view.chart.states.flatMap(({ path }) => readSide(view, path, locale, () => false) ?? []);
  return {
    first: sides.filter(({ state }) => firsts.has(state)),
    others: sides.filter(({ state }) => !firsts.has(state)),
  };
}

/** Undefined: not a menu. */
function readSide(
  view: MachineView,
  path: string,
  locale: Locale,
  isChanged: (row: Row) => boolean,
): MenuSide | undefined {
  const card = view.cards.get(path);
  if (card?.kind !== 'menu') return undefined;
  const { config } = view.chart;
  const { rows, segments, lastOptionEndSeconds } = worstHearing(view.chart, card, locale);
  return {
    state: path,
    title: cardTitle(view.chart, card.state, locale),
    greeting: chooseText(card.state.config.meta?.greeting, locale, config.meta.locales) ?? '',
    options: rows.map((row) => ({
      ...optionOf(row, config, locale),
      isChanged: isChanged(row),
      endSeconds: segments.find(({ option }) => option?.edge.transition === row.transition)?.endSeconds,
    })),
    seconds: lastOptionEndSeconds,
  };
}

function optionOf(
  { event, role, transition }: Row,
  config: MachineConfig,
  locale: Locale,
): Pick<SideOption, 'key' | 'label' | 'examples'> {
  const key = KEYS.find((each): each is Key => event === `DTMF.${each}`);
  const label =
    chooseText(transition.meta?.label, locale, config.meta.locales) ||
    (role === 'choice' ? '' : localePackFor(locale).roleLabels[role]);
  return {
    key: key ? keySymbol(key) : '',
    label,
    examples: (chooseText(transition.meta?.examples, locale, config.meta.locales) ?? []).join(' · '),
  };
}

/** Rows to mark, named by side. */
function placesOf(change: Change): string[] {
  const name = (side: 'before' | 'after', place: OptionPlace): string => `${side}|${rowAt(place)}`;
  if (change.kind === 'moved' && change.what === 'option')
    return [name('before', change.from), name('after', change.to)];
  if (!('option' in change) || !change.option) return [];
  if (change.kind === 'removed') return [name('before', change.option)];
  if (change.kind === 'added') return [name('after', change.option)];
  if (change.kind === 'rekeyed')
    return [name('before', { ...change.option, event: change.from }), name('after', change.option)];
  return [name('before', change.option), name('after', change.option)];
}
