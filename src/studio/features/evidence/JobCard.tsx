/** A run: how far it is, what it said, what it left, and the command that does the same. */
import type { ReactElement } from 'react';
import { openScenario } from '../../core/actions/open-file.ts';
import { useLanguage, useStudio, useWords } from '../../core/use-studio.ts';
import { Button } from '../../kit/Button.tsx';
import { Icon, type IconName } from '../../kit/Icon.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { showTurning } from '../../kit/show-hidden.ts';
import { formatDecimal } from '../../../util/format-number.ts';
import { kindOfPath } from '../../../util/project-path.ts';
import type { Job, JobState } from '../../storage/index.ts';
import { evidenceWords, type EvidenceWords } from '../../../words/index.ts';
import { CopyButton } from './CopyButton.tsx';
import { nameKind } from './evidence.ts';
import { formatBytes } from './format-bytes.ts';
import { useEvidence, useEvidenceState } from './use-evidence.ts';
import { ScrollBox } from './ScrollBox.tsx';
import styles from './JobCard.module.css';
import textStyles from '../../kit/text.module.css';

const ICONS: Readonly<Record<JobState, IconName>> = {
  running: 'repeat',
  done: 'check',
  stopped: 'warning',
  failed: 'error',
};

/** The last run of a step: whatever state it is in. `refusal` of a later order stands above it. */
export function JobCard({
  job,
  kinds,
  isTold = false,
}: {
  readonly job: Job | undefined;
  readonly kinds: readonly string[];
  /** Whether the page says below what it came to: what it printed would say the same. */
  readonly isTold?: boolean;
}): ReactElement | null {
  const words = useWords(evidenceWords);
  const refusal = useEvidenceState((state) => state.refusal);
  const isRefused = refusal !== undefined && kinds.includes(refusal.kind);
  if (!job && !isRefused) return null;
  return (
    <>
      {isRefused && (
        <Notice kind="error" role="alert">
          <Icon name="error" />
          <span>{showTurning(refusal.message)}</span>
        </Notice>
      )}
      {job && (
        <section
          className={styles.job}
          data-state={job.state}
          aria-label={words.job.label({ name: nameKind(job.kind, words) })}
        >
          <JobHead job={job} />
          {/* Also one that came to its end and found problems on the way. */}
          {!isTold && (job.state === 'failed' || (job.exitCode ?? 0) > 0) && <Said job={job} />}
          <JobFiles job={job} />
          <Command text={job.command} />
        </section>
      )}
    </>
  );
}

export function JobHead({ job }: { readonly job: Job }): ReactElement {
  const evidence = useEvidence();
  const words = useWords(evidenceWords);
  const language = useLanguage();
  return (
    <div className={styles.head}>
      <span className={styles.state} data-state={job.state}>
        <Icon name={ICONS[job.state]} size={14} />
        {words.job.states[job.state]}
      </span>
      {job.state === 'running' ? (
        <>
          <JobProgressBar job={job} words={words} />
          <Button onClick={() => void evidence.stop(job)}>{words.job.stop}</Button>
        </>
      ) : (
        <span className={styles.when}>
          {whenOf(job.startedAt, language)}
          {job.endedAt !== undefined &&
            ` · ${tellSeconds(secondsBetween(job.startedAt, job.endedAt), words)}`}
        </span>
      )}
    </div>
  );
}

/** The bar keeps its place from the first moment: what it has to say comes later. */
function JobProgressBar({ job, words }: { readonly job: Job; readonly words: EvidenceWords }): ReactElement {
  const { done, total, stage, leftSeconds } = job.progress ?? { done: 0, total: 0, stage: '' };
  const isKnown = total > 0;
  return (
    <div className={styles.progress}>
      <progress
        max={isKnown ? total : 1}
        value={isKnown ? Math.min(done, total) : undefined}
        aria-label={words.job.progress}
      />
      <span className={styles.stage} role="status">
        {stage || words.job.starting}
      </span>
      <span className={`${styles.left} ${textStyles.number}`}>
        {isKnown && words.job.done({ percent: String(Math.floor((100 * Math.min(done, total)) / total)) })}
        {leftSeconds !== undefined && ` · ${words.job.left({ time: tellSeconds(leftSeconds, words) })}`}
      </span>
    </div>
  );
}

/** What it printed, to be read whole: the reason stands at its end. */
export function Said({ job }: { readonly job: Job }): ReactElement | null {
  const words = useWords(evidenceWords);
  if (job.said.trim() === '') return null;
  return (
    <ScrollBox className={styles.said} label={words.job.said}>
      {showTurning(job.said.trim())}
    </ScrollBox>
  );
}

export function JobFiles({ job }: { readonly job: Job }): ReactElement | null {
  const studio = useStudio();
  const { store } = useEvidence();
  const words = useWords(evidenceWords);
  if (job.files.length === 0 && job.made.length === 0) return null;
  return (
    <ul className={styles.files}>
      {job.made.map((path) => (
        <li key={path}>
          <Icon name="file" size={14} />
          <bdi>{showTurning(path)}</bdi>
          {kindOfPath(path) === 'scenario' && (
            <Button kind="quiet" onClick={() => openScenario(studio, path)}>
              {words.job.openScenario}
            </Button>
          )}
        </li>
      ))}
      {job.files.map(({ name, bytes }) => (
        <li key={name}>
          <a href={`${store.addressOf(job.id, name)}?download`} download={name}>
            {showTurning(name)}
          </a>
          <small className={textStyles.number}>{formatBytes(bytes)}</small>
        </li>
      ))}
    </ul>
  );
}

export function Command({ text }: { readonly text: string }): ReactElement {
  const words = useWords(evidenceWords);
  return (
    <div className={styles.command}>
      <span>{words.job.command}</span>
      <ScrollBox className={styles.line} label={words.job.command}>
        {showTurning(text)}
      </ScrollBox>
      <CopyButton text={text} label={words.job.copy} />
    </div>
  );
}

function whenOf(at: string, language: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime())
    ? ''
    : new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}

function secondsBetween(from: string, to: string): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
}

function tellSeconds(seconds: number, words: EvidenceWords): string {
  if (!Number.isFinite(seconds)) return '';
  return seconds < 90
    ? words.job.seconds({ count: formatDecimal(Math.max(1, seconds)) })
    : words.job.minutes({ count: formatDecimal(seconds / 60) });
}
