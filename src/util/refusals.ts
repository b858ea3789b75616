/**
 * What our own schemas refuse, in every language: zod carries the English, and the Chinese is found by it.
 */
import { say, type Said } from './said.ts';

export const REFUSALS = {
  id: say(
    'must start with a letter and hold only letters, digits, - and _ (no dots)',
    '须以字母开头，只能含字母、数字、- 和 _（不能有点号）',
  ),
  target: say(
    'must be "#id" of a state that declares this id, or the key of a sibling state',
    '须为已声明 id 的状态（写作 "#id"），或同级状态的键名',
  ),
  locale: say('must be a BCP 47 language tag such as zh-CN', '须为 BCP 47 语言标签，例如 zh-CN'),
  need: say('must be product.intent, such as pc.repair', '须写作“产品.来意”，例如 pc.repair'),
  statePath: say('must be a state path such as products.pc.menu', '须为状态路径，例如 products.pc.menu'),
} as const satisfies Record<string, Said>;
