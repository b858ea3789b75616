/** When the menu that a caller is in has been said, as far as the path so far tells. */
import type { Automaton } from '../../automaton/index.ts';
import { MOOD_KINDS, promptEnd } from '../../behaviour/index.ts';
import { WIDTH, type LinePlan, type Prompt } from '../../visits/index.ts';
import { columnNamed, landOn } from './path-tree.ts';

/** Seconds by which the prompts of callers nobody can tell apart may differ and still be one. */
const ALIKE = 0.1;

export interface PromptEnd {
  /** Seconds from the beginning of the menu; the middle of what some callers hear and others. */
  readonly endSeconds: number;
  /** When silence is given up, likewise. */
  readonly timeOutSeconds: number;
  /** Some announcement comes first: a log that does not know menus would have this one begin too early. */
  readonly isAnnounced: boolean;
}

/** @param before words of a path without marks; the menu is the last. Undefined: callers there hear unlike prompts. */
export type PromptEnds = (before: readonly string[]) => PromptEnd | undefined;

interface Standing {
  readonly places: readonly number[];
  readonly isAnnounced: boolean;
}

/**
 * @param prompts by stand of the plan
 * @param groups those of the plan that can call at all at this time
 */
export function createPromptEnds(
  automaton: Automaton,
  plan: LinePlan,
  prompts: readonly Prompt[],
  groups: readonly number[],
): PromptEnds {
  const known = new Map<string, Standing>();
  const arrive = (firsts: readonly number[], state: string): Standing => {
    const landings = firsts
      .map((first) => landOn(automaton, plan, first))
      .filter(({ state: at }) => at === state);
    return {
      places: [...new Set(landings.map(({ place }) => place))],
      isAnnounced: landings.some(({ via }) => via.length > 0),
    };
  };
  const standAt = (before: readonly string[], words: number): Standing => {
    const key = before.slice(0, words).join(' ');
    let found = known.get(key);
    if (!found) {
      const state = before[words - 1] as string;
      const column = words > 1 ? columnNamed(before[words - 2] as string) : undefined;
      const firsts =
        words === 1
          ? groups.map((group) => plan.initial[group] as number)
          : column === undefined
            ? []
            : standAt(before, words - 2).places.map(
                (place) => plan.targets[place * WIDTH + column] as number,
              );
      known.set(key, (found = arrive(firsts, state)));
    }
    return found;
  };
  const ends = new Map<Standing, PromptEnd | undefined>();
  return (before) => {
    const standing = standAt(before, before.length);
    if (ends.has(standing)) return ends.get(standing);
    const menus = standing.places.map((place) => {
      const prompt = prompts[Math.floor(place / MOOD_KINDS)];
      return prompt?.kind === 'menu' ? prompt.menu : undefined;
    });
    const seconds = menus.map((menu) => (menu ? promptEnd(menu) : Number.NaN));
    const silence = menus[0]?.noInputSeconds ?? 0;
    const [least, most] = [Math.min(...seconds), Math.max(...seconds)];
    // Nobody, or something that is no menu, compares with nothing.
    const middle = (least + most) / 2;
    const end =
      most - least <= ALIKE
        ? { endSeconds: middle, timeOutSeconds: middle + silence, isAnnounced: standing.isAnnounced }
        : undefined;
    ends.set(standing, end);
    return end;
  };
}
