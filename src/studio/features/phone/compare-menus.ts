/** What personalisation changes: the first menu of one caller beside that of a caller nobody knows. */
import type { SpokenNow } from '../../../phone/index.ts';

export interface PersonalOption {
  readonly option: SpokenNow;
  readonly mark: 'same' | 'added' | 'gone' | 'moved';
}

/**
 * The caller's options in spoken order, then those that only others hear. The same label on another key or
 * place counts as moved.
 */
export function compareMenus(own: readonly SpokenNow[], usual: readonly SpokenNow[]): PersonalOption[] {
  const nameOf = ({ edge, role }: SpokenNow): string =>
    JSON.stringify([role, edge.transition.meta?.label ?? null, edge.transition.target ?? null]);
  const names = new Set(own.map(nameOf));
  const usualAt = new Map(usual.map((option, at) => [nameOf(option), { key: option.key, at }]));
  let place = -1;
  const marked = own.map((option): PersonalOption => {
    const before = usualAt.get(nameOf(option));
    if (!before) return { option, mark: 'added' };
    const isInOrder = before.at > place && before.key === option.key;
    if (before.at > place) place = before.at;
    return { option, mark: isInOrder ? 'same' : 'moved' };
  });
  return [
    ...marked,
    ...usual
      .filter((option) => !names.has(nameOf(option)))
      .map((option): PersonalOption => ({ option, mark: 'gone' })),
  ];
}
