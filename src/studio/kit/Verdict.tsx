/** A change and whether it is for the better: by colour, by a sign, and in words for screen readers. */
import type { ReactElement } from 'react';
import type { FiguresWords } from '../../words/index.ts';
import styles from './Verdict.module.css';
import textStyles from './text.module.css';

export function Verdict({
  verdict,
  words,
  against,
  children,
}: {
  readonly verdict: 'same' | 'better' | 'worse' | 'consequence' | undefined;
  /** What it is compared with; undefined: the saved version. */
  readonly against?: string | undefined;
  readonly words: FiguresWords;
  readonly children: string;
}): ReactElement {
  if (verdict === undefined || verdict === 'same')
    return (
      <span className={styles.same} data-verdict="same">
        {children}
      </span>
    );
  return (
    <span className={styles.verdict} data-verdict={verdict}>
      <span aria-hidden="true">{verdict === 'worse' ? '▲' : '▼'}</span> {children}
      {verdict === 'consequence' && <small> {words.consequenceShort}</small>}
      <span className={textStyles.unseen}>
        {words.changed({ verdict: words[verdict], against: against ?? words.againstSaved })}
      </span>
    </span>
  );
}
