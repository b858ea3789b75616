/**
 * Stands apart by who stands there and what was chosen: callers of several languages hear the same place
 * differently, and an option that names a language changes what everything behind it sounds like.
 */
import { MOOD_KINDS } from '../behaviour/index.ts';
import { EVENTS, type Locale } from '../chart/index.ts';

const WIDTH = EVENTS.length;

/** Stands and where they lead, by numbers that mean the same on both sides. */
export interface StandTables {
  /** `[place * WIDTH + event]`: a place, or below 0 an end. */
  readonly targets: Int32Array;
  /** `[stand * WIDTH + event]`: edge, or -1. */
  readonly edges: Int32Array;
  readonly flags: Uint8Array;
}

/** A stand of the structure, as those hear it who speak one language and have chosen one, or none. */
export interface SpreadStand {
  /** Number of the stand that was given. */
  readonly stand: number;
  /** Index of the callers' language in the crowd. */
  readonly tongue: number;
  /** Number of the language that was chosen; 0 where none has been yet, and `chosen` undefined. */
  readonly choice: number;
  readonly chosen: Locale | undefined;
}

export interface SpreadStands extends StandTables {
  readonly stands: readonly SpreadStand[];
  /** By entry that was given. */
  readonly initial: Int32Array;
}

/**
 * @param entries where callers of a language begin: a place, or below 0 an end
 * @param languageOf of an edge: the language that taking it chooses
 */
export function spreadStands(
  { targets, edges, flags }: StandTables,
  entries: readonly { readonly place: number; readonly tongue: number }[],
  languageOf: readonly (Locale | undefined)[],
): SpreadStands {
  const stands: SpreadStand[] = [];
  const choices = [undefined, ...new Set(languageOf.filter((language) => language !== undefined))];
  const choiceOf = Int32Array.from(languageOf, (language) => choices.indexOf(language));
  const tongues = 1 + Math.max(0, ...entries.map(({ tongue }) => tongue));
  /** `[(stand * tongues + tongue) * choices + choice]`: one more than its number here, 0 for none. */
  const known = new Int32Array((edges.length / WIDTH) * tongues * choices.length);
  const reach = (place: number, tongue: number, choice: number): number => {
    if (place < 0) return place;
    const stand = Math.floor(place / MOOD_KINDS);
    const key = (stand * tongues + tongue) * choices.length + choice;
    const at = (known[key] ||= stands.push({ stand, tongue, choice, chosen: choices[choice] })) - 1;
    return at * MOOD_KINDS + (place % MOOD_KINDS);
  };
  const initial = Int32Array.from(entries, ({ place, tongue }) => reach(place, tongue, 0));

  // Grows while it is read: whatever is reached is laid out in its turn.
  const laid: number[] = [];
  for (const { stand, tongue, choice } of stands)
    for (let mood = 0; mood < MOOD_KINDS; mood++)
      for (let event = 0; event < WIDTH; event++) {
        // Taking an edge without a language changes nothing; the same goes for hanging up, which is no edge.
        const made = choiceOf[edges[stand * WIDTH + event] as number] ?? 0;
        const to = targets[(stand * MOOD_KINDS + mood) * WIDTH + event] as number;
        laid.push(reach(to, tongue, made || choice));
      }
  const copy = <T extends Int32Array | Uint8Array>(rows: T, out: T): T => {
    stands.forEach(({ stand }, at) => out.set(rows.subarray(stand * WIDTH, (stand + 1) * WIDTH), at * WIDTH));
    return out;
  };
  return {
    stands,
    targets: Int32Array.from(laid),
    edges: copy(edges, new Int32Array(stands.length * WIDTH)),
    flags: copy(flags, new Uint8Array(stands.length * WIDTH)),
    initial,
  };
}
