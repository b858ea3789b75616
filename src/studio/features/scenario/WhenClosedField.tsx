/** What a caller meets at a desk that is closed. */
import type { ReactElement } from 'react';
import type { DeskConfig, ScenarioConfig } from '../../../scenario/index.ts';
import { setWhenClosed } from '../../core/scenario/desk-edits.ts';
import { performOnScenario } from '../../core/scenario/perform-on-scenario.ts';
import { titleOf } from '../../core/scenario/title-of.ts';
import { useLanguage, useStudio, useWords } from '../../core/use-studio.ts';
import { ChoiceInput, Field } from '../../kit/fields.tsx';
import { hoursWords } from '../../../words/index.ts';

const OVERFLOW = 'overflow ';

export function WhenClosedField({
  desk,
  config,
}: {
  readonly desk: DeskConfig;
  readonly config: ScenarioConfig;
}): ReactElement {
  const studio = useStudio();
  const words = useWords(hoursWords).closed;
  const language = useLanguage();
  const { whenClosed = 'announce' } = desk;
  return (
    <Field label={words.label}>
      {(id) => (
        <ChoiceInput
          id={id}
          value={typeof whenClosed === 'string' ? whenClosed : OVERFLOW + whenClosed.overflow}
          options={[
            ...(['announce', 'queue', 'call-back'] as const).map((value) => ({ value, label: words[value] })),
            ...config.desks
              .filter((other) => other.id !== desk.id)
              .map((other) => ({
                value: OVERFLOW + other.id,
                label: words.overflow({ desk: titleOf(other, language) }),
              })),
          ]}
          onChange={(value) =>
            performOnScenario(
              studio,
              setWhenClosed(
                desk,
                value.startsWith(OVERFLOW)
                  ? { overflow: value.slice(OVERFLOW.length) }
                  : (value as Exclude<DeskConfig['whenClosed'], object | undefined>),
              ),
            )
          }
        />
      )}
    </Field>
  );
}
