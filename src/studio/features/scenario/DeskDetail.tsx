/** One desk: its hours, its agents, and both against the calls it may expect. */
import { useMemo, type ReactElement } from 'react';
import type { DeskConfig, ScenarioConfig } from '../../../scenario/index.ts';
import { makeCalendarOf, setDeskHours, setStaffing } from '../../core/scenario/desk-edits.ts';
import { describeHours } from '../../core/scenario/describe-hours.ts';
import { performOnScenario } from '../../core/scenario/perform-on-scenario.ts';
import { titleOf } from '../../core/scenario/title-of.ts';
import { useLanguage, useStudio, useWords } from '../../core/use-studio.ts';
import { deskWeek } from '../../figures/desk-agents.ts';
import type { DeskCalls } from '../../figures/expected-calls.ts';
import { Button } from '../../kit/Button.tsx';
import { ChoiceInput, Field } from '../../kit/fields.tsx';
import { hoursWords } from '../../../words/index.ts';
import { CallsAgainstAgents } from './CallsAgainstAgents.tsx';
import { RosterField } from './RosterField.tsx';
import { StaffingFields, type Staffed } from './StaffingFields.tsx';
import { WhenClosedField } from './WhenClosedField.tsx';
import styles from './scenario.module.css';

interface Props {
  readonly desk: DeskConfig;
  readonly config: ScenarioConfig;
  readonly calls: DeskCalls;
  /** Met in simulated months, by half-hour of the week. */
  readonly simulated: readonly number[] | undefined;
}

export function DeskDetail({ desk, config, calls, simulated }: Props): ReactElement {
  const studio = useStudio();
  const language = useLanguage();
  const { open, agents } = useMemo(() => deskWeek(desk, config, calls), [desk, config, calls]);
  const { staffing } = desk;
  const set = (next: Staffed): boolean =>
    performOnScenario(studio, setStaffing(desk, next), { isQuiet: true });
  return (
    <div className={styles.detail}>
      <h4>{titleOf(desk, language)}</h4>
      <div className={styles.fields}>
        <HoursField desk={desk} config={config} />
        <WhenClosedField desk={desk} config={config} />
        <StaffingFields staffing={desk.staffing} hasGroups onChange={(next) => void set(next)} />
      </div>
      {'roster' in staffing && (
        <RosterField
          name={titleOf(desk, language)}
          roster={staffing.roster}
          onChange={(roster) => set({ ...staffing, roster })}
        />
      )}
      <CallsAgainstAgents
        name={titleOf(desk, language)}
        calls={calls.calls}
        handlingSeconds={calls.handlingSeconds}
        open={open}
        agents={agents}
        simulated={simulated}
      />
    </div>
  );
}

/** Always, or by a calendar; hours of the desk's own can become one. */
function HoursField({ desk, config }: Pick<Props, 'desk' | 'config'>): ReactElement {
  const studio = useStudio();
  const words = useWords(hoursWords).desks;
  const language = useLanguage();
  const calendars = config.calendars ?? [];
  const { hours } = desk.staffing;
  const isOwn = hours !== undefined && !('calendar' in hours);
  const value = !hours ? '' : 'calendar' in hours ? `calendar ${hours.calendar}` : 'own';
  return (
    <>
      <Field label={words.hours}>
        {(id) => (
          <ChoiceInput
            id={id}
            value={value}
            options={[
              { value: '', label: 'roster' in desk.staffing ? words.byRoster : words.always },
              ...calendars.map((calendar) => ({
                value: `calendar ${calendar.id}`,
                label: titleOf(calendar, language),
              })),
              ...(isOwn ? [{ value: 'own', label: describeHours(hours, calendars, language) }] : []),
            ]}
            onChange={(picked) => {
              if (picked === 'own') return;
              const calendar = picked.slice('calendar '.length);
              performOnScenario(studio, setDeskHours(desk, picked === '' ? undefined : { calendar }));
            }}
          />
        )}
      </Field>
      {value === 'own' || calendars.length === 0 ? (
        <Button onClick={() => performOnScenario(studio, makeCalendarOf(desk, config))}>
          {words.makeCalendar}
        </Button>
      ) : null}
    </>
  );
}
