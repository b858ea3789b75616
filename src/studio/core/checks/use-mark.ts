import { useStore } from '../store.ts';
import { useStudio } from '../use-studio.ts';
import { isSameMark, type Mark } from './mark-problems.ts';

/** What is wrong with a card or one of its rows; draws again only when that changes. */
export function useMark(kind: 'cards' | 'rows', name: string): Mark | undefined {
  return useStore(useStudio().marks, (marks) => marks[kind].get(name), isSameMark);
}
