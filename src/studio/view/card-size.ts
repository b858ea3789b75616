/**
 * Sizes in canvas units, computed and not measured: a card has its size before it is drawn, so layout, edges
 * and the minimap need no second pass. The style sheet draws the rows to these heights.
 */
import { rememberFor } from '../../util/remember.ts';
import type { Card, Row } from './types.ts';

const CARD_WIDTH = 320;
const COMPACT_WIDTH = 224;
const HEADER = 44;
const GREETING = 40;
const ROW = 32;
const ROW_LINE = 17;
const INHERITED = 24;
const FOOTER = 10;

/** Remembered per card: layout, frames, nodes and links all ask. */
export const cardSize = rememberFor(findSize);

function findSize(card: Card): { readonly width: number; readonly height: number } {
  if (card.kind === 'final') return { width: COMPACT_WIDTH, height: 58 };
  const offsets = rowOffsets(card);
  return {
    width: CARD_WIDTH,
    height: offsets.end + card.inherited.length * INHERITED + (card.inherited.length > 0 ? 8 : 0) + FOOTER,
  };
}

export function rowHeight(row: Row): number {
  const { guard, meta } = row.transition;
  // The condition of a decision is its label.
  const hasGuardLine = guard !== undefined && row.event !== 'always';
  const hasExamples = Object.values(meta?.examples ?? {}).some((list) => list.length > 0);
  return ROW + (hasGuardLine ? ROW_LINE : 0) + (hasExamples ? ROW_LINE : 0);
}

/** Where each row begins, from the card's top. */
export const rowOffsets = rememberFor(addUpRows);

function addUpRows(card: Card): {
  readonly start: number;
  readonly tops: readonly number[];
  readonly end: number;
} {
  const start = HEADER + (hasGreeting(card) ? GREETING : 0);
  const tops: number[] = [];
  let at = start;
  for (const row of card.rows) {
    tops.push(at);
    at += rowHeight(row);
  }
  return { start, tops, end: at };
}

export function hasGreeting(card: Card): boolean {
  return (
    (card.kind === 'menu' || card.kind === 'announcement') &&
    Object.values(card.state.config.meta?.greeting ?? {}).some((text) => text.trim() !== '')
  );
}
