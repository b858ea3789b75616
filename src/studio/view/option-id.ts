/** The name of a transition: the same words the automaton uses, so figures by edge find their row. */
import type { EventName } from '../../chart/index.ts';

export interface OptionName {
  readonly source: string;
  readonly event: EventName | 'always';
  readonly position: number;
}

/** State paths and events hold no `|`. */
export function optionId({ source, event, position }: OptionName): string {
  return `${source}|${event}|${position}`;
}

export function readOptionId(id: string): OptionName | undefined {
  const [source, event, position] = id.split('|');
  if (source === undefined || event === undefined || position === undefined) return undefined;
  return { source, event: event as OptionName['event'], position: Number(position) };
}
