/** What a fact is called in every language of the machine: guards and callers are then told in words. */
import type { ReactElement } from 'react';
import { ownValue } from '../../../util/own-value.ts';
import { setFactName, type FactKind, type MachineMeta } from '../../../chart/index.ts';
import { perform } from '../../core/actions/actions.ts';
import { useStudio, useWords } from '../../core/use-studio.ts';
import { TextInput } from '../../kit/fields.tsx';
import { LocaleColumns } from './LocaleColumns.tsx';
import { studioWords } from '../../../words/index.ts';

interface Props {
  readonly kind: FactKind;
  readonly id: string;
  readonly meta: MachineMeta;
  readonly title?: string;
  readonly hasHint?: boolean;
}

export function FactNameField({ kind, id, meta, title, hasHint = true }: Props): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const given = meta.facts?.[kind];
  const text = ownValue(given, id);
  return (
    <LocaleColumns
      title={title ?? words.guard.called}
      hint={hasHint ? words.guard.completes[kind] : undefined}
      locales={meta.locales}
    >
      {(locale, name) => (
        <TextInput
          label={`${id}, ${words.guard.called}, ${name}`}
          lang={locale}
          value={ownValue(text, locale) ?? ''}
          placeholder={id.replaceAll(/[-_]+/g, ' ')}
          onChange={(typed) =>
            perform(studio, (now) => setFactName(now, kind, id, locale, typed), { isQuiet: true })
          }
        />
      )}
    </LocaleColumns>
  );
}
