/** The desks of a scenario: when they are open, who works there, and whether that fits the calls. */
import { useMemo, useState, type ReactElement } from 'react';
import type { DeskConfig, ScenarioConfig } from '../../../scenario/index.ts';
import { describeHours, levelsOfHours } from '../../core/scenario/describe-hours.ts';
import { titleOf } from '../../core/scenario/title-of.ts';
import { weekHours } from '../../core/week/levels.ts';
import { useLanguage, useWords } from '../../core/use-studio.ts';
import { agentsOf } from '../../figures/desk-agents.ts';
import { expectedCalls, type DeskCalls } from '../../figures/expected-calls.ts';
import { formatDecimal } from '../../../util/format-number.ts';
import { hoursWords } from '../../../words/index.ts';
import { DeskDetail } from './DeskDetail.tsx';
import styles from './scenario.module.css';

export function DeskPart({ config }: { readonly config: ScenarioConfig }): ReactElement {
  const words = useWords(hoursWords).desks;
  const calls = useMemo(() => expectedCalls(config), [config]);
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
            {config.desks.map((each, i) => (
              <DeskRow
                key={each.id}
                desk={each}
                config={config}
                calls={calls[i]}
                isChosen={i === at}
                onPick={() => setChosen(each.id)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {desk && own && <DeskDetail key={desk.id} desk={desk} config={config} calls={own} />}
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
  readonly calls: DeskCalls | undefined;
  readonly isChosen: boolean;
  readonly onPick: () => void;
}): ReactElement {
  const language = useLanguage();
  const { hours } = desk.staffing;
  const open = levelsOfHours(hours, config.calendars ?? []);
  const total = calls?.calls.reduce((sum, value) => sum + value, 0) ?? 0;
  return (
    <tr aria-selected={isChosen} data-chosen={isChosen ? '' : undefined}>
      <th scope="row">
        <button type="button" className={styles.pickRow} aria-pressed={isChosen} onClick={onPick}>
          {titleOf(desk, language)}
        </button>
      </th>
      <td>{describeHours(hours, config.calendars ?? [], language)}</td>
      <td className={styles.numeric}>{formatDecimal(weekHours(open), 2)}</td>
      <td className={styles.numeric}>{formatDecimal(total)}</td>
      <td className={styles.numeric}>{calls && formatDecimal(weekHours(agentsOf(desk, open, calls)))}</td>
    </tr>
  );
}
