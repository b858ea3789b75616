/** Options are spoken as 1, 2, 3, ...: ascending, without gaps. */
import type { Hearing } from '../inspection.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords, commonWords } from '../../words/index.ts';

export const keysInOrder: Rule<never> = {
  id: 'keys-in-order',
  title: say(rulesWords, (words) => words.keysInOrder.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.keysInOrder.reason),
  source: 'Avaya',
  limits: {},
  *check(inspection) {
    for (const menu of inspection.menus) {
      const all = new Set(menu.options.map(({ key }) => key as string));
      for (const hearing of inspection.hearings(menu)) {
        const keys = choiceDigits(hearing);
        const found = {
          path: menu.state.jsonPath,
          menu: menu.state.path,
          shows: { nodes: menu.nodes, callers: hearing.callers },
        };
        if (keys.some((key, i) => i > 0 && key < (keys[i - 1] as number))) {
          const spoken = keys.map((key) => key % 10);
          yield {
            ...found,
            message: say(rulesWords, (words, language) =>
              words.keysInOrder.message({
                state: menu.state.path,
                spoken: spoken.join(commonWords[language].listComma),
              }),
            ),
            hint: say(rulesWords, (words) => words.keysInOrder.hint),
          };
          break;
        }
        const missing = firstGap(hearing, keys);
        if (missing === undefined) continue;
        // A key that other callers have keeps its meaning for all: a gap for some is the lesser evil.
        const isForSome = all.has(String(missing));
        yield {
          ...found,
          message: say(rulesWords, (words) =>
            words.keysInOrder.gap({
              state: menu.state.path,
              missing,
              isForSome: isForSome ? 'yes' : 'other',
            }),
          ),
          hint: isForSome
            ? say(rulesWords, (words) => words.keysInOrder.gapForSomeHint)
            : say(rulesWords, (words) => words.keysInOrder.gapHint),
          ...(isForSome ? { severity: 'warning' as const } : {}),
        };
        if (!isForSome) break;
      }
    }
  },
};

/** Keys of choices as numbers in spoken order; 0 stands after 9, star and pound have no place in the row. */
function choiceDigits({ options }: Hearing): number[] {
  return options
    .filter(({ role, key }) => role === 'choice' && /^\d$/.test(key))
    .map(({ key }) => Number(key) || 10);
}

function firstGap({ options }: Hearing, keys: readonly number[]): number | undefined {
  const taken = new Set(options.map(({ key }) => Number(key)));
  const last = Math.max(0, ...keys.filter((key) => key < 10));
  for (let key = 1; key < last; key++) if (!taken.has(key)) return key;
  return undefined;
}
