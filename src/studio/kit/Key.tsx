/** A key of a phone pad. */
import type { ComponentProps, ReactElement } from 'react';
import { joinClasses } from './classes.ts';
import styles from './Key.module.css';

export function Key({ className, ...rest }: ComponentProps<'kbd'>): ReactElement {
  return <kbd {...rest} className={joinClasses(styles.key, className)} />;
}
