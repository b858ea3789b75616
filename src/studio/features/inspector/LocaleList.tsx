/** The languages a machine speaks: added by tag, taken away one by one. */
import { useState, type ReactElement } from 'react';
import { addLocale, removeLocale } from '../../../chart/index.ts';
import { studioWords } from '../../../words/index.ts';
import { perform } from '../../core/actions/actions.ts';
import { useLanguage, useStudio, useWords } from '../../core/use-studio.ts';
import { localeName } from '../../core/words/locale-name.ts';
import { Icon } from '../../kit/Icon.tsx';
import { Button } from '../../kit/Button.tsx';
import styles from './LocaleList.module.css';

export function LocaleList({ locales }: { readonly locales: readonly string[] }): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  const add = (): void => {
    if (typed.trim() !== '' && perform(studio, (now) => addLocale(now, typed.trim())).isDone) setTyped('');
  };
  return (
    <>
      <ul className={styles.list}>
        {locales.map((locale) => (
          <li key={locale}>
            <span>
              {localeName(locale, language)} <code>{locale}</code>
            </span>
            {locales.length > 1 && (
              <Button
                kind="icon"
                aria-label={words.machine.removeLanguage({ name: localeName(locale, language) })}
                onClick={() => perform(studio, (now) => removeLocale(now, locale))}
              >
                <Icon name="trash" size={13} />
              </Button>
            )}
          </li>
        ))}
      </ul>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <input
          type="text"
          aria-label={words.machine.addLanguage}
          placeholder="ar, ja, pt-BR"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button type="submit">{words.machine.addLanguage}</Button>
      </form>
    </>
  );
}
