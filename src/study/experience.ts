/**
 * Customer-experience figures, mapped from measured ones: always a band, with the source of the mapping, in a
 * section of their own. CES and NPS are left out: no source gives a mapping from menu figures to them, and a
 * made-up one would look like evidence.
 */
import { say, studyWords } from '../words/index.ts';
import type { Comparison, ExperienceBand } from './types.ts';

/**
 * CSAT points per extra call for the same need; SQM, contradicted elsewhere (EVIDENCE: vendor, a band only).
 */
const CSAT_PER_CALL = { low: -45, high: -5 };

export function experienceBands(headline: Comparison): ExperienceBand[] {
  const calls = headline.differences['callsPerNeed'];
  const right = headline.differences['rightFirst'];
  const bands: ExperienceBand[] = [];
  if (calls) {
    const ends = [calls.low ?? calls.mean, calls.high ?? calls.mean].flatMap((c) => [
      c * CSAT_PER_CALL.low,
      c * CSAT_PER_CALL.high,
    ]);
    bands.push({
      id: 'csat',
      title: say(studyWords, (words) => words.experience.csat.title),
      low: Math.min(...ends),
      high: Math.max(...ends),
      unit: say(studyWords, (words) => words.experience.csat.unit),
      basis: say(studyWords, (words) => words.experience.csat.basis),
      source: 'SQM (-15 points per extra call) and sources that contradict it; method unpublished',
      status: 'vendor',
    });
  }
  if (right) {
    bands.push({
      id: 'task-success',
      title: say(studyWords, (words) => words.experience.taskSuccess.title),
      low: 100 * (right.low ?? right.mean),
      high: 100 * (right.high ?? right.mean),
      unit: say(studyWords, (words) => words.experience.taskSuccess.unit),
      basis: say(studyWords, (words) => words.experience.taskSuccess.basis),
      source: 'definition: ISO 9241-11 effectiveness, on the first dialling',
      status: 'assumption',
    });
  }
  return bands;
}
