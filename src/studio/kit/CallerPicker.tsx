/** Whose call is looked at: identity, devices, history, time. Offers what the machine's guards ask about. */
import { useMemo, type ReactElement } from 'react';
import { type Facts, type Guard, nameFactShown, showHour } from '../../chart/index.ts';
import { factConditionsOf } from '../../machine/index.ts';
import { dayNames } from '../core/words/day-names.ts';
import { useLanguage, useStudio, useUi, useWords } from '../core/use-studio.ts';
import type { MachineView } from '../view/index.ts';
import { ChoiceInput, Field } from './fields.tsx';
import { studioWords } from '../../words/index.ts';
import fieldsStyles from './fields.module.css';
import styles from './CallerPicker.module.css';

export interface KnownFacts {
  readonly identities: readonly string[];
  readonly devices: readonly string[];
  readonly histories: readonly string[];
  readonly calendars: readonly string[];
}

/** Every identity, device, history and calendar that this machine asks about or has a name for. */
export function factsIn(view: MachineView): KnownFacts {
  const guards = view.chart.transitions.flatMap(({ transition }): Guard[] =>
    transition.guard ? [transition.guard] : [],
  );
  const conditions = guards.flatMap(factConditionsOf);
  const { facts } = view.chart.config.meta;
  const unique = (values: readonly string[], named: object = {}): string[] =>
    [...new Set([...values, ...Object.keys(named)])].toSorted();
  return {
    identities: unique(
      [
        'unknown',
        ...conditions.flatMap((each) => (each.type === 'identityIs' ? [each.params.identity] : [])),
      ],
      facts?.identity,
    ),
    devices: unique(
      conditions.flatMap((each) => (each.type === 'ownsDevice' ? [each.params.device] : [])),
      facts?.devices,
    ),
    histories: unique(
      conditions.flatMap((each) => (each.type === 'hasHistory' ? [each.params.event] : [])),
      facts?.history,
    ),
    calendars: unique(
      conditions.flatMap((each) =>
        each.type === 'hoursOpen' && 'calendar' in each.params ? [each.params.calendar] : [],
      ),
    ),
  };
}

export function CallerPicker({ view }: { readonly view: MachineView }): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const language = useLanguage();
  const caller = useUi((ui) => ui.caller);
  const known = useMemo(() => factsIn(view), [view]);
  const { meta } = view.chart.config;
  const change = (part: Partial<Facts>): void => studio.ui.set({ caller: { ...caller, ...part } });
  const toggle = (list: readonly string[], each: string): string[] =>
    list.includes(each) ? list.filter((one) => one !== each) : [...list, each];
  return (
    <div className={styles.caller}>
      <Field label={words.caller.identity}>
        {(id) => (
          <ChoiceInput
            id={id}
            value={caller.identity}
            options={[...new Set([...known.identities, caller.identity])].map((value) => ({
              value,
              label:
                value === 'unknown'
                  ? words.caller.unknown
                  : nameFactShown('identity', value, language, meta).name,
            }))}
            onChange={(identity) => change({ identity })}
          />
        )}
      </Field>
      {known.devices.length > 0 && (
        <Checks
          title={words.caller.devices}
          names={known.devices}
          nameOf={(each) => nameFactShown('devices', each, language, meta).name}
          chosen={caller.devices}
          onToggle={(each) => change({ devices: toggle(caller.devices, each) })}
        />
      )}
      {known.histories.length > 0 && (
        <Checks
          title={words.caller.history}
          names={known.histories}
          nameOf={(each) => nameFactShown('history', each, language, meta).name}
          chosen={caller.history}
          onToggle={(each) => change({ history: toggle(caller.history, each) })}
        />
      )}
      {known.calendars.length > 0 && (
        <Checks
          title={words.caller.calendars}
          names={known.calendars}
          nameOf={(each) => each}
          chosen={caller.open ?? known.calendars}
          onToggle={(each) => change({ open: toggle(caller.open ?? known.calendars, each) })}
        />
      )}
      <div className={fieldsStyles.pair}>
        <Field label={words.caller.day}>
          {(id) => (
            <ChoiceInput
              id={id}
              value={String(caller.day)}
              options={dayNames(words).map((label, i) => ({ value: String(i + 1), label }))}
              onChange={(day) => change({ day: Number(day) })}
            />
          )}
        </Field>
        <Field label={words.caller.hour}>
          {(id) => (
            <ChoiceInput
              id={id}
              value={String(caller.hour)}
              options={Array.from({ length: 24 }, (_, hour) => ({
                value: String(hour),
                label: showHour(hour),
              }))}
              onChange={(hour) => change({ hour: Number(hour) })}
            />
          )}
        </Field>
      </div>
    </div>
  );
}

function Checks({
  title,
  names,
  nameOf,
  chosen,
  onToggle,
}: {
  readonly title: string;
  readonly names: readonly string[];
  readonly nameOf: (name: string) => string;
  readonly chosen: readonly string[];
  readonly onToggle: (name: string) => void;
}): ReactElement {
  return (
    <fieldset className={`${fieldsStyles.field} ${fieldsStyles.checks}`}>
      <legend>{title}</legend>
      {names.map((name) => (
        <label key={name}>
          <input type="checkbox" checked={chosen.includes(name)} onChange={() => onToggle(name)} />
          {nameOf(name)}
        </label>
      ))}
    </fieldset>
  );
}
