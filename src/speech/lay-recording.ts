/** Spreads a recording over the pieces that the composed prompt would have. */
import type { Locale, Recording } from '../chart/index.ts';
import { estimateSeconds } from './estimate-seconds.ts';
import type { PromptSegment } from './types.ts';

/**
 * Where the recording says when each option has been said, pieces lie there, in that order. What lies between (and all
 * of it where nobody tells) is shared out in proportion to the composed prompt. Each clause of the text goes to the
 * segment that holds the clause's middle. The texts in order are the recording's text.
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
  const ordered = orderAsRecorded(recording, composed, start);
  const at = stretch(recording, ordered, start, seconds);
  const laid = ordered.map((segment) => ({
    ...segment,
    startSeconds: at(segment.startSeconds),
    endSeconds: at(segment.endSeconds),
  }));
  const end = laid.at(-1)?.endSeconds ?? start;
  // Silence, or music, behind the last option.
  if (recording.optionEnds && start + seconds > end)
    laid.push({
      kind: 'closing',
      text: '',
      startSeconds: end,
      endSeconds: start + seconds,
      option: undefined,
    });
  const texts = laid.map(() => '');
  const clauses =
    recording.text.match(/[^，。、；,.;!?！？]+[，。、；,.;!?！？\s]*|[，。、；,.;!?！？\s]+/gu) ?? [];
  const whole = (laid.at(-1)?.endSeconds ?? start) - start;
  let spoken = 0;
  for (const clause of clauses) {
    const middle = start + ((spoken + clause.length / 2) / recording.text.length) * whole;
    const holder = laid.findIndex((segment) => middle <= segment.endSeconds);
    texts[holder < 0 ? laid.length - 1 : holder] += clause;
    spoken += clause.length;
  }
  return laid.map((segment, i) => ({ ...segment, text: texts[i] as string }));
}

function endOf({ optionEnds }: Recording, { option }: PromptSegment): number | undefined {
  return option && optionEnds?.[`DTMF.${option.key}`];
}

/** A recording may speak its options in another order than they are drawn in: those with a time change places. */
function orderAsRecorded(
  recording: Recording,
  composed: readonly PromptSegment[],
  start: number,
): readonly PromptSegment[] {
  if (!recording.optionEnds) return composed;
  const timed = composed.filter((segment) => endOf(recording, segment) !== undefined);
  const inOrder = timed.toSorted((a, b) => (endOf(recording, a) ?? 0) - (endOf(recording, b) ?? 0));
  let next = 0;
  let at = start;
  let before = start;
  return composed.map((place): PromptSegment => {
    const segment = timed.includes(place) ? (inOrder[next++] ?? place) : place;
    // The pause belongs to the place, the length to what is said there.
    const startSeconds = at + (place.startSeconds - before);
    before = place.endSeconds;
    at = startSeconds + (segment.endSeconds - segment.startSeconds);
    return { ...segment, startSeconds, endSeconds: at };
  });
}

/** From seconds of the composed prompt to those of the recording: straight between the ends that are known. */
function stretch(
  recording: Recording,
  ordered: readonly PromptSegment[],
  start: number,
  seconds: number,
): (composed: number) => number {
  const known = ordered.flatMap((segment) => {
    const end = endOf(recording, segment);
    return end === undefined ? [] : [{ from: segment.endSeconds, to: start + end }];
  });
  const last = ordered.at(-1)?.endSeconds ?? start;
  const points = [{ from: start, to: start }, ...known];
  // A length that is shorter than what was recorded is a slip, which a rule reports: the ends count.
  if (last > (points.at(-1)?.from ?? start))
    points.push({ from: last, to: Math.max(start + seconds, points.at(-1)?.to ?? start) });
  return (composed) => {
    const next = Math.max(
      1,
      points.findIndex(({ from }) => composed <= from),
    );
    const [a, b] = [points[next - 1], points[next]];
    if (!a || !b) return points.at(-1)?.to ?? start;
    return b.from > a.from ? a.to + ((composed - a.from) / (b.from - a.from)) * (b.to - a.to) : b.to;
  };
}
