/** How long a menu waits and how often it is heard, with where that is written when it is inherited. */
import type { ReactElement } from 'react';
import {
  inheritedMeta,
  lineage,
  setAttempts,
  setNoInputSeconds,
  setResetsAttempts,
  toList,
  type ChartState,
  type Guard,
} from '../../../chart/index.ts';
import { perform } from '../../core/actions/actions.ts';
import { useStudio, useWords } from '../../core/use-studio.ts';
import { stateTitle, type MachineView } from '../../view/index.ts';
import { Field, NumberInput } from '../../kit/fields.tsx';
import { studioWords } from '../../../words/index.ts';
import fieldsStyles from '../../kit/fields.module.css';

/** What the format gives when nothing is written. */
const DEFAULT_SECONDS = 5;

export function PatienceFields({
  view,
  state,
}: {
  readonly view: MachineView;
  readonly state: ChartState;
}): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const inherited = state.parent ? inheritedMeta(state.parent, 'noInputSeconds') : undefined;
  const attempts = attemptsOf(state);
  const owner =
    attempts && attempts.owner !== state
      ? attempts.owner.parent
        ? stateTitle(view.chart, attempts.owner, view.chart.config.meta.locales[0] ?? 'en')
        : words.canvas.everywhere
      : undefined;
  const entry = [state.config.entry ?? []].flat();
  return (
    <>
      <div className={fieldsStyles.pair}>
        <Field label={words.inspector.noInputSeconds}>
          {(id) => (
            <NumberInput
              id={id}
              value={state.config.meta?.noInputSeconds}
              min={0}
              max={600}
              step={0.5}
              placeholder={String(inherited ?? DEFAULT_SECONDS)}
              onChange={(seconds) =>
                perform(studio, (now) => setNoInputSeconds(now, state.path, seconds), { isQuiet: true })
              }
            />
          )}
        </Field>
        <Field label={words.inspector.attempts} hint={owner && words.inspector.sharedWith({ owner })}>
          {(id) => (
            <NumberInput
              id={id}
              value={attempts?.max}
              min={1}
              max={9}
              placeholder={words.inspector.unlimited}
              onChange={(max) =>
                max !== undefined &&
                perform(studio, (now) => setAttempts(now, state.path, Math.round(max)), { isQuiet: true })
              }
            />
          )}
        </Field>
      </div>
      {state.parent && (
        <label className={fieldsStyles.check}>
          <input
            type="checkbox"
            checked={entry.some(({ type }) => type === 'resetAttempts')}
            onChange={({ target }) =>
              perform(studio, (now) => setResetsAttempts(now, state.path, target.checked))
            }
          />
          {words.inspector.resets}
        </label>
      )}
    </>
  );
}

/** The nearest rule about failed attempts, and whose it is. */
export function attemptsOf(
  state: ChartState,
): { readonly max: number; readonly owner: ChartState } | undefined {
  for (const owner of lineage(state)) {
    for (const event of ['NO_INPUT', 'NO_MATCH'] as const) {
      for (const { guard } of toList(owner.config.on?.[event] ?? [])) {
        const max = guard && maxIn(guard);
        if (max !== undefined) return { max, owner };
      }
    }
  }
  return undefined;
}

function maxIn(guard: Guard): number | undefined {
  if (guard.type === 'attemptsLeft') return guard.params.max;
  if (guard.type !== 'when') return undefined;
  const { params } = guard;
  const parts = 'all' in params ? params.all : 'any' in params ? params.any : [params.not];
  return parts.map(maxIn).find((max) => max !== undefined);
}
