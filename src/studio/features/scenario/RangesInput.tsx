/** Times of a day, typed to the minute: "08:30-12:00, 13:00-17:30". */
import { useState, type ReactElement } from 'react';
import { parseRange } from '../../../calendar/index.ts';
import { useWords } from '../../core/use-studio.ts';
import { hoursWords } from '../../../words/index.ts';
import styles from './scenario.module.css';
import textStyles from '../../kit/text.module.css';

interface Props {
  readonly label: string;
  readonly ranges: readonly string[];
  /** What holds while the field is empty; absent: closed. */
  readonly placeholder?: string;
  /** Only called with ranges that can be read. False: it was refused. */
  readonly onChange: (ranges: readonly string[]) => boolean;
}

/** What cannot be read stays in the field, with what is wrong, and changes nothing. */
export function RangesInput({ label, ranges, placeholder, onChange }: Props): ReactElement {
  const words = useWords(hoursWords).ranges;
  const [typed, setTyped] = useState<{ readonly text: string; readonly problem: string }>();
  const accept = (text: string): void => {
    const parts = text
      .split(/[,;\uFF0C\uFF1B\u3001]/)
      .map((part) => part.trim().replaceAll('\uFF1A', ':'))
      .filter((part) => part !== '');
    const bad = parts
      .map((part) => ({ part, parsed: parseRange(part) }))
      .find(({ parsed }) => 'fault' in parsed);
    if (bad && 'fault' in bad.parsed) {
      setTyped({ text, problem: words[bad.parsed.fault]({ text: bad.part }) });
      return;
    }
    const isSame = parts.length === ranges.length && parts.every((part, i) => part === ranges[i]);
    if (isSame || onChange(parts)) setTyped(undefined);
  };
  const shown = typed?.text ?? ranges.join(', ');
  return (
    <span className={styles.ranges}>
      <input
        type="text"
        aria-label={label}
        aria-invalid={typed !== undefined && typed.problem !== ''}
        autoComplete="off"
        placeholder={placeholder ?? words.closed}
        value={shown}
        onChange={({ target }) => setTyped({ text: target.value, problem: '' })}
        onBlur={({ target }) => accept(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') accept(event.currentTarget.value);
          if (event.key === 'Escape') setTyped(undefined);
        }}
      />
      {typed && typed.problem !== '' && (
        <span className={`${textStyles.fieldHint} ${styles.wrong}`} role="alert">
          {typed.problem}
        </span>
      )}
    </span>
  );
}
