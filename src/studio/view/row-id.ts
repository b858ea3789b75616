/**
 * The names of rows, made and read here only. A row is one transition, on the canvas and in the outline; its
 * name holds the same words as an edge of the automaton, so that figures by edge find their row.
 */
import type { EventName, OptionPlace } from '../../chart/index.ts';

export interface OptionName {
  readonly source: string;
  readonly event: EventName | 'always';
  readonly position: number;
}

/** The first step of a call: a row that is no transition, so it cannot be edited, moved or deleted. */
export const START_ROW = 'initial';

/** State paths and events hold no `|`. */
export function optionId({ source, event, position }: OptionName): string {
  return `${source}|${event}|${position}`;
}

export function readOptionId(id: string): OptionName | undefined {
  const [source, event, position] = id.split('|');
  if (source === undefined || event === undefined || position === undefined) return undefined;
  return { source, event: event as OptionName['event'], position: Number(position) };
}

export function rowAt({ state, event, position }: OptionPlace): string {
  return optionId({ source: state, event, position });
}

/** Where the row's transition stands in the file; undefined for the start. */
export function placeOf(row: string): OptionPlace | undefined {
  const name = readOptionId(row);
  return name && { state: name.source, event: name.event, position: name.position };
}

export function isKeyEvent(event: string): boolean {
  return event.startsWith('DTMF.');
}

export function isKeyRow(row: string): boolean {
  const name = readOptionId(row);
  return name !== undefined && isKeyEvent(name.event);
}

/** A line of the outline: an option is named as its row, a state by its path. */
export function lineId(state: string, row: string | undefined): string {
  return row ?? `state:${state}`;
}

/** Element ids may not hold everything a state path and an event hold. */
export function domId(state: string, row?: string): string {
  return `at-${(row === undefined ? `card|${state}` : row).replaceAll(/[^\w-]/g, '_')}`;
}
