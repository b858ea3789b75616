/** What an import came to: how many calls of which days, what became of every record and why, and what is odd. */
import type { ReactElement } from 'react';
import { formatBare, formatDecimal } from '../../../util/format-number.ts';
import { callsWords, evidenceWords } from '../../../words/index.ts';
import { useWords } from '../../core/use-studio.ts';
import { showTurning } from '../../kit/show-hidden.ts';
import type { CountedRecords, ImportReport } from './read-import.ts';
import { ScrollBox } from './ScrollBox.tsx';
import { Transcripts } from './Transcripts.tsx';
import styles from './ImportView.module.css';
import tableStyles from './CalibrationView.module.css';

const FATES = ['refused', 'excluded', 'merged', 'unread'] as const;

export function ImportView({ report }: { readonly report: ImportReport }): ReactElement {
  return (
    <>
      <Figures report={report} />
      <Records report={report} />
      {report.notes.length > 0 && (
        <ul className={styles.notes}>
          {report.notes.map((note, i) => (
            <li key={i}>{showTurning(note)}</li>
          ))}
        </ul>
      )}
      <Transcripts calls={report.transcripts} />
    </>
  );
}

function Figures({ report }: { readonly report: ImportReport }): ReactElement {
  const words = useWords(evidenceWords).import.figures;
  const { calls, records, used, events, lines, from, to, withCaller, censored, expires } = report;
  const days = [...new Set([from.slice(0, 10), to.slice(0, 10)])].filter((day) => day !== '');
  const rows = [
    [words.calls, formatDecimal(calls)],
    [words.used, words.of({ part: formatDecimal(used), whole: formatDecimal(records) })],
    [words.events, events === undefined ? '' : formatDecimal(events)],
    [words.lines, lines === undefined ? '' : formatDecimal(lines.length)],
    [words.period, days.join(' – ')],
    [words.caller, calls > 0 && withCaller !== undefined ? tellShare(withCaller, calls) : ''],
    [words.censored, censored === undefined || censored === 0 ? '' : tellCount(censored)],
    [words.expires, calls > 0 ? expires : ''],
  ] as const;
  return (
    <dl className={styles.figures}>
      {rows
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{showTurning(value)}</dd>
          </div>
        ))}
    </dl>
  );
}

function Records({ report }: { readonly report: ImportReport }): ReactElement | null {
  const words = useWords(evidenceWords).import;
  const title = words.records;
  const rows = FATES.flatMap((fate) => report[fate].map((each) => ({ ...each, fate })));
  if (rows.length === 0) return null;
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      <ScrollBox className={tableStyles.scroll} label={title}>
        <table className={tableStyles.table}>
          <thead>
            <tr>
              <th scope="col">{words.fate}</th>
              <th scope="col">{words.count}</th>
              <th scope="col">{words.reason}</th>
              <th scope="col">{words.where}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ fate, ...each }, i) => (
              <RecordRow key={i} fate={fate} counted={each} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}

function RecordRow({
  fate,
  counted: { reason, because, count, rows },
}: {
  readonly fate: (typeof FATES)[number];
  readonly counted: CountedRecords;
}): ReactElement {
  const words = useWords(evidenceWords).import;
  const { reasons } = useWords(callsWords);
  // A reason of a version that this page does not know is called as it is.
  const why = Object.hasOwn(reasons, reason) ? reasons[reason as keyof typeof reasons] : reason;
  return (
    <tr data-fate={fate}>
      <th scope="row">
        <span className={styles.fate}>{words.fates[fate]}</span>
      </th>
      <td>{tellCount(count)}</td>
      <td className={styles.wide}>{showTurning(because === undefined ? why : `${why} (${because})`)}</td>
      <td className={styles.wide}>
        {rows.map((at, i) => (
          <span key={i} className={styles.place}>
            {showTurning(at.file)} {at.row}
          </span>
        ))}
        {/* The report names the first few only. */}
        {rows.length > 0 && typeof count === 'number' && count > rows.length && '…'}
      </td>
    </tr>
  );
}

function tellCount(count: number | string): string {
  return typeof count === 'number' ? formatDecimal(count) : count;
}

function tellShare(count: number | string, calls: number): string {
  return typeof count === 'number' ? `${formatBare(count / calls, 'share', 0)} %` : count;
}
