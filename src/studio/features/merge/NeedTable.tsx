/** Every need: the numbers it loses, the keys that lead to whom now. */
import { flag } from '../../kit/classes.ts';
import type { ReactElement } from 'react';
import { keySymbol } from '../../../chart/index.ts';
import { chooseText } from '../../../speech/index.ts';
import { describeDestination } from '../../core/words/describe-destination.ts';
import type { Language, MergeWords } from '../../../words/index.ts';
import type { Merged } from './merge-lines.ts';
import { traceNeeds } from './need-moves.ts';
import type { MergePlan } from './plan.ts';
import styles from './NeedTable.module.css';

interface Props {
  readonly plan: MergePlan;
  readonly merged: Merged;
  readonly say: MergeWords;
  readonly language: Language;
}

export function NeedTable({ plan, merged, say, language }: Props): ReactElement {
  const moves = traceNeeds(plan, merged);
  const lost = moves.filter(({ isLost }) => isLost).length;
  const numbers = new Set(plan.parts.flatMap(({ number, line }) => number ?? line)).size;
  return (
    <>
      <p role="status" className={styles.summary} data-verdict={lost > 0 ? 'bad' : 'good'}>
        {say.needs.summaryAndNumbers({
          summary: say.needs.summary({ needs: moves.length, lost }),
          numbers: say.needs.numbers({ count: numbers }),
        })}
      </p>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={say.steps.see}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{say.needs.need}</th>
              <th scope="col">{say.needs.was}</th>
              <th scope="col">{say.needs.now}</th>
            </tr>
          </thead>
          <tbody>
            {moves.map(({ need, was, now, isLost, isReassigned }) => (
              <tr key={need} data-lost={flag(isLost)}>
                <th scope="row">
                  <code>{need}</code>
                </th>
                <td>
                  <ul>
                    {[...new Map(was.map((way) => [way.line, way])).values()].map(
                      ({ line, lineTitle, number }) => (
                        <li key={line}>
                          <span className={styles.number}>{number}</span>{' '}
                          {chooseText(lineTitle, language, plan.locales) ?? line}
                        </li>
                      ),
                    )}
                  </ul>
                </td>
                <td>
                  {isLost && <strong>{say.needs.lost}</strong>}
                  <ul>
                    {now.map(({ keys, destination }, i) => (
                      <li key={i}>
                        {keys.length > 0 && <>{say.needs.keys({ keys: keys.map(keySymbol).join(' ') })} </>}
                        {say.needs.to({ destination: describeDestination(destination, say.destination) })}
                      </li>
                    ))}
                  </ul>
                  {isReassigned && <small>{say.needs.reassigned}</small>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
