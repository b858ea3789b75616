/** One desk: its hours, its agents, and both against the calls it may expect. */
import { useMemo, type ReactElement } from 'react';
import type { DeskConfig, ScenarioConfig } from '../../../scenario/index.ts';
import { makeCalendarOf, setDeskHours, setStaffing } from '../../core/scenario/desk-edits.ts';
import { describeHours, levelsOfHours } from '../../core/scenario/describe-hours.ts';
import { performOnScenario } from '../../core/scenario/perform-on-scenario.ts';
import { titleOf } from '../../core/scenario/title-of.ts';
import { useLanguage, useStudio, useWords } from '../../core/use-studio.ts';
import { agentsOf } from '../../figures/desk-agents.ts';
import type { DeskCalls } from '../../figures/expected-calls.ts';
import { Button } from '../../kit/Button.tsx';
import { ChoiceInput, Field, NumberInput } from '../../kit/fields.tsx';
import { hoursWords } from '../../../words/index.ts';
import { CallsAgainstAgents } from './CallsAgainstAgents.tsx';
import styles from './scenario.module.css';

interface Props {
  readonly desk: DeskConfig;
  readonly config: ScenarioConfig;
  readonly calls: DeskCalls;
}

export function DeskDetail({ desk, config, calls }: Props): ReactElement {
  const language = useLanguage();
  const calendars = useMemo(() => config.calendars ?? [], [config.calendars]);
  const open = useMemo(() => levelsOfHours(desk.staffing.hours, calendars), [desk.staffing.hours, calendars]);
  const agents = useMemo(() => agentsOf(desk, open, calls), [desk, open, calls]);
  return (
    <div className={styles.detail}>
      <h4>{titleOf(desk, language)}</h4>
      <div className={styles.fields}>
        <HoursField desk={desk} config={config} />
        <StaffingFields desk={desk} />
      </div>
      <CallsAgainstAgents
        name={titleOf(desk, language)}
        calls={calls.calls}
        handlingSeconds={calls.handlingSeconds}
        open={open}
        agents={agents}
      />
    </div>
  );
}

/** Always, or by a calendar; hours of the desk's own can become one. */
function HoursField({ desk, config }: Omit<Props, 'calls'>): ReactElement {
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
              { value: '', label: words.always },
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

const TARGET = { serviceLevel: 0.8, withinSeconds: 20 };

function StaffingFields({ desk }: { readonly desk: DeskConfig }): ReactElement {
  const studio = useStudio();
  const words = useWords(hoursWords).desks;
  const { staffing } = desk;
  const set = (next: DeskConfig['staffing']): void =>
    void performOnScenario(studio, setStaffing(desk, next), { isQuiet: true });
  if ('roster' in staffing || ('agents' in staffing && staffing.agents === 'groups')) return <></>;
  const kind = 'agents' in staffing ? 'agents' : 'target';
  return (
    <>
      <Field label={words.staffing}>
        {(id) => (
          <ChoiceInput
            id={id}
            value={kind}
            options={[
              { value: 'agents', label: words.kinds.agents },
              { value: 'target', label: words.kinds.target },
            ]}
            onChange={(next) => set(next === 'agents' ? { agents: 1 } : TARGET)}
          />
        )}
      </Field>
      {'agents' in staffing ? (
        <Field label={words.agents}>
          {(id) => (
            <NumberInput
              id={id}
              value={staffing.agents}
              min={0}
              max={9999}
              onChange={(agents) => agents !== undefined && set({ agents })}
            />
          )}
        </Field>
      ) : (
        <>
          <Field label={words.share}>
            {(id) => (
              <NumberInput
                id={id}
                value={Math.round(staffing.serviceLevel * 100)}
                min={1}
                max={99}
                onChange={(share) => share !== undefined && set({ ...staffing, serviceLevel: share / 100 })}
              />
            )}
          </Field>
          <Field label={words.within}>
            {(id) => (
              <NumberInput
                id={id}
                value={staffing.withinSeconds}
                min={0}
                max={3600}
                onChange={(withinSeconds) =>
                  withinSeconds !== undefined && set({ ...staffing, withinSeconds })
                }
              />
            )}
          </Field>
        </>
      )}
    </>
  );
}
