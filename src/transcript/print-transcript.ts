import type { Transcript } from '../study/index.ts';
import { showText } from '../util/show-text.ts';
import { describeCaller, describeDialling, describeStep, printElapsed } from './describe-step.ts';

/**
 * One caller's month: a heading for every call, and under it what happened, by minutes and seconds since
 * dialling.
 */
export function printTranscript(transcript: Transcript, language: string): string {
  const lines = [...describeCaller(transcript, language)];
  let dialledAt = 0;
  let calls = 0;
  for (const step of transcript.steps) {
    if (step.kind === 'dials') {
      dialledAt = step.at;
      calls += 1;
      lines.push('', describeDialling(step.at, calls, language));
    }
    lines.push(`  ${printElapsed(step.at - dialledAt).padStart(6)}  ${describeStep(step, language)}`);
  }
  return `${lines.map(showText).join('\n')}\n`;
}
