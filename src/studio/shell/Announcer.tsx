/** What screen readers hear of every change. Two regions take turns, so that equal words are spoken twice. */
import type { ReactElement } from 'react';
import { useUi } from '../core/use-studio.ts';
import textStyles from '../kit/text.module.css';

export function Announcer(): ReactElement {
  const { text, count } = useUi(({ announcement }) => announcement);
  return (
    <div className={textStyles.unseen} id="announcer">
      <p role="status" aria-live="polite">
        {count % 2 === 0 ? text : ''}
      </p>
      <p role="status" aria-live="polite">
        {count % 2 === 1 ? text : ''}
      </p>
    </div>
  );
}
