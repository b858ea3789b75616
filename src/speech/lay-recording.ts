/** Spreads a recording over the pieces that the composed prompt would have. */
import type { Locale, Recording } from '../chart/index.ts';
import { estimateSeconds } from './estimate-seconds.ts';
import type { PromptSegment } from './types.ts';

/**
 * Nobody tells where in a recording an option is spoken, so its seconds are shared out in proportion to the
 * composed prompt, and each clause of its text goes to the segment that holds the clause's middle. The texts
 * in order are the recording's text.
 */
export function layRecording(
  recording: Recording,
  composed: readonly PromptSegment[],
  start: number,
  locale: Locale,
): PromptSegment[] {
  const seconds = recording.seconds ?? estimateSeconds(recording.text, locale);
  const composedSeconds = (composed.at(-1)?.endSeconds ?? start) - start;
  if (composed.length === 0 || composedSeconds <= 0) {
    return [
      {
        kind: 'greeting',
        text: recording.text,
        startSeconds: start,
        endSeconds: start + seconds,
        option: undefined,
      },
    ];
  }
  const scale = seconds / composedSeconds;
  const scaled = composed.map((segment) => ({
    ...segment,
    startSeconds: start + (segment.startSeconds - start) * scale,
    endSeconds: start + (segment.endSeconds - start) * scale,
  }));
  const texts = scaled.map(() => '');
  const clauses =
    recording.text.match(/[^，。、；,.;!?！？]+[，。、；,.;!?！？\s]*|[，。、；,.;!?！？\s]+/gu) ?? [];
  let spoken = 0;
  for (const clause of clauses) {
    const middle = start + ((spoken + clause.length / 2) / recording.text.length) * seconds;
    const holder = scaled.findIndex((segment) => middle <= segment.endSeconds);
    texts[holder < 0 ? scaled.length - 1 : holder] += clause;
    spoken += clause.length;
  }
  return scaled.map((segment, i) => ({ ...segment, text: texts[i] as string }));
}
