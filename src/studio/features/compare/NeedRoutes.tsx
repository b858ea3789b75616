/** Which needs either machine reaches, by which keys, after how many seconds, and who answers. */
import { useMemo, type ReactElement } from 'react';
import type { Locale, MachineConfig } from '../../../chart/index.ts';
import { describeDestination } from '../../core/words/describe-destination.ts';
import { isSame } from './diff-parts.ts';
import { compareRoutes, type NeedRoutes as Routes, type Route } from './need-routes.ts';
import type { CompareWords } from '../../../words/index.ts';
import { Key } from '../../kit/Key.tsx';
import partStyles from './part.module.css';
import styles from './NeedRoutes.module.css';
import textStyles from '../../kit/text.module.css';
import verdictStyles from '../../kit/Verdict.module.css';
import { formatDecimal } from '../../../util/format-number.ts';

interface Props {
  readonly before: MachineConfig;
  readonly after: MachineConfig;
  readonly locale: Locale;
  readonly say: CompareWords;
  /** Only needs whose way is another one now. */
  readonly isOnlyChanged: boolean;
}

export function NeedRoutes({ before, after, locale, say, isOnlyChanged }: Props): ReactElement | null {
  const routes = useMemo(() => compareRoutes(before, after, locale), [before, after, locale]);
  const shown = isOnlyChanged ? routes.filter((each) => !isSame(each.before, each.after)) : routes;
  if (shown.length === 0) return null;
  const groups: readonly { readonly title: string; readonly rows: readonly Routes[] }[] = [
    { title: say.routes.both, rows: shown.filter((each) => each.before && each.after) },
    { title: say.routes.onlyBefore, rows: shown.filter((each) => each.before && !each.after) },
    { title: say.routes.onlyAfter, rows: shown.filter((each) => !each.before && each.after) },
    { title: say.routes.neither, rows: shown.filter((each) => !each.before && !each.after) },
  ];
  return (
    <section className={partStyles.part}>
      <h3>{isOnlyChanged ? say.routes.changed : say.routes.title}</h3>
      <p className={textStyles.fieldHint}>{say.routes.hint}</p>
      <table className={`${partStyles.table} ${styles.table}`}>
        <thead>
          <tr>
            <th scope="col">{say.routes.need}</th>
            <th scope="col">{say.before}</th>
            <th scope="col">{say.after}</th>
            <th scope="col">{say.routes.difference}</th>
          </tr>
        </thead>
        {groups
          .filter(({ rows }) => rows.length > 0)
          .map(({ title, rows }) => (
            <tbody key={title}>
              <tr className={styles.group}>
                <th scope="rowgroup" colSpan={4}>
                  {title} <span className={textStyles.count}>{rows.length}</span>
                </th>
              </tr>
              {rows.map((row) => (
                <tr key={row.need}>
                  <th scope="row">
                    <code>{row.need}</code>
                  </th>
                  <Way route={row.before} say={say} />
                  <Way route={row.after} say={say} />
                  <td className={textStyles.number}>
                    {row.before && row.after ? (
                      <Difference seconds={row.after.seconds - row.before.seconds} say={say} />
                    ) : (
                      ''
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
      </table>
    </section>
  );
}

function Way({
  route,
  say,
}: {
  readonly route: Route | undefined;
  readonly say: CompareWords;
}): ReactElement {
  if (!route) return <td className={styles.none}>{say.routes.none}</td>;
  return (
    <td>
      <span className={styles.keys}>
        {route.keys.length === 0 ? say.routes.atOnce : route.keys.map((key, i) => <Key key={i}>{key}</Key>)}
      </span>
      <span className={textStyles.number}>{say.seconds({ seconds: formatDecimal(route.seconds, 1) })}</span>
      <small>{describeDestination(route.destination, say.destination)}</small>
    </td>
  );
}

function Difference({
  seconds,
  say,
}: {
  readonly seconds: number;
  readonly say: CompareWords;
}): ReactElement {
  const shown = formatDecimal(seconds, 1);
  if (Number(shown) === 0) return <span className={verdictStyles.same}>±0</span>;
  return (
    <span className={seconds > 0 ? styles.slower : styles.faster}>
      {say.seconds({ seconds: `${seconds > 0 ? '+' : '−'}${formatDecimal(Math.abs(seconds), 1)}` })}
    </span>
  );
}
