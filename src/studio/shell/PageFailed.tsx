/** The last resort, when not even the frame of the page can be drawn: needs nothing of the studio. */
import type { ReactElement } from 'react';
import { preferredLanguage } from '../core/preferred-language.ts';
import { readSettings } from '../core/settings.ts';
import type { FallbackProps } from './failure.ts';
import { studioWords } from '../../words/index.ts';
import { Button } from '../kit/Button.tsx';
import emptyStateStyles from './EmptyState.module.css';

export function PageFailed({ failure }: FallbackProps): ReactElement {
  const words = studioWords[readSettings().language ?? preferredLanguage(window.navigator.languages)];
  return (
    <main className={`${emptyStateStyles.empty} ${emptyStateStyles.whole}`} data-crashed="" role="alert">
      <h1>{words.crash.whole}</h1>
      <p>{words.crash.wholeText}</p>
      <Button kind="main" onClick={() => window.location.reload()}>
        {words.crash.reload}
      </Button>
      <details>
        <summary>{words.crash.details}</summary>
        <pre>{String(failure.cause)}</pre>
      </details>
    </main>
  );
}
