/** Before a log is believed: does calibration find what is there, for this scenario? */
import { useMemo, type ReactElement } from 'react';
import { formatBare, formatDecimal } from '../../../util/format-number.ts';
import { useWords } from '../../core/use-studio.ts';
import { Field, NumberInput } from '../../kit/fields.tsx';
import { evidenceWords } from '../../../words/index.ts';
import { JobCard } from './JobCard.tsx';
import { OrderButton } from './OrderButton.tsx';
import { readSelfCheck, type SelfCheckReport } from './read-results.ts';
import { ReportFrame } from './ReportFrame.tsx';
import { Part } from './Step.tsx';
import { useForm, useJobFile, useLastJob, useScenarioPath } from './use-evidence.ts';
import styles from './CalibrateStep.module.css';

const KIND = 'self-check';
/** A few say whether it works at all; what is promised of intervals takes hundreds of them. */
const FEWEST = 2;
const MOST = 200;

/** @param world in which the simulated calls are made; undefined: the one before */
export function SelfCheckPart({ world }: { readonly world: string | undefined }): ReactElement {
  const words = useWords(evidenceWords).selfCheck;
  const scenario = useScenarioPath();
  const [{ runs }, setForm] = useForm('selfCheck');
  const job = useLastJob(KIND);
  const json = useJobFile(job, '.json');
  const report = useMemo(() => readSelfCheck(json), [json]);
  return (
    <Part title={words.title} lead={words.lead}>
      <div className={styles.fields}>
        <Field label={words.runs} hint={words.runsHint}>
          {(id) => (
            <NumberInput
              id={id}
              value={runs}
              min={FEWEST}
              max={MOST}
              onChange={(next) => setForm({ runs: next ?? FEWEST })}
            />
          )}
        </Field>
      </div>
      <OrderButton
        kind={KIND}
        options={{ scenario, runs, ...(world !== undefined && { world }) }}
        isReady={scenario !== undefined}
        isMain={false}
      >
        {words.run}
      </OrderButton>
      <JobCard job={job} kinds={[KIND]} isTold={report !== undefined} />
      {report && <Outcome report={report} />}
      {job && <ReportFrame job={job} />}
    </Part>
  );
}

function Outcome({ report: { check } }: { readonly report: SelfCheckReport }): ReactElement {
  const words = useWords(evidenceWords).selfCheck;
  const { covered, intervals, isAccepted, isStopped } = check;
  return (
    <p>
      {words.covered({
        covered: formatDecimal(covered),
        intervals: formatDecimal(intervals),
        share: intervals > 0 ? formatBare(covered / intervals, 'share', 0) : '0',
      })}{' '}
      {isAccepted ? words.accepted : words.notYet}
      {isStopped && ` ${words.stopped}`}
    </p>
  );
}
