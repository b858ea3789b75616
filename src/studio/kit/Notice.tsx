/** A sentence one has to know now, in a frame of its own. */
import type { ReactElement, ReactNode } from 'react';
import styles from './Notice.module.css';

interface Props {
  readonly kind: 'info' | 'warning' | 'error';
  readonly role?: 'status' | 'alert';
  readonly children: ReactNode;
}

export function Notice({ kind, role, children }: Props): ReactElement {
  return (
    <p className={styles.notice} data-kind={kind} role={role}>
      {children}
    </p>
  );
}
