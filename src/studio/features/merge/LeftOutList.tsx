/** What the new machine does not have of the old lines, each with the reason; and how many it has. */
import type { ReactElement } from 'react';
import { keySymbol } from '../../../chart/index.ts';
import { chooseText } from '../../../speech/index.ts';
import { describeDestination } from '../../core/words/describe-destination.ts';
import type { Language, MergeWords } from '../../../words/index.ts';
import { accountFor } from './left-out.ts';
import type { Merged } from './merge-lines.ts';
import type { MergePlan } from './plan.ts';
import styles from './CreateMachine.module.css';
import textStyles from '../../kit/text.module.css';

interface Props {
  readonly plan: MergePlan;
  readonly merged: Merged;
  readonly say: MergeWords;
  readonly language: Language;
}

export function LeftOutList({ plan, merged, say, language }: Props): ReactElement {
  const { carried, left } = accountFor(plan, merged);
  const words = say.account;
  return (
    <div data-left-out={left.length}>
      <p role="status">{words.summary({ carried, left: left.length, all: carried + left.length })}</p>
      {left.length > 0 && (
        <ul className={styles.notices} aria-label={words.list}>
          {left.map(({ line, lineTitle, label, keys, need, destination, reason }, i) => (
            <li key={i}>
              <strong dir="auto">{chooseText(label, language, plan.locales) ?? line}</strong>{' '}
              <span className={textStyles.fieldHint}>
                {words.where({
                  line: chooseText(lineTitle, language, plan.locales) ?? line,
                  keys: keys.map(keySymbol).join(' '),
                  hasKeys: keys.length > 0 ? 'yes' : 'other',
                })}
              </span>{' '}
              {need !== undefined && <code>{need}</code>}{' '}
              {destination && <>→ {describeDestination(destination, say.destination)} </>}
              {words.reasons[reason]}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
