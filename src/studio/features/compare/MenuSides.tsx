/**
 * Menus in two columns: paired, what changed marked; or of two machines that have little in common, each in
 * its own order.
 */
import { useMemo, useState, type ReactElement } from 'react';
import type { Locale, MachineConfig } from '../../../chart/index.ts';
import { listMenus, type MenuPair, type MenuSide } from './menu-sides.ts';
import type { CompareWords } from '../../../words/index.ts';
import { Key } from '../../kit/Key.tsx';
import partStyles from './part.module.css';
import styles from './MenuSides.module.css';
import textStyles from '../../kit/text.module.css';
import { formatDecimal } from '../../../util/format-number.ts';

interface Props {
  readonly pairs: readonly MenuPair[];
  readonly titleOf: (state: string) => string;
  readonly locale: Locale;
  readonly say: CompareWords;
}

export function MenuSides({ pairs, titleOf, locale, say }: Props): ReactElement | null {
  const [isAll, setAll] = useState(false);
  const shown = pairs.filter(({ isChanged }) => isAll || isChanged);
  return (
    <section className={partStyles.part}>
      <h3>{say.side}</h3>
      <label className={styles.all} data-screen-only="">
        <input type="checkbox" checked={isAll} onChange={({ target }) => setAll(target.checked)} />{' '}
        {say.showAll}
      </label>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say.before}</th>
            <th scope="col">{say.after}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ before, after }) => (
            <tr key={`${before?.state}|${after?.state}`}>
              <td>
                {before ? (
                  <Side
                    side={before}
                    title={titleOf(before.state)}
                    locale={locale}
                    say={say}
                    kind="removed"
                  />
                ) : (
                  <p className={textStyles.hint}>{say.notThere}</p>
                )}
              </td>
              <td>
                {after ? (
                  <Side side={after} title={titleOf(after.state)} locale={locale} say={say} kind="added" />
                ) : (
                  <p className={textStyles.hint}>{say.notThere}</p>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What callers of either hear first, or all that follows. */
export function MenusApart({
  before,
  after,
  which,
  locale,
  say,
}: {
  readonly before: MachineConfig;
  readonly after: MachineConfig;
  readonly which: 'first' | 'others';
  readonly locale: Locale;
  readonly say: CompareWords;
}): ReactElement | null {
  const [one, other] = useMemo(
    () => [listMenus(before, locale)[which], listMenus(after, locale)[which]] as const,
    [before, after, which, locale],
  );
  if (one.length + other.length === 0) return null;
  const column = (sides: readonly MenuSide[]): ReactElement => (
    <td>
      {sides.length === 0 ? (
        <p className={styles.none}>{which === 'first' ? say.apart.noMenu : say.apart.noOthers}</p>
      ) : (
        sides.map((side) => (
          <Side key={side.state} side={side} title={side.title} locale={locale} say={say} />
        ))
      )}
    </td>
  );
  return (
    <section className={partStyles.part}>
      <h3>{say.apart[which]}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say.before}</th>
            <th scope="col">{say.after}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            {column(one)}
            {column(other)}
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Side({
  side,
  title,
  locale,
  say,
  kind,
}: {
  readonly side: MenuSide;
  readonly title: string;
  readonly locale: Locale;
  readonly say: CompareWords;
  readonly kind?: 'added' | 'removed';
}): ReactElement {
  return (
    <div className={styles.side}>
      <h4>
        {title}
        <span className={textStyles.number}>{say.seconds({ seconds: formatDecimal(side.seconds, 1) })}</span>
      </h4>
      {side.greeting && (
        <p lang={locale} dir="auto">
          “{side.greeting}”
        </p>
      )}
      <ul>
        {side.options.map((option, i) => (
          <li key={i} data-kind={option.isChanged ? kind : undefined}>
            <Key>{option.key}</Key>
            <span lang={locale} dir="auto">
              {option.label}
              {option.examples && <small>{option.examples}</small>}
            </span>
            {!kind && option.endSeconds !== undefined && (
              <span className={styles.end}>
                {say.seconds({ seconds: formatDecimal(option.endSeconds, 1) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
