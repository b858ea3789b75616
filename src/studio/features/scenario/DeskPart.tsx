/** The desks of a scenario: when they are open, who works there, and whether that fits the calls. */
import { useMemo, useState, type ReactElement } from 'react';
import type { DeskConfig, ScenarioConfig } from '../../../scenario/index.ts';
import { describeHours } from '../../core/scenario/describe-hours.ts';
import { titleOf } from '../../core/scenario/title-of.ts';
import { weekHours } from '../../core/week/levels.ts';
import { useLanguage, useWords } from '../../core/use-studio.ts';
import { deskWeek } from '../../figures/desk-agents.ts';
import { expectedCalls, type DeskCalls } from '../../figures/expected-calls.ts';
import { formatDecimal } from '../../../util/format-number.ts';
import { hoursWords } from '../../../words/index.ts';
import { DeskDetail } from './DeskDetail.tsx';
import { SimulateCalls, useSimulatedCalls } from './SimulateCalls.tsx';
import styles from './scenario.module.css';

interface Props {
  readonly config: ScenarioConfig;
  readonly path: string;
}

export function DeskPart({ config, path }: Props): ReactElement {
  const words = useWords(hoursWords).desks;
  const calls = useMemo(() => expectedCalls(config), [config]);
  const simulated = useSimulatedCalls(config, path);
  const [chosen, setChosen] = useState<string>();
  const at = Math.max(
    0,
    config.desks.findIndex(({ id }) => id === chosen),
  );
  const desk = config.desks[at];
  const own = calls[at];
  return (
    <section className={styles.part} aria-labelledby="desks-title">
      <header>
        <h3 id="desks-title">{words.title}</h3>
        <SimulateCalls config={config} path={path} />
      </header>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.desk}</th>
              <th scope="col">{words.open}</th>
              <th scope="col" className={styles.numeric}>
                {words.openHours}
              </th>
              <th scope="col" className={styles.numeric}>
                {words.calls}
              </th>
              <th scope="col" className={styles.numeric}>
                {words.agentHours}
              </th>
            </tr>
          </thead>
          <tbody>
            {config.desks.map((each, i) => {
              const expected = calls[i];
              return expected ? (
                <DeskRow
                  key={each.id}
                  desk={each}
                  config={config}
                  calls={expected}
                  isChosen={i === at}
                  onPick={() => setChosen(each.id)}
                />
              ) : null;
            })}
          </tbody>
        </table>
      </div>
      {desk && own && (
        <DeskDetail
          key={desk.id}
          desk={desk}
          config={config}
          calls={own}
          simulated={simulated?.offered[desk.id]}
        />
      )}
    </section>
  );
}

function DeskRow({
  desk,
  config,
  calls,
  isChosen,
  onPick,
}: {
  readonly desk: DeskConfig;
  readonly config: ScenarioConfig;
  readonly calls: DeskCalls;
  readonly isChosen: boolean;
  readonly onPick: () => void;
}): ReactElement {
  const language = useLanguage();
  const words = useWords(hoursWords).desks;
  const { hours } = desk.staffing;
  const { open, agents } = useMemo(() => deskWeek(desk, config, calls), [desk, config, calls]);
  const total = calls.calls.reduce((sum, value) => sum + value, 0);
  return (
    <tr aria-selected={isChosen} data-chosen={isChosen ? '' : undefined}>
      <th scope="row">
        <button type="button" className={styles.pickRow} aria-pressed={isChosen} onClick={onPick}>
          {titleOf(desk, language)}
        </button>
      </th>
      <td>
        {hours === undefined && 'roster' in desk.staffing
          ? words.byRoster
          : describeHours(hours, config.calendars ?? [], language)}
      </td>
      <td className={styles.numeric}>{formatDecimal(weekHours(open), 2)}</td>
      <td className={styles.numeric}>{formatDecimal(total)}</td>
      <td className={styles.numeric}>{formatDecimal(weekHours(agents))}</td>
    </tr>
  );
}
