/**
 * Picks one of the facts a machine knows, by what people call it; another one by its id. The name itself is
 * edited below.
 */
import { useState, type ReactElement } from 'react';
import { type FactKind, type MachineMeta, nameFactShown } from '../../../chart/index.ts';
import { useLanguage, useWords } from '../../core/use-studio.ts';
import { FactNameField } from './FactNameField.tsx';
import { ChoiceInput, Field, TextInput } from '../../kit/fields.tsx';
import { studioWords } from '../../../words/index.ts';

interface Props {
  readonly label: string;
  readonly kind: FactKind;
  readonly id: string;
  readonly known: readonly string[];
  readonly meta: MachineMeta;
  readonly onChange: (id: string) => void;
}

/** Longer than any id may be, so that it stands for none. */
const ANOTHER = '+'.repeat(65);

export function FactField({ label, kind, id, known, meta, onChange }: Props): ReactElement {
  const words = useWords(studioWords);
  const language = useLanguage();
  const [isTyping, setTyping] = useState(false);
  const ids = [...new Set([...known, id])];
  return (
    <>
      <ChoiceInput
        label={label}
        value={isTyping ? ANOTHER : id}
        options={[
          ...ids.map((value) => ({ value, label: nameFactShown(kind, value, language, meta).name })),
          { value: ANOTHER, label: words.guard.another },
        ]}
        onChange={(value) => {
          setTyping(value === ANOTHER);
          if (value !== ANOTHER) onChange(value);
        }}
      />
      {isTyping && (
        <Field label={words.guard.factId}>
          {(field) => <TextInput id={field} value={id} isNeeded maxLength={64} onChange={onChange} />}
        </Field>
      )}
      {!(kind === 'identity' && id === 'unknown') && <FactNameField kind={kind} id={id} meta={meta} />}
    </>
  );
}
