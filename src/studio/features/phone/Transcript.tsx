/** What has been said and done in this call, to read and to copy. */
import { flag } from '../../kit/classes.ts';
import { useEffect, useRef, type ReactElement } from 'react';
import type { Locale, MachineConfig } from '../../../chart/index.ts';
import { chooseText } from '../../../speech/index.ts';
import { announce } from '../../core/actions/actions.ts';
import { useStudio } from '../../core/use-studio.ts';
import { describeEntry, printTranscript, showTime } from './describe-entry.ts';
import type { Entry } from '../../../phone/index.ts';
import type { PhoneWords } from '../../../words/index.ts';
import { Button } from '../../kit/Button.tsx';
import styles from './Transcript.module.css';
import textStyles from '../../kit/text.module.css';

interface Props {
  readonly config: MachineConfig;
  readonly entries: readonly Entry[];
  readonly say: PhoneWords;
  readonly locale: Locale;
}

export function Transcript({ config, entries, say, locale }: Props): ReactElement {
  const studio = useStudio();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const box = list.current;
    if (box) box.scrollTop = box.scrollHeight;
  }, [entries]);
  const copy = (): void => {
    const title = chooseText(config.meta.title, locale, config.meta.locales) ?? config.id;
    void window.navigator.clipboard?.writeText(printTranscript(title, entries, say)).then(
      () => announce(studio, say.copied),
      () => undefined,
    );
  };
  return (
    <section className={styles.transcript} aria-label={say.transcript}>
      <header>
        <h3>{say.transcript}</h3>
        <Button kind="quiet" onClick={copy}>
          {say.copy}
        </Button>
      </header>
      <ol ref={list} tabIndex={0} aria-label={say.transcript}>
        {entries.map((entry, i) => (
          <li key={i} data-kind={entry.kind} data-no-match={flag(entry.isNoMatch)}>
            <span className={textStyles.number}>{showTime(entry.at)}</span>
            <span dir="auto" lang={entry.kind === 'says' ? locale : undefined}>
              {describeEntry(entry, say)}
              {entry.isCutShort && <em> … {say.entry.cut}</em>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
