/** What stands on the page while the server does not answer: before there is a project there is no studio. */
import { useEffect, type ReactElement } from 'react';
import type { Failed } from '../storage/index.ts';
import { preferredLanguage } from '../core/preferred-language.ts';
import { Icon } from '../kit/Icon.tsx';
import { readSettings } from '../core/settings.ts';
import { usePageTheme } from './use-theme.ts';
import { studioWords } from '../../words/index.ts';
import { Button } from '../kit/Button.tsx';
import emptyStateStyles from './EmptyState.module.css';

/** Milliseconds between tries of its own. */
const AGAIN = 4000;

export function StartFailed({
  failure,
  onAgain,
}: {
  readonly failure: Failed['reason'];
  readonly onAgain: () => void;
}): ReactElement {
  const settings = readSettings();
  const language = settings.language ?? preferredLanguage(window.navigator.languages);
  const words = studioWords[language];
  useEffect(() => {
    window.document.documentElement.lang = language;
  }, [language]);
  usePageTheme(settings.theme ?? 'system');
  useEffect(() => {
    const timer = setInterval(onAgain, AGAIN);
    return () => clearInterval(timer);
  }, [onAgain]);
  return (
    <main className={`${emptyStateStyles.empty} ${emptyStateStyles.whole}`} data-message="">
      <Icon name="error" size={40} />
      <h1>{words.empty.noServer}</h1>
      <p role="alert">{words.save.reasons[failure]}</p>
      <p>{words.empty.nothingLost}</p>
      <Button kind="main" onClick={onAgain}>
        {words.empty.again}
      </Button>
    </main>
  );
}
