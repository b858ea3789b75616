/** A column per language; more than two go below one another in a narrow panel. */
import type { ReactElement, ReactNode } from 'react';
import { localeName } from '../../core/words/locale-name.ts';
import { useLanguage } from '../../core/use-studio.ts';
import fieldsStyles from '../../kit/fields.module.css';
import styles from './LocaleColumns.module.css';
import textStyles from '../../kit/text.module.css';

interface Props {
  readonly title: string;
  readonly hint?: string | undefined;
  readonly locales: readonly string[];
  readonly children: (locale: string, name: string, at: number) => ReactNode;
}

export function LocaleColumns({ title, hint, locales, children }: Props): ReactElement {
  const language = useLanguage();
  return (
    <fieldset className={fieldsStyles.field}>
      <legend>{title}</legend>
      <div className={styles.columns}>
        {locales.map((locale, at) => (
          <div key={locale} className={styles.column}>
            <span className={styles.name}>{localeName(locale, language)}</span>
            {children(locale, localeName(locale, language), at)}
          </div>
        ))}
      </div>
      {hint && <p className={textStyles.fieldHint}>{hint}</p>}
    </fieldset>
  );
}
