/** The first rows of a table, and above each column what it is taken for. */
import type { ReactElement } from 'react';
import { MEANINGS_OF, type Meaning, type TableReading } from '../../../calls/index.ts';
import { announce } from '../../core/actions/actions.ts';
import { useStudio, useWords } from '../../core/use-studio.ts';
import { flag } from '../../kit/classes.ts';
import { showTurning } from '../../kit/show-hidden.ts';
import { evidenceWords } from '../../../words/index.ts';
import type { LogSample } from '../../storage/index.ts';
import { nameMeaning } from './name-meaning.ts';
import { meaningOf, takeColumn } from './table-reading.ts';
import { ScrollBox } from './ScrollBox.tsx';
import styles from './ColumnTable.module.css';

interface Props {
  readonly sample: LogSample;
  readonly reading: TableReading;
  readonly problemsOf: (column: string) => readonly string[];
  readonly onTake: (reading: TableReading) => void;
}

export function ColumnTable({ sample, reading, problemsOf, onTake }: Props): ReactElement {
  const studio = useStudio();
  const words = useWords(evidenceWords).mapping;
  const { header, rows } = sample;
  const nameOf = (meaning: Meaning): string => nameMeaning(meaning, reading.rows, words);
  const take = (column: string, value: string): void => {
    const meaning = MEANINGS_OF[reading.rows].find((each) => each === value);
    const before = meaning && reading.columns.get(meaning);
    onTake(takeColumn(reading, header, column, meaning));
    // It stood for another column, which is not read any more.
    if (meaning !== undefined && before !== undefined && before !== column)
      announce(studio, words.moved({ meaning: nameOf(meaning), column: before }));
  };
  return (
    <section aria-label={words.columns}>
      <p className={styles.lead}>{words.masked({ rows: rows.length })}</p>
      <ScrollBox className={styles.scroll} label={words.columns}>
        <table className={styles.table}>
          <thead>
            <tr>
              {header.map((column, i) => {
                const meaning = meaningOf(reading, column);
                const problems = problemsOf(column);
                return (
                  <th key={i} scope="col" data-unread={flag(meaning === undefined)}>
                    <select
                      aria-label={words.takenFor({ column })}
                      aria-invalid={problems.length > 0 || undefined}
                      value={meaning ?? ''}
                      onChange={({ target }) => take(column, target.value)}
                    >
                      <option value="">{words.notRead}</option>
                      {MEANINGS_OF[reading.rows].map((each) => (
                        <option key={each} value={each}>
                          {nameOf(each)}
                        </option>
                      ))}
                    </select>
                    <bdi className={styles.column}>{showTurning(column)}</bdi>
                    {problems.map((problem) => (
                      <span key={problem} className={styles.problem} role="alert">
                        {problem}
                      </span>
                    ))}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>
                {header.map((column, j) => (
                  <td key={j} data-unread={flag(meaningOf(reading, column) === undefined)}>
                    {showTurning(row[j] ?? '')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}
