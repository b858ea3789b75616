/** A line of the phone's transcript, and the whole of it as text to copy. */
import { describeDestination } from '../../core/words/describe-destination.ts';
import type { Entry } from '../../../phone/index.ts';
import type { PhoneWords } from '../../../words/index.ts';

export function describeEntry({ kind, text, key, isNoMatch, destination }: Entry, say: PhoneWords): string {
  switch (kind) {
    case 'says':
      return text;
    case 'presses':
      return `${text ? say.entry.chooses({ key: key ?? '', label: text }) : say.entry.presses({ key: key ?? '' })}${isNoMatch ? ` (${say.entry.noMatch})` : ''}`;
    case 'is-silent':
      return say.entry.silent;
    case 'hangs-up':
      return say.entry.hangsUp;
    case 'is-stuck':
      return say.entry.stuck;
    case 'arrives':
      return say.entry.arrives({ where: describeDestination(destination, say.destination) });
  }
}

/** `0:07`. */
export function showTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

export function printTranscript(title: string, entries: readonly Entry[], say: PhoneWords): string {
  const lines = entries.map((entry) => {
    const who = entry.kind === 'says' ? '' : '> ';
    return `${showTime(entry.at).padStart(5)}  ${who}${describeEntry(entry, say)}${entry.isCutShort ? ` … (${say.entry.cut})` : ''}`;
  });
  return `${title}\n${lines.join('\n')}\n`;
}
