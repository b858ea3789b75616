/** How many agents, of a desk or of a group: a number, a target, a roster. */
import type { ReactElement } from 'react';
import type { Staffing } from '../../../scenario/index.ts';
import { useWords } from '../../core/use-studio.ts';
import { ChoiceInput, Field, NumberInput } from '../../kit/fields.tsx';
import { hoursWords } from '../../../words/index.ts';

export type Staffed = Staffing | { readonly agents: 'groups' };
type Kind = 'agents' | 'target' | 'roster' | 'groups';

interface Props {
  readonly staffing: Staffed;
  /** Agents of groups answer for it: only of desks. */
  readonly hasGroups: boolean;
  /** Its hours and shrinkage are kept by whoever hears this. */
  readonly onChange: (staffing: Staffed) => void;
}

const TARGET = { serviceLevel: 0.8, withinSeconds: 20 };
const ROSTER = { roster: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00', agents: 1 }] };

export function StaffingFields({ staffing, hasGroups, onChange }: Props): ReactElement {
  const words = useWords(hoursWords).desks;
  const kind = kindOf(staffing);
  const kinds: readonly Kind[] = ['agents', 'target', 'roster', ...(hasGroups ? (['groups'] as const) : [])];
  const begin: Readonly<Record<Kind, Staffed>> = {
    agents: { agents: 1 },
    target: TARGET,
    roster: ROSTER,
    groups: { agents: 'groups' },
  };
  const shrinkage = 'shrinkage' in staffing ? staffing.shrinkage : undefined;
  return (
    <>
      <Field label={words.staffing}>
        {(id) => (
          <ChoiceInput
            id={id}
            value={kind}
            options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
            onChange={(next) => next !== kind && onChange(begin[next])}
          />
        )}
      </Field>
      {'agents' in staffing && staffing.agents !== 'groups' && (
        <Field label={words.agents}>
          {(id) => (
            <NumberInput
              id={id}
              value={Number(staffing.agents)}
              min={0}
              max={9999}
              onChange={(agents) => agents !== undefined && onChange({ ...staffing, agents })}
            />
          )}
        </Field>
      )}
      {'serviceLevel' in staffing && (
        <>
          <Field label={words.share}>
            {(id) => (
              <NumberInput
                id={id}
                value={Math.round(staffing.serviceLevel * 100)}
                min={1}
                max={99}
                onChange={(share) =>
                  share !== undefined && onChange({ ...staffing, serviceLevel: share / 100 })
                }
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
                  withinSeconds !== undefined && onChange({ ...staffing, withinSeconds })
                }
              />
            )}
          </Field>
        </>
      )}
      {kind !== 'groups' && kind !== 'target' && (
        <Field label={words.shrinkage} hint={words.shrinkageHint}>
          {(id) => (
            <NumberInput
              id={id}
              value={shrinkage === undefined ? undefined : Math.round(shrinkage * 100)}
              min={0}
              max={90}
              placeholder="0"
              onChange={(percent) => onChange(withShrinkage(staffing, percent))}
            />
          )}
        </Field>
      )}
    </>
  );
}

function kindOf(staffing: Staffed): Kind {
  if ('roster' in staffing) return 'roster';
  if ('serviceLevel' in staffing) return 'target';
  return staffing.agents === 'groups' ? 'groups' : 'agents';
}

function withShrinkage(staffing: Staffed, percent: number | undefined): Staffed {
  if (!('shrinkage' in staffing) && percent === undefined) return staffing;
  const { shrinkage: _before, ...rest } = staffing as Staffing;
  return percent ? { ...rest, shrinkage: percent / 100 } : rest;
}
