/** Ten seconds for a first-time visitor: what one can do here. Shown until it is put away. */
import type { ReactElement } from 'react';
import { Icon } from './Icon.tsx';
import { useStudio, useUi, useWords } from '../core/use-studio.ts';
import { studioWords } from '../../words/index.ts';
import { Button } from './Button.tsx';
import styles from './Tips.module.css';

export function Tips(): ReactElement | null {
  const studio = useStudio();
  const words = useWords(studioWords);
  const isOver = useUi((ui) => ui.hasSeenTips);
  if (isOver) return null;
  return (
    <aside className={styles.tips} aria-label={words.tips.title}>
      <h2>{words.tips.title}</h2>
      <ol>
        {Object.values(words.tips.steps).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Button kind="main" onClick={() => studio.ui.set({ hasSeenTips: true })}>
        <Icon name="check" size={14} />
        {words.tips.done}
      </Button>
    </aside>
  );
}
