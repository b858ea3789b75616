/** Where the live figures stand. Empty until a panel fills it (panels.ts). */
import type { ReactElement } from 'react';
import { LazyPanel } from './LazyPanel.tsx';
import { STRIP } from './panels.ts';
import { useDocumentPart, useWords } from '../core/use-studio.ts';
import { studioWords } from '../../words/index.ts';
import styles from './BottomStrip.module.css';
import textStyles from '../kit/text.module.css';

export function BottomStrip(): ReactElement | null {
  const words = useWords(studioWords);
  const isOpen = useDocumentPart((state) => state?.document !== undefined);
  return STRIP && isOpen ? (
    <div className={styles.strip}>
      <LazyPanel
        panel={{ load: STRIP }}
        waiting={
          <div data-waiting="" role="status">
            <span className={textStyles.unseen}>{words.loading}</span>
          </div>
        }
      />
    </div>
  ) : null;
}
