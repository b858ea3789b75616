/** Calls as they were understood, each as what happened in it: the first thing to look at after an import. */
import type { ReactElement } from 'react';
import { useWords } from '../../core/use-studio.ts';
import { showTurning } from '../../kit/show-hidden.ts';
import { evidenceWords } from '../../../words/index.ts';
import type { ToldCall } from './read-import.ts';
import styles from './Transcripts.module.css';
import textStyles from '../../kit/text.module.css';

export function Transcripts({ calls }: { readonly calls: readonly ToldCall[] }): ReactElement | null {
  const words = useWords(evidenceWords).import;
  if (calls.length === 0) return null;
  return (
    <section aria-label={words.transcripts({ count: calls.length })}>
      <h4>{words.transcripts({ count: calls.length })}</h4>
      <p className={styles.lead}>{words.transcriptsLead}</p>
      <ul className={styles.calls}>
        {calls.map((call, i) => (
          <li key={i}>
            <h5>{showTurning(call.heading)}</h5>
            <ol>
              {call.steps.map(({ at, text }, j) => (
                <li key={j}>
                  <span className={textStyles.number}>{at}</span>
                  <span>{showTurning(text)}</span>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
    </section>
  );
}
