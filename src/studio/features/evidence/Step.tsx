/** What a step is made of: a part with its heading, what to choose from, and what to do. */
import type { ReactElement, ReactNode } from 'react';
import styles from './Step.module.css';
import textStyles from '../../kit/text.module.css';

export function Part({
  title,
  lead,
  tools,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly tools?: ReactNode;
  readonly children?: ReactNode;
}): ReactElement {
  return (
    <section className={styles.part} aria-label={title}>
      <header>
        <h3>{title}</h3>
        {tools}
      </header>
      {lead && <p className={styles.lead}>{lead}</p>}
      {children}
    </section>
  );
}

/** Several of a list. */
export function Checks<T extends string>({
  legend,
  items,
  chosen,
  empty,
  onChange,
}: {
  readonly legend: string;
  readonly items: readonly { readonly id: T; readonly label: string; readonly detail?: string | undefined }[];
  readonly chosen: readonly T[];
  /** Said where there is nothing to choose from. */
  readonly empty?: string;
  readonly onChange: (chosen: readonly T[]) => void;
}): ReactElement {
  return (
    <fieldset className={styles.checks}>
      <legend>{legend}</legend>
      {items.length === 0 && empty !== undefined && <p className={styles.none}>{empty}</p>}
      {items.map(({ id, label, detail }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ target }) =>
              onChange(
                items
                  .map((item) => item.id)
                  .filter((each) => (each === id ? target.checked : chosen.includes(each))),
              )
            }
          />
          <span dir="auto">{label}</span>
          {detail !== undefined && <small className={textStyles.number}>{detail}</small>}
        </label>
      ))}
    </fieldset>
  );
}
