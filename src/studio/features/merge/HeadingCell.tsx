/** The head of a row or column: its label in every language, its place, and what to do with it. */
import type { MouseEvent, ReactElement } from 'react';
import { ownValue } from '../../../util/own-value.ts';
import type { Language, MergeWords } from '../../../words/index.ts';
import { localeName } from '../../core/words/locale-name.ts';
import { headingText } from './merge-lines.ts';
import {
  joinHeadings,
  relabel,
  removeHeading,
  shiftHeading,
  type Heading,
  type MergePlan,
  type Side,
} from './plan.ts';
import styles from './HeadingCell.module.css';

interface Props {
  readonly side: Side;
  readonly heading: Heading;
  readonly plan: MergePlan;
  readonly change: (make: (plan: MergePlan) => MergePlan) => void;
  readonly say: MergeWords;
  readonly language: Language;
}

export function HeadingCell({ side, heading, plan, change, say, language }: Props): ReactElement {
  const { id } = heading;
  const list = plan[side];
  const at = list.findIndex((each) => each.id === id);
  const name = headingText(heading, language);
  const others = list.filter((each) => each.id !== id);
  const [backName, onName] = side === 'rows' ? [say.up, say.down] : [say.left, say.right];
  const [back, on] = side === 'rows' ? ['↑', '↓'] : ['←', '→'];
  const remove = ({ currentTarget }: MouseEvent): void => {
    const table = currentTarget.closest<HTMLElement>('[role="region"]');
    change((now) => removeHeading(now, side, id));
    // The button goes with its row: the focus stays in the table.
    window.requestAnimationFrame(() => table?.focus());
  };
  return (
    <th scope={side === 'rows' ? 'row' : 'col'} className={styles.heading} data-side={side}>
      {side === 'rows' && <span className={styles.key}>{at < 9 ? at + 1 : '–'}</span>}
      <div className={styles.labels}>
        {plan.locales.map((locale) => (
          <input
            key={locale}
            type="text"
            lang={locale}
            dir="auto"
            maxLength={60}
            aria-label={`${name}: ${say.label({ locale: localeName(locale, language) })}`}
            value={ownValue(heading.label, locale) ?? ''}
            onChange={({ target }) => change((now) => relabel(now, side, id, locale, target.value))}
          />
        ))}
      </div>
      <div className={styles.tools}>
        <button
          type="button"
          aria-label={`${name}: ${backName}`}
          title={backName}
          disabled={at === 0}
          onClick={() => change((now) => shiftHeading(now, side, id, -1))}
        >
          {back}
        </button>
        <button
          type="button"
          aria-label={`${name}: ${onName}`}
          title={onName}
          disabled={at === list.length - 1}
          onClick={() => change((now) => shiftHeading(now, side, id, 1))}
        >
          {on}
        </button>
        {others.length > 0 && (
          <select
            aria-label={`${name}: ${say.joinWith}`}
            value=""
            onChange={({ target }) =>
              target.value && change((now) => joinHeadings(now, side, id, target.value))
            }
          >
            <option value="">{say.joinWith}</option>
            {others.map((each) => (
              <option key={each.id} value={each.id}>
                {headingText(each, language)}
              </option>
            ))}
          </select>
        )}
        <button type="button" aria-label={`${name}: ${say.remove}`} title={say.remove} onClick={remove}>
          ×
        </button>
      </div>
    </th>
  );
}
