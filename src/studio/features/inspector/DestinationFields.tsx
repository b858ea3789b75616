/**
 * An end of the call: a desk, an outside number, self-service, or a hang-up; and the needs that are served
 * there.
 */
import type { ReactElement } from 'react';
import { type ChartState, type Destination, type NeedId, setDestination } from '../../../chart/index.ts';
import { perform } from '../../core/actions/actions.ts';
import { useStudio, useWords } from '../../core/use-studio.ts';
import type { MachineView } from '../../view/index.ts';
import { ChoiceInput, Field, TextInput } from '../../kit/fields.tsx';
import { studioWords } from '../../../words/index.ts';
import fieldsStyles from '../../kit/fields.module.css';
import styles from './DestinationFields.module.css';
import textStyles from '../../kit/text.module.css';

export function DestinationFields({
  state,
  view,
}: {
  readonly state: ChartState;
  readonly view: MachineView;
}): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const destination: Destination = state.config.meta?.destination ?? {
    goesTo: 'desk',
    desk: 'desk',
    serves: [],
  };
  const write = (next: Destination): void =>
    void perform(studio, (now) => setDestination(now, state.path, next), { isQuiet: true });
  const serves = destination.goesTo === 'hang-up' ? [] : destination.serves;
  const known = namesIn(view);
  const needs = [...new Set([...(view.chart.config.meta.needs ?? []), ...serves])].toSorted();

  const change = (goesTo: Destination['goesTo']): void => {
    if (goesTo === 'desk') write({ goesTo, desk: known.desks[0] ?? 'desk', serves });
    else if (goesTo === 'number') write({ goesTo, number: '0', serves });
    else if (goesTo === 'self-service') write({ goesTo, service: known.services[0] ?? 'service', serves });
    else write({ goesTo, reason: 'caller' });
  };

  return (
    <div className={styles.destination}>
      <div className={fieldsStyles.pair}>
        <Field label={words.destination.goesTo}>
          {(id) => (
            <ChoiceInput
              id={id}
              value={destination.goesTo}
              options={(['desk', 'number', 'self-service', 'hang-up'] as const).map((value) => ({
                value,
                label: words.destination.kinds[value],
              }))}
              onChange={change}
            />
          )}
        </Field>
        {destination.goesTo === 'desk' && (
          <Field label={words.destination.desk}>
            {(id) => (
              <TextInput
                id={id}
                value={destination.desk}
                list={known.desks}
                onChange={(desk) => desk && write({ ...destination, desk })}
              />
            )}
          </Field>
        )}
        {destination.goesTo === 'number' && (
          <Field label={words.destination.number}>
            {(id) => (
              <TextInput
                id={id}
                value={destination.number}
                onChange={(number) => number && write({ ...destination, number })}
              />
            )}
          </Field>
        )}
        {destination.goesTo === 'self-service' && (
          <Field label={words.destination.service}>
            {(id) => (
              <TextInput
                id={id}
                value={destination.service}
                list={known.services}
                onChange={(service) => service && write({ ...destination, service })}
              />
            )}
          </Field>
        )}
        {destination.goesTo === 'hang-up' && (
          <Field label={words.destination.reason}>
            {(id) => (
              <ChoiceInput
                id={id}
                value={destination.reason}
                options={(['caller', 'attempts', 'closed'] as const).map((value) => ({
                  value,
                  label: words.destination.hangUp[value],
                }))}
                onChange={(reason) => write({ goesTo: 'hang-up', reason })}
              />
            )}
          </Field>
        )}
      </div>
      {destination.goesTo !== 'hang-up' && needs.length > 0 && (
        <fieldset className={`${fieldsStyles.field} ${fieldsStyles.checks}`}>
          <legend>{words.destination.serves}</legend>
          {needs.map((need) => (
            <label key={need}>
              <input
                type="checkbox"
                checked={serves.includes(need)}
                onChange={() => write({ ...destination, serves: toggle(serves, need) })}
              />
              <span className={textStyles.code}>{need}</span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}

function toggle(serves: readonly NeedId[], need: NeedId): NeedId[] {
  return serves.includes(need) ? serves.filter((each) => each !== need) : [...serves, need];
}

/** Desks and services this machine already sends calls to. */
function namesIn(view: MachineView): {
  readonly desks: readonly string[];
  readonly services: readonly string[];
} {
  const ends = view.chart.states.flatMap(({ config }) =>
    config.meta?.destination ? [config.meta.destination] : [],
  );
  const unique = (names: readonly string[]): string[] => [...new Set(names)].toSorted();
  return {
    desks: unique(ends.flatMap((end) => (end.goesTo === 'desk' ? [end.desk] : []))),
    services: unique(ends.flatMap((end) => (end.goesTo === 'self-service' ? [end.service] : []))),
  };
}
