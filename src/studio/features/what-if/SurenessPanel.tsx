/** How sure the figures are: what changes when everything doubtful is drawn together, asked for by a button. */
import type { ReactElement } from 'react';
import { useStore } from '../../core/store.ts';
import { showChange } from '../../figures/figure-rows.ts';
import { SURENESS_DRAWS, type DrawnChange } from '../../figures/sureness.ts';
import { Button } from '../../kit/Button.tsx';
import { flag } from '../../kit/classes.ts';
import { Section } from '../../kit/fields.tsx';
import textStyles from '../../kit/text.module.css';
import { beginSentence } from './begin-sentence.ts';
import { nameTrial } from './TrialChoice.tsx';
import type { UsedWhatIf } from './use-what-if.ts';
import styles from './WhatIfPanel.module.css';

export function SurenessPanel({ used }: { readonly used: UsedWhatIf }): ReactElement {
  const { say, whatIf } = used;
  const words = say.sureness;
  const { status, done, changes, reason } = useStore(whatIf.sureness.state, (state) => state);
  return (
    <Section title={words.title}>
      <p className={textStyles.fieldHint}>{words.about({ draws: SURENESS_DRAWS })}</p>
      {(['saved', 'before'] as const).map((against) => (
        <Changes
          key={against}
          used={used}
          against={against}
          changes={changes.filter((change) => change.against === against)}
          isBehind={status === 'behind'}
        />
      ))}
      <div role="status">
        {status === 'running' && (
          <label>
            <span className={textStyles.fieldHint}>{words.drawing({ done, of: SURENESS_DRAWS })}</span>
            <progress className={styles.progress} value={done} max={SURENESS_DRAWS} />
          </label>
        )}
        {status === 'behind' && <p className={textStyles.fieldHint}>{words.behind}</p>}
        {status === 'failed' && <p className={textStyles.fieldHint}>{reason}</p>}
        {status === 'done' && changes.length === 0 && <p className={textStyles.fieldHint}>{words.nothing}</p>}
      </div>
      {status === 'running' ? (
        <Button onClick={whatIf.sureness.cancel}>{words.cancel}</Button>
      ) : (
        <Button onClick={whatIf.draw}>{status === 'none' ? words.draw : words.again}</Button>
      )}
    </Section>
  );
}

function Changes({
  used,
  against,
  changes,
  isBehind,
}: {
  readonly used: UsedWhatIf;
  readonly against: DrawnChange['against'];
  readonly changes: readonly DrawnChange[];
  readonly isBehind: boolean;
}): ReactElement | null {
  if (changes.length === 0) return null;
  const { say } = used;
  const words = say.sureness;
  const trial = against === 'saved' ? nameTrial(used) : undefined;
  const title = trial === undefined ? words.against[against] : say.trial.against({ place: trial });
  return (
    <table className={styles.table}>
      <caption className={textStyles.fieldHint}>{beginSentence(title)}</caption>
      <thead>
        <tr>
          <th scope="col">{say.table.figure}</th>
          <th scope="col">{words.median}</th>
          <th scope="col">{words.helps}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ id, median, low, high, better }) => (
          <tr key={id} data-behind={flag(isBehind)}>
            <th scope="row">{say.figures[id]}</th>
            <td className={textStyles.number}>
              <span>{showChange(id, median)}</span>
              <small>{`${showChange(id, low)} … ${showChange(id, high)}`}</small>
            </td>
            <td className={textStyles.number}>{words.better({ better, of: SURENESS_DRAWS })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
