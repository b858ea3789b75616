/** What a log does not say of itself: where its clocks stand, and where its callers call from. */
import { useMemo, useState, type ReactElement } from 'react';
import { isTimeZone } from '../../../calendar/index.ts';
import { KNOWN_COUNTRIES, type Mapping } from '../../../calls/index.ts';
import { evidenceWords } from '../../../words/index.ts';
import { useLanguage, useWords } from '../../core/use-studio.ts';
import { Field } from '../../kit/fields.tsx';

interface Props {
  readonly mapping: Mapping;
  readonly problem: string | undefined;
  readonly onChange: (mapping: Mapping) => void;
}

/** Local times need one; it is nobody's guess. */
export function ZoneField({ mapping, problem, onChange }: Props): ReactElement {
  const words = useWords(evidenceWords).mapping;
  const zone = mapping.time?.zone ?? '';
  const [typed, setTyped] = useState(zone);
  const zones = useMemo(() => listZones(), []);
  return (
    <Field label={words.zone} hint={words.zoneHint} problem={problem}>
      {(id) => (
        <>
          <input
            id={id}
            type="text"
            list={`${id}-zones`}
            autoComplete="off"
            aria-invalid={problem !== undefined || undefined}
            value={typed}
            placeholder={zones[0]}
            onChange={({ target }) => {
              setTyped(target.value);
              const next = target.value.trim();
              // Half a name is no zone yet, and no reason to say so at every key.
              if (next === '' || isTimeZone(next))
                onChange({ ...mapping, time: { ...mapping.time, zone: next === '' ? undefined : next } });
            }}
          />
          <datalist id={`${id}-zones`}>
            {zones.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

/** This computer's own first. */
function listZones(): readonly string[] {
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [...new Set([own, ...Intl.supportedValuesOf('timeZone')])];
}

export function CountryField({ mapping, problem, onChange }: Props): ReactElement {
  const words = useWords(evidenceWords).mapping;
  const language = useLanguage();
  return (
    <Field label={words.country} hint={words.countryHint} problem={problem}>
      {(id) => (
        <select
          id={id}
          value={mapping.caller?.country ?? ''}
          onChange={({ target }) =>
            onChange({
              ...mapping,
              caller: { ...mapping.caller, country: target.value === '' ? undefined : target.value },
            })
          }
        >
          <option value="">{words.noCountry}</option>
          {KNOWN_COUNTRIES.map((country) => (
            <option key={country} value={country}>
              {nameCountry(country, language)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function nameCountry(country: string, language: string): string {
  return `${new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country} (${country})`;
}
