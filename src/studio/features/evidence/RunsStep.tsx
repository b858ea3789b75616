/** Everything that was run: what it came to, and the command that does it again. */
import { useState, type ReactElement } from 'react';
import { flag } from '../../kit/classes.ts';
import { useWords } from '../../core/use-studio.ts';
import { evidenceWords } from '../../../words/index.ts';
import { nameKind } from './evidence.ts';
import { Command, JobFiles, JobHead, Said } from './JobCard.tsx';
import { ReportFrame } from './ReportFrame.tsx';
import { Part } from './Step.tsx';
import { useEvidenceState } from './use-evidence.ts';
import styles from './RunsStep.module.css';
import twistyStyles from '../../kit/twisty.module.css';

export function RunsStep(): ReactElement {
  const words = useWords(evidenceWords);
  const jobs = useEvidenceState((state) => state.jobs);
  const [open, setOpen] = useState<string>();
  return (
    <Part title={words.runs.title} lead={jobs.length === 0 ? words.runs.empty : words.runs.lead}>
      <ul className={styles.runs}>
        {jobs.map((job) => {
          const isOpen = open === job.id;
          return (
            <li key={job.id}>
              <div className={styles.line}>
                <button
                  type="button"
                  className={`${styles.name} ${twistyStyles.twisty}`}
                  aria-expanded={isOpen}
                  data-open={flag(isOpen)}
                  onClick={() => setOpen(isOpen ? undefined : job.id)}
                >
                  {nameKind(job.kind, words)}
                </button>
                <JobHead job={job} />
              </div>
              {isOpen && (
                <div className={styles.body}>
                  <Command text={job.command} />
                  <JobFiles job={job} />
                  <Said job={job} />
                  <ReportFrame job={job} isOpen />
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
