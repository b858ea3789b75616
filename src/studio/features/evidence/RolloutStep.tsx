/** How large a pilot has to be, and what the roll-out did beside what was predicted. */
import { useMemo, type ReactElement } from 'react';
import { FIGURE_INFO } from '../../../study/index.ts';
import { formatBare, formatDecimal, formatSigned } from '../../../util/format-number.ts';
import { BASE_LANGUAGE, evidenceWords } from '../../../words/index.ts';
import { titleOf } from '../../core/scenario/title-of.ts';
import { useLanguage, useWords } from '../../core/use-studio.ts';
import { Button } from '../../kit/Button.tsx';
import { Field, NumberInput } from '../../kit/fields.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { chosenOf } from './calibration-options.ts';
import { tellSpread } from './CalibrationView.tsx';
import { formatBytes } from './format-bytes.ts';
import type { Wave } from './forms.ts';
import { Intervals } from './Intervals.tsx';
import { JobCard } from './JobCard.tsx';
import { OrderButton } from './OrderButton.tsx';
import { readPilot, readVerification, type PilotReport, type VerificationReport } from './read-results.ts';
import { ReportFrame } from './ReportFrame.tsx';
import { ScrollBox } from './ScrollBox.tsx';
import { Checks, Part } from './Step.tsx';
import {
  useEvidenceState,
  useForm,
  useJobFile,
  useLastJob,
  useScenarioConfig,
  useScenarioPath,
} from './use-evidence.ts';
import fieldStyles from './CalibrateStep.module.css';
import tableStyles from './PlanStep.module.css';
import styles from './RolloutStep.module.css';
import textStyles from '../../kit/text.module.css';

const PILOT = 'pilot';
const VERIFY = 'verify';

export function RolloutStep(): ReactElement {
  return (
    <>
      <Pilot />
      <Verify />
    </>
  );
}

function Pilot(): ReactElement {
  const words = useWords(evidenceWords).rollout;
  const scenario = useScenarioPath();
  const [{ share, power }, setForm] = useForm('pilot');
  const job = useLastJob(PILOT);
  const json = useJobFile(job, '.json');
  const report = useMemo(() => readPilot(json), [json]);
  return (
    <Part title={words.pilot} lead={words.pilotLead}>
      <div className={fieldStyles.fields}>
        <Field label={words.share} hint={words.shareHint}>
          {(id) => (
            <NumberInput
              id={id}
              value={share}
              min={0.1}
              max={90}
              step={0.1}
              onChange={(value) => setForm({ share: value ?? 5 })}
            />
          )}
        </Field>
        <Field label={words.power} hint={words.powerHint}>
          {(id) => (
            <NumberInput
              id={id}
              value={power}
              min={50}
              max={99}
              onChange={(value) => setForm({ power: value ?? 80 })}
            />
          )}
        </Field>
      </div>
      <OrderButton
        kind={PILOT}
        options={{ scenario, share: share / 100, power: power / 100 }}
        isReady={scenario !== undefined}
      >
        {words.pilotRun}
      </OrderButton>
      <JobCard job={job} kinds={[PILOT]} />
      {report && <PilotTable report={report} />}
      {job && <ReportFrame job={job} />}
    </Part>
  );
}

