/** Single changes, menu by menu, each with its two sides. */
import type { ReactElement } from 'react';
import { ChangeLine } from './ChangeList.tsx';
import type { Choice } from './choices/find-choices.ts';
import type { ToldChoice } from './choices/tell-choices.ts';
import type { CompareWords } from '../../../words/index.ts';
import changeListStyles from './ChangeList.module.css';
import styles from './ChoiceList.module.css';
import textStyles from '../../kit/text.module.css';

interface Props {
  readonly told: readonly ToldChoice[];
  readonly sideOf: (choice: Choice) => 'mine' | 'theirs';
  readonly onChoose: (choice: Choice, side: 'mine' | 'theirs') => void;
  readonly say: CompareWords;
}

/** Of a choice that brings much with it, this many sentences are shown at once. */
const MAX_SENTENCES = 3;

export function ChoiceList({ told, sideOf, onChoose, say }: Props): ReactElement {
  const states = [...new Set(told.map(({ state }) => state))];
  return (
    <div className={styles.groups} role="region" tabIndex={0} aria-label={say.conflict.choices}>
      {states.map((state) => {
        const own = told.filter((each) => each.state === state);
        return (
          <section key={state} className={changeListStyles.group}>
            <h4>
              {own[0]?.title} {state !== '' && <code>{state}</code>}
            </h4>
            {own.map((each) => (
              <ChoiceRow
                key={each.choice.id}
                told={each}
                side={sideOf(each.choice)}
                onChoose={(side) => onChoose(each.choice, side)}
                say={say}
              />
            ))}
          </section>
        );
      })}
    </div>
  );
}

function ChoiceRow({
  told,
  side,
  onChoose,
  say,
}: {
  readonly told: ToldChoice;
  readonly side: 'mine' | 'theirs';
  readonly onChoose: (side: 'mine' | 'theirs') => void;
  readonly say: CompareWords;
}): ReactElement {
  const { choice, sentences, title } = told;
  const first = sentences[0];
  const about = [first && say.badge[first.badge], first?.about || title].filter(Boolean).join(' ');
  const lines = sentences.map((sentence, i) => <ChangeLine key={i} told={sentence} say={say} />);
  return (
    <div className={styles.choice} data-origin={choice.origin}>
      <div>
        {choice.origin !== 'unknown' && (
          <span className={choice.origin === 'both' ? styles.mark : styles.origin}>
            {say.conflict.origins[choice.origin]}
          </span>
        )}
        {choice.origin !== 'mine' &&
          choice.origin !== 'theirs' &&
          sentences.some(({ reworded }) => reworded) && (
            <span className={styles.origin}> {say.conflict.bothTexts}</span>
          )}
        {lines.length === 0 && <p>{say.conflict.moved({ title })}</p>}
        {lines.length > 0 && <ul>{lines.slice(0, MAX_SENTENCES)}</ul>}
        {lines.length > MAX_SENTENCES && (
          <details>
            <summary>{say.conflict.more({ count: lines.length - MAX_SENTENCES })}</summary>
            <ul>{lines.slice(MAX_SENTENCES)}</ul>
          </details>
        )}
      </div>
      <fieldset className={styles.sides}>
        <legend className={textStyles.unseen}>{about}</legend>
        {(['theirs', 'mine'] as const).map((each) => (
          <label key={each}>
            <input
              type="radio"
              className={textStyles.unseen}
              name={choice.id}
              checked={side === each}
              onChange={() => onChoose(each)}
            />
            {say.conflict.sides[each]}
          </label>
        ))}
      </fieldset>
    </div>
  );
}
