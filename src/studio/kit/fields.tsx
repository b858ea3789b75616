/** The inspector's building blocks. */
import { useId, useState, type ReactElement, type ReactNode } from 'react';
import { useStudio } from '../core/use-studio.ts';
import styles from './fields.module.css';
import textStyles from './text.module.css';
import twistyStyles from './twisty.module.css';

export function Section({
  title,
  tools,
  children,
  isOpen = true,
}: {
  readonly title: string;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
  readonly isOpen?: boolean;
}): ReactElement {
  return (
    <details className={styles.section} open={isOpen}>
      <summary className={twistyStyles.twisty}>
        <h3>{title}</h3>
        {tools}
      </summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}

export function Field({
  label,
  hint,
  problem,
  children,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Why what stands in the field is not taken. */
  readonly problem?: string | undefined;
  readonly children: (id: string) => ReactNode;
}): ReactElement {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint && <p className={textStyles.fieldHint}>{hint}</p>}
      {problem && (
        <p className={`${textStyles.fieldHint} ${styles.problem}`} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

interface TextInputProps {
  readonly id?: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly isFirst?: boolean;
  readonly list?: readonly string[];
  readonly lang?: string;
  readonly isLong?: boolean;
  readonly label?: string;
  readonly placeholder?: string;
  /** What stands here may be emptied while one types, but not left empty: then the old text comes back. */
  readonly isNeeded?: boolean;
  readonly maxLength?: number;
}

/** Leaving the field closes the undo step. */
export function TextInput({
  id,
  value,
  onChange,
  isFirst,
  list,
  lang,
  isLong,
  label,
  placeholder,
  isNeeded = false,
  maxLength = 2000,
}: TextInputProps): ReactElement {
  const studio = useStudio();
  const listId = useId();
  const [isEmptied, setEmptied] = useState(false);
  const common = {
    id,
    lang,
    value: isEmptied ? '' : value,
    placeholder,
    dir: 'auto' as const,
    'aria-label': label,
    maxLength,
    ...(isFirst ? { 'data-first': '' } : {}),
    onBlur: () => {
      setEmptied(false);
      studio.edited()?.sealHistory();
    },
    onChange: ({ target }: { target: { value: string } }) => {
      setEmptied(isNeeded && target.value === '');
      if (!isNeeded || target.value !== '') onChange(target.value);
    },
  };
  if (isLong) return <textarea {...common} rows={Math.min(6, Math.max(2, Math.ceil(value.length / 28)))} />;
  return (
    <>
      <input type="text" autoComplete="off" {...common} {...(list ? { list: listId } : {})} />
      {list && (
        <datalist id={listId}>
          {list.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}

interface NumberInputProps {
  readonly id?: string;
  readonly value: number | undefined;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** Shown while the field is empty: what holds then. */
  readonly placeholder?: string | undefined;
  readonly onChange: (value: number | undefined) => void;
}

export function NumberInput({
  id,
  value,
  min,
  max,
  step = 1,
  placeholder,
  onChange,
}: NumberInputProps): ReactElement {
  const studio = useStudio();
  return (
    <input
      id={id}
      type="number"
      className={textStyles.number}
      min={min}
      max={max}
      step={step}
      value={value ?? ''}
      placeholder={placeholder}
      onBlur={() => studio.edited()?.sealHistory()}
      onChange={({ target }) => {
        if (target.value === '') onChange(undefined);
        else if (Number.isFinite(target.valueAsNumber))
          onChange(Math.min(max, Math.max(min, target.valueAsNumber)));
      }}
    />
  );
}

interface ChoiceInputProps<T extends string> {
  readonly id?: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string; readonly isDisabled?: boolean }[];
  readonly label?: string;
  readonly onChange: (value: T) => void;
}

export function ChoiceInput<T extends string>({
  id,
  value,
  options,
  label,
  onChange,
}: ChoiceInputProps<T>): ReactElement {
  return (
    <select id={id} value={value} aria-label={label} onChange={({ target }) => onChange(target.value as T)}>
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.isDisabled}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
