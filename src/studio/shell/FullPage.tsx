/** A page in place of the canvas: Compare, Merge. */
import type { ReactElement } from 'react';
import { Icon } from '../kit/Icon.tsx';
import { LazyPanel } from './LazyPanel.tsx';
import { PAGES } from './panels.ts';
import { useStudio, useWords } from '../core/use-studio.ts';
import { studioWords } from '../../words/index.ts';
import { Button } from '../kit/Button.tsx';
import styles from './FullPage.module.css';

export function FullPage({ id }: { readonly id: string }): ReactElement | null {
  const studio = useStudio();
  const words = useWords(studioWords);
  const page = PAGES.find((each) => each.id === id);
  if (!page) return null;
  return (
    <section className={styles.page} aria-label={words.panels[page.id]}>
      <Button kind="quiet" onClick={() => studio.ui.set({ page: undefined })}>
        <Icon name="back" size={14} />
        {words.backToCanvas}
      </Button>
      <LazyPanel panel={page} />
    </section>
  );
}
