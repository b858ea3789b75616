/** A calibration did not begin, because somebody has to say what becomes of odd calls: here it is said, and run again. */
import type { ReactElement } from 'react';
import { useWords } from '../../core/use-studio.ts';
import { Button } from '../../kit/Button.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { showTurning } from '../../kit/show-hidden.ts';
import type { Job, Undecided } from '../../storage/index.ts';
import { evidenceWords } from '../../../words/index.ts';
import { decisionsOf } from './calibration-options.ts';
import { useEvidence, useForm } from './use-evidence.ts';
import styles from './Decide.module.css';

export function Decide({
  job,
  findings,
}: {
  readonly job: Job;
  readonly findings: readonly Undecided[];
}): ReactElement {
  const evidence = useEvidence();
  const words = useWords(evidenceWords).calibrate;
  const [form, setForm] = useForm('calibrate');
  const open = findings.filter(({ id }) => !form.exclude.includes(id) && !form.keep.includes(id));
  const decide = (id: string, how: 'exclude' | 'keep'): void => {
    const change = { [how]: [...form[how], id] };
    setForm(change);
    // With the last of them everything is said.
    if (open.length > 1) return;
    const { exclude: _, keep: __, ...before } = job.options;
    void evidence.order('calibrate', { ...before, ...decisionsOf({ ...form, ...change }) });
  };
  const isLast = open.length === 1;
  return (
    <>
      {open.map(({ id, message, hint }) => (
        <section key={id} className={styles.finding} aria-label={id}>
          <p className={styles.message}>
            <Icon name="warning" />
            <strong>{showTurning(message)}</strong>
          </p>
          <p>{showTurning(hint)}</p>
          <p>{words.decide({ id })}</p>
          <div className={styles.buttons}>
            <Button kind="main" onClick={() => decide(id, 'exclude')}>
              {isLast ? words.leaveOut : words.leaveOutFirst}
            </Button>
            <Button onClick={() => decide(id, 'keep')}>{isLast ? words.keepThem : words.keepFirst}</Button>
          </div>
        </section>
      ))}
    </>
  );
}