function PilotTable({ report }: { readonly report: PilotReport }): ReactElement {
  const words = useWords(evidenceWords);
  const language = useLanguage();
  const say = words.rollout;
  const range = (low: number, high: number): string => {
    const [from, to] = [formatDecimal(Math.ceil(low)), formatDecimal(Math.ceil(high))];
    return from === to ? from : words.range({ from, to });
  };
  return (
    <ScrollBox className={tableStyles.scroll} label={say.pilot}>
      <table className={tableStyles.table}>
        <thead>
          <tr>
            <th scope="col">{say.effect}</th>
            <th scope="col" className={tableStyles.count}>
              {say.calls}
            </th>
            <th scope="col" className={tableStyles.count}>
              {say.days}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.sizes.map(({ figure, before, after, isPredicted, withRedials, days }) => {
            const title = FIGURE_INFO.find(({ id }) => id === figure)?.title;
            return (
              <tr key={`${figure} ${after}`} data-predicted={isPredicted ? '' : undefined}>
                <th scope="row">
                  {title?.[language] ?? title?.[BASE_LANGUAGE] ?? figure}{' '}
                  <span className={textStyles.number}>
                    {formatBare(before, 'share', 2)} → {formatBare(after, 'share', 2)} %
                  </span>
                  {isPredicted && <small className={styles.predicted}>{say.predicted}</small>}
                </th>
                <td className={`${tableStyles.count} ${textStyles.number}`}>{range(...withRedials)}</td>
                <td className={`${tableStyles.count} ${textStyles.number}`}>{range(...days)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Verify(): ReactElement {
  const words = useWords(evidenceWords).rollout;
  const scenario = useScenarioPath();
  const [form, setForm] = useForm('verify');
  const files = useEvidenceState((state) => state.files).filter(({ kind }) => kind === 'calls');
  const calls = chosenOf(form.calls, files);
  const job = useLastJob(VERIFY);
  const json = useJobFile(job, '.json');
  const report = useMemo(() => readVerification(json), [json]);
  const waves = form.waves.filter(({ from, lines }) => from !== '' && lines.length > 0);
  const setWave = (at: number, change: Partial<Wave>): void =>
    setForm({ waves: form.waves.map((wave, i) => (i === at ? { ...wave, ...change } : wave)) });
  return (
    <Part title={words.verify} lead={words.verifyLead}>
      <Checks
        legend={words.callsAfter}
        items={files.map(({ name, bytes }) => ({ id: name, label: name, detail: formatBytes(bytes) }))}
        chosen={calls}
        empty={words.noCalls}
        onChange={(next) => setForm({ calls: next })}
      />
      <ol className={styles.waves}>
        {form.waves.map((wave, i) => (
          <li key={i}>
            <WaveFields
              wave={wave}
              number={i + 1}
              elsewhere={form.waves.flatMap(({ lines }, other) => (other === i ? [] : lines))}
              onChange={(change) => setWave(i, change)}
              onRemove={
                form.waves.length > 1
                  ? () => setForm({ waves: form.waves.filter((_, other) => other !== i) })
                  : undefined
              }
            />
          </li>
        ))}
      </ol>
      <div>
        <Button kind="quiet" onClick={() => setForm({ waves: [...form.waves, { from: '', lines: [] }] })}>
          <Icon name="plus" size={14} />
          {words.addWave}
        </Button>
      </div>
      <OrderButton
        kind={VERIFY}
        options={{
          scenario,
          calls,
          waves: waves.map(({ from, lines }) => `${from}=${lines.join('+')}`).join(','),
        }}
        isReady={scenario !== undefined && calls.length > 0 && waves.length > 0}
        missing={calls.length === 0 ? words.chooseCalls : words.chooseWaves}
      >
        {words.verifyRun}
      </OrderButton>
      <JobCard job={job} kinds={[VERIFY]} />
      {report && <Verified report={report} />}
      {job && <ReportFrame job={job} />}
    </Part>
  );
}

/** A line moves once: what another wave has is not offered here. */
function WaveFields({
  wave,
  number,
  elsewhere,
  onChange,
  onRemove,
}: {
  readonly wave: Wave;
  readonly number: number;
  readonly elsewhere: readonly string[];
  readonly onChange: (change: Partial<Wave>) => void;
  readonly onRemove: (() => void) | undefined;
}): ReactElement {
  const words = useWords(evidenceWords).rollout;
  const language = useLanguage();
  const config = useScenarioConfig();
  const before = config?.worlds.find(({ id }) => id === config.compare.before)?.lines ?? [];
  const lines = (config?.lines ?? []).filter(({ id }) => before.includes(id) && !elsewhere.includes(id));
  return (
    <div className={styles.wave}>
      <div className={styles.waveHead}>
        <Field label={words.waveFrom({ number })}>
          {(id) => (
            <input
              id={id}
              type="date"
              value={wave.from}
              onChange={({ target }) => onChange({ from: target.value })}
            />
          )}
        </Field>
        {onRemove && (
          <Button kind="quiet" onClick={onRemove}>
            {words.removeWave}
          </Button>
        )}
      </div>
      <Checks
        legend={words.waveLines({ number })}
        items={lines.map((line) => ({ id: line.id, label: titleOf(line, language) }))}
        chosen={wave.lines}
        onChange={(next) => onChange({ lines: next })}
      />
    </div>
  );
}

function Verified({ report }: { readonly report: VerificationReport }): ReactElement {
  const words = useWords(evidenceWords);
  return (
    <Intervals
      label={words.rollout.verify}
      rows={report.waves.map(({ from, lines, observed, predicted }) => ({
        ...predicted,
        label: words.rollout.wave({ from, lines: lines.join(', ') }),
        text: observed
          ? words.rollout.observed({
              observed: words.points({ value: formatSigned(observed.value, 'share', 2) }),
              predicted: tellSpread(predicted, words),
            })
          : words.rollout.unobserved({ predicted: tellSpread(predicted, words) }),
        ...(observed && { mark: observed.value }),
      }))}
      tell={(value) => formatSigned(value, 'share', 2)}
      sides={[words.calibrate.fewer, words.calibrate.more]}
    />
  );
}
