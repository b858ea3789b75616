/** Before there is any log: which one would narrow the answer by how much. */
import { useMemo, type ReactElement } from 'react';
import { useLanguage, useWords } from '../../core/use-studio.ts';
import { formatBare } from '../../../util/format-number.ts';
import { BASE_LANGUAGE, evidenceWords } from '../../../words/index.ts';
import { JobCard } from './JobCard.tsx';
import { leadOf } from './lead-of.ts';
import { OrderButton } from './OrderButton.tsx';
import { readPlan, type PlanReport } from './read-results.ts';
import { ReportFrame } from './ReportFrame.tsx';
import { Part } from './Step.tsx';
import { useJobFile, useLastJob, useScenarioPath } from './use-evidence.ts';
import { ScrollBox } from './ScrollBox.tsx';
import styles from './PlanStep.module.css';
import textStyles from '../../kit/text.module.css';

const KIND = 'calibrate-plan';

export function PlanStep(): ReactElement {
  const words = useWords(evidenceWords);
  const scenario = useScenarioPath();
  const job = useLastJob(KIND);
  const json = useJobFile(job, '.json');
  const report = useMemo(() => readPlan(json), [json]);
  return (
    <>
      <Part title={words.plan.title} lead={words.plan.lead}>
        <OrderButton kind={KIND} options={{ scenario }} isReady={scenario !== undefined}>
          {words.plan.run}
        </OrderButton>
        <JobCard job={job} kinds={[KIND]} />
      </Part>
      {job && report && <PlanTable report={report} />}
      {job && <ReportFrame job={job} />}
    </>
  );
}

function PlanTable({ report }: { readonly report: PlanReport }): ReactElement {
  const words = useWords(evidenceWords);
  const language = useLanguage();
  const { plan } = report;
  const lead = leadOf(Object.keys(plan.headline));
  const most = Math.max(...plan.rows.map(({ halfWidth }) => halfWidth[lead] ?? 0), 1e-9);
  return (
    <Part title={words.plan.answer} lead={words.plan.how}>
      <p className={styles.advice}>{plan.advice[language] ?? plan.advice[BASE_LANGUAGE]}</p>
      <ScrollBox className={styles.scroll} label={words.plan.answer}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.plan.source}</th>
              <th scope="col">{words.plan.width}</th>
              <th scope="col" className={styles.count}>
                {words.plan.learnt}
              </th>
            </tr>
          </thead>
          <tbody>
            {plan.rows.map(({ title, halfWidth, learnt }) => {
              const width = halfWidth[lead] ?? 0;
              const name = title[language] ?? title[BASE_LANGUAGE] ?? '';
              return (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>
                    <span className={styles.bar} aria-hidden="true">
                      <i style={{ inlineSize: `${(100 * width) / most}%` }} />
                    </span>
                    <span className={textStyles.number}>
                      {words.points({ value: `±${formatBare(width, 'share', 2)}` })}
                    </span>
                  </td>
                  <td className={`${styles.count} ${textStyles.number}`}>{learnt}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollBox>
    </Part>
  );
}
