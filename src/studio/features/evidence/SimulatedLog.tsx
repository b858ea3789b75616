/** No log yet: one that the simulation writes, to see the whole way first. */
import type { ReactElement } from 'react';
import { useWords } from '../../core/use-studio.ts';
import { ChoiceInput, Field, NumberInput } from '../../kit/fields.tsx';
import { evidenceWords } from '../../../words/index.ts';
import { JobCard } from './JobCard.tsx';
import { OrderButton } from './OrderButton.tsx';
import { useForm, useLastJob, useScenarioPath } from './use-evidence.ts';
import fieldStyles from './CalibrateStep.module.css';
import styles from './SimulatedLog.module.css';

const KIND = 'log-calls';
/** What a log knows, each more than the one before; as `log-calls` calls it. */
const KNOWS = ['cdr', 'keys', 'times', 'dispositions'] as const;

export function SimulatedLog(): ReactElement {
  const words = useWords(evidenceWords).simulated;
  const scenario = useScenarioPath();
  const [{ days, knows }, setForm] = useForm('simulated');
  const job = useLastJob(KIND);
  return (
    <details className={styles.simulated}>
      <summary>{words.title}</summary>
      <p>{words.lead}</p>
      <div className={fieldStyles.fields}>
        <Field label={words.days}>
          {(id) => (
            <NumberInput
              id={id}
              value={days}
              min={1}
              max={400}
              onChange={(value) => setForm({ days: value ?? 28 })}
            />
          )}
        </Field>
        <Field label={words.knows}>
          {(id) => (
            <ChoiceInput
              id={id}
              value={knows}
              options={KNOWS.map((value) => ({ value, label: words.kinds[value] }))}
              onChange={(value) => setForm({ knows: value })}
            />
          )}
        </Field>
      </div>
      <OrderButton
        kind={KIND}
        options={{ scenario, days, kind: knows }}
        isReady={scenario !== undefined}
        isMain={false}
      >
        {words.run}
      </OrderButton>
      <JobCard job={job} kinds={[KIND]} />
    </details>
  );
}
