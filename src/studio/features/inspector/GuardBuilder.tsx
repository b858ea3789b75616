/**
 * Who an option is for, put together from sentences. Every change is a whole guard again, so it is always
 * valid.
 */
import type { ReactElement } from 'react';
import type { Condition, Guard, MachineMeta } from '../../../chart/index.ts';
import { chartWords, type StudioWords, studioWords } from '../../../words/index.ts';
import { Icon } from '../../kit/Icon.tsx';
import { useWords } from '../../core/use-studio.ts';
import type { KnownFacts } from '../../kit/CallerPicker.tsx';
import { FactField } from './FactField.tsx';
import { HoursFields, USUAL_HOURS } from './HoursFields.tsx';
import { ChoiceInput } from '../../kit/fields.tsx';
import { Button } from '../../kit/Button.tsx';
import styles from './GuardBuilder.module.css';

type Kind = Condition['type'] | 'all' | 'any' | 'not';

interface Props {
  readonly guard: Guard | undefined;
  readonly known: KnownFacts;
  readonly meta: MachineMeta;
  readonly onChange: (guard: Guard | undefined) => void;
}

export function GuardBuilder({ guard, known, meta, onChange }: Props): ReactElement {
  const words = useWords(studioWords);
  return (
    <div className={styles.builder}>
      <ChoiceInput
        label={words.guard.label}
        value={guard ? kindOf(guard) : 'none'}
        options={[{ value: 'none' as const, label: words.guard.everybody }, ...kinds(words)]}
        onChange={(kind) => onChange(kind === 'none' ? undefined : makeGuard(kind, known, guard))}
      />
      {guard && <GuardBody guard={guard} known={known} meta={meta} onChange={onChange} />}
    </div>
  );
}

function GuardBody({
  guard,
  known,
  meta,
  onChange,
}: Omit<Props, 'guard' | 'onChange'> & {
  readonly guard: Guard;
  readonly onChange: (guard: Guard) => void;
}): ReactElement {
  const words = useWords(studioWords);
  const { guards } = useWords(chartWords);
  switch (guard.type) {
    case 'identityIs':
      return (
        <FactField
          label={words.caller.identity}
          kind="identity"
          id={guard.params.identity}
          known={known.identities}
          meta={meta}
          onChange={(identity) => onChange({ type: 'identityIs', params: { identity } })}
        />
      );
    case 'ownsDevice':
      return (
        <FactField
          label={words.caller.devices}
          kind="devices"
          id={guard.params.device}
          known={known.devices}
          meta={meta}
          onChange={(device) => onChange({ type: 'ownsDevice', params: { device } })}
        />
      );
    case 'hasHistory':
      return (
        <FactField
          label={words.caller.history}
          kind="history"
          id={guard.params.event}
          known={known.histories}
          meta={meta}
          onChange={(event) => onChange({ type: 'hasHistory', params: { event } })}
        />
      );
    case 'attemptsLeft':
      return (
        <ChoiceInput
          label={words.inspector.attempts}
          value={String(guard.params.max)}
          options={Array.from({ length: 9 }, (_, i) => ({
            value: String(i + 1),
            label: guards.alone.attemptsLeft({ count: i }),
          }))}
          onChange={(max) => onChange({ type: 'attemptsLeft', params: { max: Number(max) } })}
        />
      );
    case 'hoursOpen':
      return (
        <HoursFields hours={guard.params} onChange={(params) => onChange({ type: 'hoursOpen', params })} />
      );
    case 'when': {
      const { params } = guard;
      if ('not' in params)
        return (
          <ul className={styles.parts}>
            <li>
              <GuardBuilder
                guard={params.not}
                known={known}
                meta={meta}
                onChange={(not) => not && onChange({ type: 'when', params: { not } })}
              />
            </li>
          </ul>
        );
      const isAll = 'all' in params;
      const parts = isAll ? params.all : params.any;
      const write = (next: readonly Guard[]): void =>
        onChange({ type: 'when', params: isAll ? { all: next } : { any: next } });
      return (
        <ul className={styles.parts}>
          {parts.map((part, i) => (
            <li key={i}>
              <GuardBuilder
                guard={part}
                known={known}
                meta={meta}
                onChange={(next) =>
                  next ? write(parts.with(i, next)) : parts.length > 1 && write(parts.toSpliced(i, 1))
                }
              />
              {parts.length > 1 && (
                <Button
                  kind="icon"
                  aria-label={words.guard.removePart}
                  onClick={() => write(parts.toSpliced(i, 1))}
                >
                  <Icon name="close" size={12} />
                </Button>
              )}
            </li>
          ))}
          <li>
            <Button
              disabled={parts.length >= 16}
              onClick={() => write([...parts, makeGuard('ownsDevice', known, undefined)])}
            >
              <Icon name="plus" size={12} />
              {words.guard.addPart}
            </Button>
          </li>
        </ul>
      );
    }
  }
}

function kindOf(guard: Guard): Kind {
  if (guard.type !== 'when') return guard.type;
  return 'all' in guard.params ? 'all' : 'any' in guard.params ? 'any' : 'not';
}

function kinds(words: StudioWords): { value: Kind; label: string }[] {
  return (
    ['identityIs', 'ownsDevice', 'hasHistory', 'hoursOpen', 'attemptsLeft', 'all', 'any', 'not'] as const
  ).map((value) => ({ value, label: words.guard.kinds[value] }));
}

/** Combining keeps what was there as the first part. */
function makeGuard(kind: Kind, known: KnownFacts, before: Guard | undefined): Guard {
  const ownsDevice: Guard = { type: 'ownsDevice', params: { device: known.devices[0] ?? 'pc' } };
  const first = before ?? ownsDevice;
  switch (kind) {
    case 'identityIs':
      return {
        type: 'identityIs',
        params: { identity: known.identities.find((each) => each !== 'unknown') ?? 'consumer' },
      };
    case 'ownsDevice':
      return ownsDevice;
    case 'hasHistory':
      return { type: 'hasHistory', params: { event: known.histories[0] ?? 'open-repair' } };
    case 'hoursOpen':
      return { type: 'hoursOpen', params: USUAL_HOURS };
    case 'attemptsLeft':
      return { type: 'attemptsLeft', params: { max: 3 } };
    case 'all':
      return { type: 'when', params: { all: partsOf(first) } };
    case 'any':
      return { type: 'when', params: { any: partsOf(first) } };
    case 'not':
      return { type: 'when', params: { not: first } };
  }
}

function partsOf(guard: Guard): readonly Guard[] {
  if (guard.type !== 'when') return [guard];
  return 'all' in guard.params ? guard.params.all : 'any' in guard.params ? guard.params.any : [guard];
}
