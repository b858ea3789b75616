/** Where the live figures stand. Empty until a panel fills it (panels.ts). */
import type { ReactElement } from 'react';
import { LazyPanel } from './LazyPanel.tsx';
import { STRIP } from './panels.ts';
import { useDocumentPart, useWords } from '../core/use-studio.ts';
import { studioWords } from '../../words/index.ts';

export function BottomStrip(): ReactElement | null {
  const words = useWords(studioWords);
  const isOpen = useDocumentPart((state) => state?.document !== undefined);
  return STRIP && isOpen ? (
    <div className="strip">
      <LazyPanel
        panel={{ load: STRIP }}
        waiting={
          <div className="strip-waiting" role="status">
            <span className="unseen">{words.loading}</span>
          </div>
        }
      />
    </div>
  ) : null;
}
