/** What the person chose for good: kept in the browser, never in the project. */
import type { Store } from './store.ts';
import type { UiState } from './ui-state.ts';
import { LANGUAGES } from '../../words/index.ts';

const NAME = 'dialtree.studio.settings';
const KEPT = ['language', 'theme', 'promptLocale', 'isLeftOpen', 'isRightOpen', 'hasSeenTips'] as const;
type Kept = Pick<UiState, (typeof KEPT)[number]>;

/** Storage may be forbidden or full: then settings last as long as the page. */
export function readSettings(): Partial<Kept> {
  try {
    const found: unknown = JSON.parse(window.localStorage.getItem(NAME) ?? '{}');
    if (typeof found !== 'object' || found === null) return {};
    return Object.fromEntries(
      Object.entries(found).filter(
        ([key, value]) => (KEPT as readonly string[]).includes(key) && isFit(key, value),
      ),
    );
  } catch {
    return {};
  }
}

function isFit(key: string, value: unknown): boolean {
  if (key === 'language') return (LANGUAGES as readonly unknown[]).includes(value);
  if (key === 'theme') return value === 'system' || value === 'light' || value === 'dark';
  if (key === 'promptLocale') return typeof value === 'string';
  return typeof value === 'boolean';
}

export function keepSettings(ui: Store<UiState>): () => void {
  return ui.subscribe(() => {
    const now = ui.get();
    try {
      window.localStorage.setItem(
        NAME,
        JSON.stringify(Object.fromEntries(KEPT.map((key) => [key, now[key]]))),
      );
    } catch {
      // Nothing is lost but the preference.
    }
  });
}
