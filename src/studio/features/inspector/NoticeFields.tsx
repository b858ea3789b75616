/** What callers are told of a change of the menu, and until when. */
import type { ReactElement } from 'react';
import { setChangeNotice, type MachineMeta } from '../../../chart/index.ts';
import { studioWords } from '../../../words/index.ts';
import { perform } from '../../core/actions/actions.ts';
import { useStudio, useWords } from '../../core/use-studio.ts';
import { Field } from '../../kit/fields.tsx';
import { TextByLocale } from './TextByLocale.tsx';
import { Button } from '../../kit/Button.tsx';

export function NoticeFields({
  notice,
  locales,
}: {
  readonly notice: MachineMeta['changeNotice'];
  readonly locales: readonly string[];
}): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  if (!notice) {
    return (
      <Button onClick={() => perform(studio, (now) => setChangeNotice(now, { text: {}, until: inAMonth() }))}>
        {words.machine.addNotice}
      </Button>
    );
  }
  return (
    <>
      <TextByLocale
        title={words.machine.noticeText}
        locales={locales}
        text={notice.text}
        place={{ kind: 'notice' }}
        isLong
      />
      <Field label={words.machine.until}>
        {(id) => (
          <input
            id={id}
            type="date"
            value={notice.until}
            onChange={({ target }) =>
              target.value &&
              perform(studio, (now) => setChangeNotice(now, { ...notice, until: target.value }), {
                isQuiet: true,
              })
            }
          />
        )}
      </Field>
      <Button onClick={() => perform(studio, (now) => setChangeNotice(now, undefined))}>
        {words.machine.removeNotice}
      </Button>
    </>
  );
}

function inAMonth(): string {
  return new Date(new Date().getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
}
