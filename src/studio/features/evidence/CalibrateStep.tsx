/** From files of calls to a scenario that has learnt from them. */
import { useMemo, type ReactElement } from 'react';
import type { CheckName } from '../../../calibrate/index.ts';
import { titleOf } from '../../core/scenario/title-of.ts';
import { useLanguage, useWords, useWorkspace } from '../../core/use-studio.ts';
import { Button } from '../../kit/Button.tsx';
import { ChoiceInput, Field, NumberInput, TextInput } from '../../kit/fields.tsx';
import { evidenceWords } from '../../../words/index.ts';
import { CalibrationView } from './CalibrationView.tsx';
import { calibrationOptions, chosenOf, scenarioPathOf, stemOf } from './calibration-options.ts';
import { Decide } from './Decide.tsx';
import { formatBytes } from './format-bytes.ts';
import { JobCard } from './JobCard.tsx';
import { OrderButton } from './OrderButton.tsx';
import { readCalibration } from './read-results.ts';
import { ReportFrame } from './ReportFrame.tsx';
import { SelfCheckPart } from './SelfCheckPart.tsx';
import { Checks, Part } from './Step.tsx';
import {
  useEvidenceState,
  useForm,
  useJobFile,
  useLastJob,
  useScenarioConfig,
  useScenarioPath,
} from './use-evidence.ts';
import styles from './CalibrateStep.module.css';

const KIND = 'calibrate';
const CHECKS = ['predicted', 'weeks', 'lines'] as const satisfies readonly CheckName[];

export function CalibrateStep(): ReactElement {
  const words = useWords(evidenceWords);
  const language = useLanguage();
  const scenario = useScenarioPath();
  const config = useScenarioConfig();
  const { scenarios } = useWorkspace();
  const [form, setForm] = useForm('calibrate');
  const files = useEvidenceState((state) => state.files).filter(({ kind }) => kind === 'calls');
  const calls = chosenOf(form.calls, files);
  const job = useLastJob(KIND);
  const json = useJobFile(job, '.json');
  const report = useMemo(() => readCalibration(json), [json]);
  const out = form.out.trim();
  const isTaken = out !== '' && scenarios.includes(scenarioPathOf(out, scenario));
  const options = calibrationOptions(form, {
    scenario,
    calls,
    out: out === '' ? undefined : scenarioPathOf(out, scenario),
  });
  return (
    <>
      <Part title={words.calibrate.title} lead={words.calibrate.lead}>
        <Checks
          legend={words.calibrate.calls}
          items={files.map(({ name, bytes }) => ({ id: name, label: name, detail: formatBytes(bytes) }))}
          chosen={calls}
          empty={words.calibrate.noCalls}
          onChange={(next) => setForm({ calls: next })}
        />
        <div className={styles.fields}>
          {config && (
            <Field label={words.calibrate.world} hint={words.calibrate.worldHint}>
              {(id) => (
                <ChoiceInput
                  id={id}
                  value={form.world ?? config.compare.before}
                  options={config.worlds.map((world) => ({
                    value: world.id,
                    label: titleOf(world, language),
                  }))}
                  onChange={(world) => setForm({ world })}
                />
              )}
            </Field>
          )}
          <Field
            label={words.calibrate.out}
            hint={words.calibrate.outHint}
            problem={isTaken ? words.calibrate.taken : undefined}
          >
            {(id) => (
              <TextInput
                id={id}
                value={form.out}
                placeholder={`${stemOf(scenario)}-calibrated`}
                onChange={(next) => setForm({ out: next.replaceAll(/[\\/:*?"<>|]/g, '') })}
              />
            )}
          </Field>
          <Field label={words.calibrate.draws} hint={words.calibrate.drawsHint}>
            {(id) => (
              <NumberInput
                id={id}
                value={form.draws}
                min={0}
                max={10_000}
                onChange={(draws) => setForm({ draws: draws ?? 60 })}
              />
            )}
          </Field>
        </div>
        <Checks
          legend={words.calibrate.reads}
          items={[{ id: 'times', label: words.calibrate.times, detail: words.calibrate.timesHint }]}
          chosen={form.readsTimes ? ['times'] : []}
          onChange={(read) => setForm({ readsTimes: read.length > 0 })}
        />
        <Checks
          legend={words.calibrate.checks}
          items={CHECKS.map((id) => ({
            id,
            label: words.calibrate.checkNames[id],
            detail: words.calibrate.checkCosts[id],
          }))}
          chosen={form.checks}
          onChange={(checks) => setForm({ checks })}
        />
        <Decided />
        <OrderButton
          kind={KIND}
          options={options}
          isReady={scenario !== undefined && calls.length > 0 && !isTaken}
          missing={calls.length === 0 ? words.calibrate.chooseCalls : undefined}
        >
          {report ? words.calibrate.again : words.calibrate.run}
        </OrderButton>
        <JobCard job={job} kinds={[KIND]} />
        {job?.state === 'failed' && job.undecided && <Decide job={job} findings={job.undecided} />}
      </Part>
      {report && job && <CalibrationView report={report} job={job} />}
      {job && <ReportFrame job={job} />}
      <SelfCheckPart world={form.world} />
    </>
  );
}

/** What was said about findings, and how to take it back. */
function Decided(): ReactElement | null {
  const words = useWords(evidenceWords);
  const [{ exclude, keep }, setForm] = useForm('calibrate');
  if (exclude.length + keep.length === 0) return null;
  return (
    <ul className={styles.decided} aria-label={words.calibrate.decided}>
      {exclude.map((id) => (
        <li key={id}>
          <span>{words.calibrate.leftOut({ id })}</span>
          <Button
            kind="quiet"
            onClick={() => setForm({ exclude: exclude.filter((each) => each !== id) })}
            aria-label={words.calibrate.undoNamed({ id })}
          >
            {words.calibrate.undo}
          </Button>
        </li>
      ))}
      {keep.map((id) => (
        <li key={id}>
          <span>{words.calibrate.kept({ id })}</span>
          <Button
            kind="quiet"
            onClick={() => setForm({ keep: keep.filter((each) => each !== id) })}
            aria-label={words.calibrate.undoNamed({ id })}
          >
            {words.calibrate.undo}
          </Button>
        </li>
      ))}
    </ul>
  );
}
