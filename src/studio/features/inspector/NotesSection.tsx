/** What designers write to each other, and the name in the file. */
import { useState, type ReactElement } from 'react';
import { renameState, setDescription, type ChartState } from '../../../chart/index.ts';
import { perform } from '../../core/actions/actions.ts';
import { useStudio, useWords } from '../../core/use-studio.ts';
import { Field, Section, TextInput } from '../../kit/fields.tsx';
import { studioWords } from '../../../words/index.ts';
import textStyles from '../../kit/text.module.css';

export function NotesSection({ state }: { readonly state: ChartState }): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  return (
    <Section title={words.inspector.notes} isOpen={false}>
      <Field label={words.inspector.description}>
        {(id) => (
          <TextInput
            id={id}
            isLong
            value={state.config.description ?? ''}
            onChange={(text) =>
              perform(studio, (now) => setDescription(now, state.path, text), { isQuiet: true })
            }
          />
        )}
      </Field>
      {state.parent && (
        <Field label={words.inspector.key} hint={words.inspector.keyHint}>
          {(id) => <KeyField key={state.key} id={id} state={state} />}
        </Field>
      )}
    </Section>
  );
}

/** Kept when the field is left: half a name is no name. */
function KeyField({ id, state }: { readonly id: string; readonly state: ChartState }): ReactElement {
  const studio = useStudio();
  const [typed, setTyped] = useState(state.key);
  const keep = (): void => {
    if (typed === state.key || typed === '') setTyped(state.key);
    else if (!perform(studio, (now) => renameState(now, state.path, typed)).isDone) setTyped(state.key);
  };
  return (
    <input
      id={id}
      type="text"
      className={textStyles.code}
      autoComplete="off"
      spellCheck={false}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  );
}
