/** A change and whether it is for the better: by colour, by a sign, and in words for screen readers. */
import type { ReactElement } from 'react';
import type { FigureRow } from './figure-rows.ts';
import './verdict.css';
import type { FiguresWords } from '../../words/index.ts';

export function Verdict({
  verdict,
  words,
  children,
}: {
  readonly verdict: FigureRow['verdict'];
  readonly words: FiguresWords;
  readonly children: string;
}): ReactElement {
  if (verdict === undefined || verdict === 'same') return <span className="is-same">{children}</span>;
  return (
    <span className={`verdict is-${verdict}`}>
      <span aria-hidden="true">{verdict === 'better' ? '▼' : '▲'}</span> {children}
      <span className="unseen">
        , {words[verdict]} {words.againstSaved}
      </span>
    </span>
  );
}
