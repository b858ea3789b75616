/** One of several, all in sight. */
import type { ReactElement } from 'react';
import styles from './scenario.module.css';

interface Props {
  readonly label: string;
  readonly items: readonly { readonly id: string; readonly label: string }[];
  readonly chosen: string;
  readonly onPick: (id: string) => void;
}

export function PickList({ label, items, chosen, onPick }: Props): ReactElement {
  return (
    <div className={styles.picks} role="group" aria-label={label}>
      {items.map((item) => (
        <button key={item.id} type="button" aria-pressed={item.id === chosen} onClick={() => onPick(item.id)}>
          {item.label}
        </button>
      ))}
    </div>
  );
}
