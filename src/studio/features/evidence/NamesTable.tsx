/** Names as the log has them, and what the scenario calls the same. */
import { useState, type ReactElement } from 'react';
import { useWords } from '../../core/use-studio.ts';
import { Button } from '../../kit/Button.tsx';
import { showTurning } from '../../kit/show-hidden.ts';
import { evidenceWords } from '../../../words/index.ts';
import styles from './NamesTable.module.css';

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly names: Readonly<Record<string, string>>;
  readonly targets: readonly { readonly id: string; readonly title: string }[];
  readonly onChange: (names: Readonly<Record<string, string>>) => void;
}

/** Stands for every name that is not listed. */
const ALL = '*';

export function NamesTable({ title, lead, names, targets, onChange }: Props): ReactElement {
  const words = useWords(evidenceWords).mapping;
  const [typed, setTyped] = useState('');
  const entries = Object.entries(names);
  const open = entries.filter(([, target]) => !targets.some(({ id }) => id === target)).length;
  const add = (): void => {
    const name = typed.trim();
    if (name === '' || Object.hasOwn(names, name) || name === '__proto__') return;
    onChange({ ...names, [name]: name });
    setTyped('');
  };
  return (
    <section className={styles.names} aria-label={title}>
      <h4>{title}</h4>
      <p>
        {lead} {open > 0 && <strong>{words.openNames({ count: open })}</strong>}
      </p>
      <ul>
        {entries.map(([name, target]) => (
          <li key={name}>
            <bdi>{name === ALL ? words.everyName : showTurning(name)}</bdi>
            <span aria-hidden="true">→</span>
            <select
              value={targets.some(({ id }) => id === target) ? target : ''}
              aria-label={words.calledHere({ name: name === ALL ? words.everyName : name })}
              onChange={({ target: { value } }) =>
                onChange({ ...names, [name]: value === '' ? name : value })
              }
            >
              <option value="">{words.asItIs}</option>
              {targets.map(({ id, title: label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
            <Button
              kind="quiet"
              aria-label={words.removeName({ name })}
              onClick={() => onChange(Object.fromEntries(entries.filter(([each]) => each !== name)))}
            >
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
      <form
        className={styles.add}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <input
          type="text"
          aria-label={words.newName}
          placeholder={words.newName}
          value={typed}
          maxLength={200}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button type="submit">{words.addName}</Button>
      </form>
    </section>
  );
}
