/** What a part of the left side is called, and its commands. */
import type { ReactElement, ReactNode } from 'react';
import styles from './SideHeader.module.css';

interface Props {
  /** Of the title: the part is labelled by it. */
  readonly id: string;
  readonly title: string;
  readonly tip?: string | undefined;
  /** The commands' name for screen readers; absent: they are buttons like others. */
  readonly toolbar?: string;
  readonly children: ReactNode;
}

export function SideHeader({ id, title, tip, toolbar, children }: Props): ReactElement {
  return (
    <header className={styles.header}>
      <h2 id={id} title={tip}>
        {title}
      </h2>
      <div className={styles.tools} role={toolbar === undefined ? undefined : 'toolbar'} aria-label={toolbar}>
        {children}
      </div>
    </header>
  );
}
