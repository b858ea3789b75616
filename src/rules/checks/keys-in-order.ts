/** Options are spoken as 1, 2, 3, ...: ascending, without gaps. */
import type { Hearing } from '../inspection.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const keysInOrder: Rule<never> = {
  id: 'keys-in-order',
  title: say('Keys ascend without gaps in the order they are spoken', '按键按播报顺序递增、不跳号'),
  severity: 'error',
  reason: say(
    'Callers who know the pattern need not listen to the key, and a gap makes them wonder what they missed.',
    '按键有规律，来电者就不必细听键号；跳号会让人疑心自己漏听了什么。',
  ),
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
            message: say(
              `The menu "${menu.state.path}" speaks its keys in the order ${spoken.join(', ')}.`,
              `菜单“${menu.state.path}”的按键播报顺序为 ${spoken.join('、')}。`,
            ),
            hint: say('Speak the options in the order of their keys.', '请按键号顺序播报选项。'),
          };
          break;
        }
        const missing = firstGap(hearing, keys);
        if (missing === undefined) continue;
        // A key that other callers have keeps its meaning for all: a gap for some is the lesser evil.
        const isForSome = all.has(String(missing));
        yield {
          ...found,
          message: say(
            `The menu "${menu.state.path}" skips key ${missing}${isForSome ? ' for some callers' : ''}.`,
            `菜单“${menu.state.path}”${isForSome ? '对部分来电者' : ''}跳过了按键 ${missing}。`,
          ),
          hint: isForSome
            ? say(
                'Give options that only some callers hear the last keys.',
                '把只有部分来电者听到的选项放在最后几个键上。',
              )
            : say('Number the options 1, 2, 3, ... without gaps.', '选项从 1、2、3 起连续编号，不要跳号。'),
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
