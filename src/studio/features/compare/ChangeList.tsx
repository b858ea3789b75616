/** Every change, menu by menu. */
import type { ReactElement } from 'react';
import { localeName } from '../../core/words/locale-name.ts';
import { useLanguage } from '../../core/use-studio.ts';
import type { Change } from './changes.ts';
import type { Teller, Told } from './describe-change.ts';
import { diffWords } from './diff-words.ts';
import type { CompareWords } from '../../../words/index.ts';
import partStyles from './part.module.css';
import styles from './ChangeList.module.css';
import textStyles from '../../kit/text.module.css';

interface Props {
  readonly changes: readonly Change[];
  readonly teller: Teller;
  /** State paths in the order in which menus are listed. */
  readonly order: readonly string[];
  readonly say: CompareWords;
}

export function ChangeList({ changes, teller, order, say }: Props): ReactElement {
  const isWhole = (change: Change, kind: 'added' | 'removed'): boolean =>
    change.kind === kind && change.what !== 'option';
  const partial = changes.filter((change) => !isWhole(change, 'added') && !isWhole(change, 'removed'));
  return (
    <section className={partStyles.part}>
      <h3>{say.changes}</h3>
      <Wholes
        title={say.wholeAdded}
        changes={changes.filter((change) => isWhole(change, 'added'))}
        teller={teller}
      />
      <Wholes
        title={say.wholeRemoved}
        changes={changes.filter((change) => isWhole(change, 'removed'))}
        teller={teller}
      />
      <ChangeGroups changes={partial} teller={teller} order={order} say={say} />
    </section>
  );
}

/**
 * Parts that came or went as they are: a list says it all, a box for each would bury what changed inside
 * others.
 */
function Wholes({
  title,
  changes,
  teller,
}: {
  readonly title: string;
  readonly changes: readonly Change[];
  readonly teller: Teller;
}): ReactElement | null {
  if (changes.length === 0) return null;
  return (
    <section className={styles.group}>
      <h4>
        {title} <span className={textStyles.number}>{changes.length}</span>
      </h4>
      <ul className={styles.wholes}>
        {changes.map((change, i) => (
          <li key={i} className={styles.change} data-kind={change.kind}>
            {teller.tell(change).about}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ChangeGroups({ changes, teller, order, say }: Props): ReactElement {
  const groups = order.flatMap((state) => {
    const own = changes.filter((change) => change.state === state);
    return own.length > 0 ? [{ state, own }] : [];
  });
  return (
    <>
      {groups.map(({ state, own }) => (
        <section key={state} className={styles.group}>
          <h4>
            {teller.titleOf(state)} {state !== '' && <code>{state}</code>}
          </h4>
          <ul>
            {own.map((change, i) => (
              <ChangeLine key={i} told={teller.tell(change)} say={say} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

export function ChangeLine({ told, say }: { readonly told: Told; readonly say: CompareWords }): ReactElement {
  const language = useLanguage();
  return (
    <li className={styles.change} data-kind={told.badge}>
      <span className={styles.badge}>{say.badge[told.badge]}</span>
      <span>
        {told.about && <strong>{told.about}</strong>} {told.text}
        {told.reworded && (
          <>
            {' '}
            <small>({localeName(told.reworded.locale, language)})</small>
            <span className={styles.texts} lang={told.reworded.locale} dir="auto">
              {diffWords(told.reworded.from, told.reworded.to, told.reworded.locale).map(
                ({ kind, text }, i) =>
                  kind === 'same' ? (
                    <span key={i}>{text}</span>
                  ) : kind === 'removed' ? (
                    <del key={i}>{text}</del>
                  ) : (
                    <ins key={i}>{text}</ins>
                  ),
              )}
            </span>
          </>
        )}
      </span>
    </li>
  );
}
