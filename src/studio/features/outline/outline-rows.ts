/** A machine as an indented list: groups, menus, and what each offers. */
import type { Locale } from '../../../chart/index.ts';
import { type Language, studioWords } from '../../../words/index.ts';
import { labelOf, targetText } from '../../core/describe-stop.ts';
import {
  cardTitle,
  stateTitle,
  type CardKind,
  type MachineView,
  type Row,
  START_ROW,
  lineId,
} from '../../view/index.ts';

export interface OutlineRow {
  /** `lineId` */
  readonly id: string;
  readonly level: number;
  readonly state: string;
  readonly row: Row | undefined;
  readonly kind: CardKind | 'group' | 'option';
  readonly title: string;
  /** Where an option leads. */
  readonly target: string;
  readonly hasChildren: boolean;
  readonly isOpen: boolean;
}

/** Above this many options, menus begin closed. */
const MANY_ROWS = 120;

export type Opened = ReadonlyMap<string, boolean>;

export function outlineRows(
  view: MachineView,
  locale: Locale,
  opened: Opened,
  language: Language,
): OutlineRow[] {
  const words = studioWords[language];
  const rows: OutlineRow[] = [];
  const options = [...view.cards.values()].reduce((sum, card) => sum + card.rows.length, 0);
  const children = new Map<string, string[]>();
  for (const state of view.chart.states) {
    if (!state.parent || (state.isFinal && !view.cards.has(state.path))) continue;
    children.set(state.parent.path, [...(children.get(state.parent.path) ?? []), state.path]);
  }

  const visit = (path: string, level: number): void => {
    const state = view.chart.stateAt(path);
    if (!state) return;
    const card = view.cards.get(path);
    const inside = children.get(path) ?? [];
    const own = (card?.rows ?? view.frames.get(path)?.rows ?? []).filter(({ id }) => id !== START_ROW);
    const isGroup = inside.length > 0;
    const hasChildren = isGroup || own.length > 0;
    const isOpen = hasChildren && (opened.get(path) ?? (isGroup || options <= MANY_ROWS));
    const kind = card?.kind ?? 'group';
    const title =
      kind === 'start'
        ? words.kinds.start
        : isGroup
          ? stateTitle(view.chart, state, locale)
          : cardTitle(view.chart, state, locale);
    rows.push({
      id: lineId(path, undefined),
      level,
      state: path,
      row: undefined,
      kind,
      title,
      target: '',
      hasChildren,
      isOpen,
    });
    if (!isOpen) return;
    for (const row of own)
      rows.push({
        id: lineId(path, row.id),
        level: level + 1,
        state: path,
        row,
        kind: 'option',
        title: labelOf(view, row, locale, language),
        target: targetText(view, row, locale, words),
        hasChildren: false,
        isOpen: false,
      });
    for (const child of inside) visit(child, level + 1);
  };
  visit('', 1);
  return rows;
}

/** States to open so that one can be seen. */
export function openTo(view: MachineView, opened: Opened, state: string, hasRow: boolean): Opened {
  const next = new Map(opened);
  const found = view.chart.stateAt(state);
  for (let at = hasRow ? found : found?.parent; at; at = at.parent)
    if (next.get(at.path) === false || (hasRow && at === found)) next.set(at.path, true);
  return next;
}
