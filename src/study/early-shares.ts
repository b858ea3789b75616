/** How much of what a caller does in a menu comes before the end of the prompt: for simulated logs and participants. */
import { MOODS } from '../behaviour/index.ts';
import { rememberFor } from '../util/remember.ts';
import { planLine, soundLine, speakLine, type Prompt } from '../visits/index.ts';
import type { StudyLine, StudyWorld } from './study-world.ts';

export interface EarlyShare {
  /** Probability of the event, and the part of it that is early. */
  readonly whole: number;
  readonly part: number;
  readonly prompt: Extract<Prompt, { kind: 'menu' }>;
  /** As `traitsOf` and `MOODS` have them. */
  readonly traits: number;
  readonly mood: number;
}

/**
 * By row of the chain and index into EVENTS; undefined where the row is no menu. Cost: the first question about a line
 * sounds all of it.
 */
export function createEarlyShares({
  visits,
  lines,
  audience,
}: StudyWorld): (row: number, event: number) => EarlyShare | undefined {
  const heardOn = rememberFor((line: StudyLine) => {
    const plan = planLine(line.automaton, audience);
    return { prompts: speakLine(line, plan, audience.tongues), soundings: soundLine(line, plan, audience) };
  });
  return (row, event) => {
    const place = visits.places.at(row);
    const line = place && lines[place.line];
    if (!place || !line) return undefined;
    const prompt = heardOn(line).prompts[place.stand];
    const sounding = heardOn(line).soundings[place.stand];
    const kind = audience.kinds[place.type];
    if (prompt?.kind !== 'menu' || !sounding || !kind) return undefined;
    const { need, traits } = kind;
    const mood = MOODS.indexOf(place.mood);
    const column = sounding.columns.indexOf(event);
    return {
      whole: sounding.probability[sounding.rowOf(need, traits, mood) + column] ?? 0,
      part: sounding.earlyOf(need, traits, mood, sounding.endSeconds)[column] ?? 0,
      prompt,
      traits,
      mood,
    };
  };
}
