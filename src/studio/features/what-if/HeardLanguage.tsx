/** Which language the figures are about, where that is not the one under edit. */
import type { ReactElement } from 'react';
import { findByLocale } from '../../../speech/index.ts';
import { localeName } from '../../core/words/locale-name.ts';
import { useMachine, usePromptLocale } from '../../core/use-studio.ts';
import { Button } from '../../kit/Button.tsx';
import type { UsedWhatIf } from './use-what-if.ts';
import styles from './WhatIfPanel.module.css';

export function HeardLanguage({ used }: { readonly used: UsedWhatIf }): ReactElement | null {
  const { state, say, language, whatIf } = used;
  const locales = useMachine()?.document.config.meta.locales ?? [];
  const edited = usePromptLocale(locales);
  const { info } = state;
  if (state.status !== 'ready' || !info || locales.length === 0) return null;
  const words = say.language;
  const name = (locale: string): string => localeName(locale, language);
  const wanted = state.locale ?? info.locale;
  const heard = findIn(locales, wanted) ?? locales[0] ?? wanted;
  if (heard !== edited) {
    const spoken = findIn(info.locales, edited);
    return (
      <p className={styles.trial} role="status">
        <span>{words.note({ heard: name(heard), edited: name(edited) })}</span>
        {spoken === undefined ? (
          <span>{words.noWords({ edited: name(edited) })}</span>
        ) : (
          <Button
            kind="quiet"
            onClick={() => whatIf.chooseLocale(spoken === info.locale ? undefined : spoken)}
          >
            {words.show({ edited: name(edited) })}
          </Button>
        )}
      </p>
    );
  }
  if (state.locale === undefined) return null;
  return (
    <p className={styles.trial} role="status">
      <span>{words.asIf({ heard: name(heard), own: name(info.locale) })}</span>
      <Button kind="quiet" onClick={() => whatIf.chooseLocale(undefined)}>
        {words.back({ own: name(info.locale) })}
      </Button>
    </p>
  );
}

/** The tag in the list that means the same language. */
function findIn(tags: readonly string[], wanted: string): string | undefined {
  return findByLocale(Object.fromEntries(tags.map((tag) => [tag, tag])), wanted);
}
