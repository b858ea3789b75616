/** A clock by its IANA name; what nobody knows is not taken. */
import { useState, type ReactElement } from 'react';
import { isTimeZone } from '../../../calendar/index.ts';
import { useWords } from '../../core/use-studio.ts';
import { Field } from '../../kit/fields.tsx';
import { hoursWords } from '../../../words/index.ts';

interface Props {
  readonly value: string | undefined;
  /** What holds while the field is empty. */
  readonly inherited: string | undefined;
  readonly onChange: (timeZone: string | undefined) => void;
}

export function TimeZoneInput({ value, inherited, onChange }: Props): ReactElement {
  const words = useWords(hoursWords).timeZone;
  const [typed, setTyped] = useState<string>();
  const text = typed ?? value ?? '';
  const isUnknown = text !== '' && !isTimeZone(text);
  const accept = (): void => {
    if (typed === undefined || isUnknown) return;
    setTyped(undefined);
    if (typed !== (value ?? '')) onChange(typed === '' ? undefined : typed);
  };
  return (
    <Field
      label={words.label}
      problem={typed !== undefined && isUnknown ? words.unknown({ text }) : undefined}
    >
      {(id) => (
        <input
          id={id}
          type="text"
          autoComplete="off"
          aria-invalid={isUnknown}
          placeholder={inherited ?? words.none}
          value={text}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={accept}
          onKeyDown={(event) => event.key === 'Enter' && accept()}
        />
      )}
    </Field>
  );
}
