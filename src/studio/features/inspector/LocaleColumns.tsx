/** A column per language; more than two go below one another in a narrow panel. */
import type { ReactElement, ReactNode } from 'react';
import { localeName } from '../../core/words/locale-name.ts';
import { useLanguage } from '../../core/use-studio.ts';

interface Props {
  readonly title: string;
  readonly hint?: string | undefined;
  readonly locales: readonly string[];
  readonly children: (locale: string, name: string, at: number) => ReactNode;
}

export function LocaleColumns({ title, hint, locales, children }: Props): ReactElement {
  const language = useLanguage();
  return (
    <fieldset className="field locales">
      <legend>{title}</legend>
      <div className="columns">
        {locales.map((locale, at) => (
          <div key={locale} className="column">
            <span className="column-name">{localeName(locale, language)}</span>
            {children(locale, localeName(locale, language), at)}
          </div>
        ))}
      </div>
      {hint && <p className="field-hint">{hint}</p>}
    </fieldset>
  );
}
