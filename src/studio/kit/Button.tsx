/** The one button: what it looks like says how much pressing it means. */
import type { ComponentProps, ReactElement } from 'react';
import styles from './Button.module.css';
import { joinClasses } from './classes.ts';

const KINDS = { icon: styles.icon, quiet: styles.quiet, main: styles.main, danger: styles.danger };

interface Props extends ComponentProps<'button'> {
  /** Absent: a button among others. `main`: what one came for; `quiet`: beside it; `danger`: takes away. */
  readonly kind?: keyof typeof KINDS | undefined;
}

export function Button({ kind, className, type = 'button', ...rest }: Props): ReactElement {
  return (
    <button {...rest} type={type} className={joinClasses(styles.button, kind && KINDS[kind], className)} />
  );
}
