import { useEffect } from 'react';
import type { Theme } from '../core/ui-state.ts';
import { useUi } from '../core/use-studio.ts';

/** Puts the chosen theme, or the system's, on the page. */
export function useTheme(): void {
  usePageTheme(useUi((ui) => ui.theme));
}

/** The same where there is no studio yet. */
export function usePageTheme(theme: Theme): void {
  useEffect(() => {
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    const apply = (): void => {
      window.document.documentElement.dataset['theme'] =
        theme === 'system' ? (system.matches ? 'dark' : 'light') : theme;
    };
    apply();
    system.addEventListener('change', apply);
    return () => system.removeEventListener('change', apply);
  }, [theme]);
}
