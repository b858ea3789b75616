/** The report of a run beside the page: it can run nothing and reach nothing. */
import type { ReactElement } from 'react';
import { useWords } from '../../core/use-studio.ts';
import type { Job } from '../../storage/index.ts';
import { evidenceWords } from '../../../words/index.ts';
import { nameKind } from './evidence.ts';
import { useJobFile } from './use-evidence.ts';
import styles from './ReportFrame.module.css';

export function ReportFrame({
  job,
  isOpen = false,
}: {
  readonly job: Job;
  readonly isOpen?: boolean;
}): ReactElement | null {
  const words = useWords(evidenceWords);
  const hasReport = job.files.some(({ name }) => isReport(name));
  if (!hasReport) return null;
  return (
    <details className={styles.report} open={isOpen}>
      <summary>{words.report.title}</summary>
      <Frame job={job} />
    </details>
  );
}

function Frame({ job }: { readonly job: Job }): ReactElement {
  const words = useWords(evidenceWords);
  const html = useJobFile(job, '.html');
  if (html === null) return <p role="alert">{words.report.missing}</p>;
  return (
    <iframe
      className={styles.frame}
      title={words.report.of({ name: nameKind(job.kind, words) })}
      sandbox=""
      srcDoc={html ?? ''}
      data-ready={html === undefined ? undefined : ''}
    />
  );
}

/** The page of a phone test is no report: it is sent to people. */
function isReport(name: string): boolean {
  return name.endsWith('.html') && !name.endsWith('.phone-test.html');
}
