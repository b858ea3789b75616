/** One input, once or twice, and whether a law was broken. */
import { Broken, type Law } from './laws.ts';
import type { Reader } from './readers/types.ts';

export interface Broke {
  readonly law: Law;
  readonly sentence: string;
  /** Where in the program, for a crash: the first lines of ours. */
  readonly at: string;
}

/** @param isTwice whether the second run is compared with the first */
export async function tryInput(
  reader: Reader,
  input: string,
  isTwice: boolean,
): Promise<{ readonly isAccepted: boolean; readonly broke?: Broke }> {
  try {
    const first = await reader.read(input);
    if (isTwice) {
      const second = await reader.read(input);
      const [once, again] = [first.said(), second.said()];
      if (once !== again) throw new Broken('same again', sayDifference(once, again));
    }
    return { isAccepted: first.isAccepted };
  } catch (cause) {
    return { isAccepted: false, broke: describe(cause) };
  }
}

function sayDifference(first: string, second: string): string {
  let at = 0;
  while (first[at] === second[at]) at++;
  const around = JSON.stringify(first.slice(Math.max(0, at - 40), at + 60));
  return `The second run says something else, from character ${at} on: ${around}`;
}

function describe(cause: unknown): Broke {
  if (cause instanceof Broken) return { law: cause.law, sentence: cause.message, at: '' };
  if (!(cause instanceof Error)) return { law: 'no crash', sentence: `${String(cause)} was thrown`, at: '' };
  const frames = (cause.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  const names = frames
    .map((line) => /at (?:async )?([\w.$<>]+) \(/.exec(line)?.[1] ?? '')
    .filter((name) => name !== '');
  return {
    law: 'no crash',
    sentence: `${cause.name}: ${cause.message.slice(0, 300)}`,
    at: [...new Set(names)].slice(0, 6).join(' < '),
  };
}

/** Findings of one cause are one: names and numbers are left out. */
export function keyOf(reader: string, { law, sentence, at }: Broke): string {
  const kind = sentence
    .replaceAll(/"(?:[^"\\]|\\.)*"?/g, '"')
    .replaceAll(/[\d.]+/g, '0')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .slice(0, 100);
  const place = at.split(' < ').slice(0, 2).join(' < ');
  return law === 'no crash'
    ? [reader, law, place || kind].join('|')
    : [reader, law, kind.slice(0, 60)].join('|');
}
