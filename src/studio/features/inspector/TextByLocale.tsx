/** One text in every language of the machine, side by side. */
import type { ReactElement } from 'react';
import { ownValue } from '../../../util/own-value.ts';
import { setText, type Text } from '../../../chart/index.ts';
import { perform } from '../../core/actions/actions.ts';
import { useStudio } from '../../core/use-studio.ts';
import { TextInput } from '../../kit/fields.tsx';
import { LocaleColumns } from './LocaleColumns.tsx';

interface Props {
  readonly title: string;
  readonly hint?: string;
  readonly locales: readonly string[];
  readonly text: Text | undefined;
  readonly place: Parameters<typeof setText>[1];
  readonly isLong?: boolean;
  readonly isFirst?: boolean;
  /** What is said when the text is empty. */
  readonly fallback?: string;
}

export function TextByLocale({
  title,
  hint,
  locales,
  text,
  place,
  isLong = false,
  isFirst = false,
  fallback = '',
}: Props): ReactElement {
  const studio = useStudio();
  return (
    <LocaleColumns title={title} hint={hint} locales={locales}>
      {(locale, name, at) => (
        <TextInput
          label={`${title}, ${name}`}
          lang={locale}
          value={ownValue(text, locale) ?? ''}
          placeholder={fallback}
          isLong={isLong}
          isFirst={isFirst && at === 0}
          onChange={(typed) =>
            perform(studio, (document) => setText(document, place, locale, typed), { isQuiet: true })
          }
        />
      )}
    </LocaleColumns>
  );
}
