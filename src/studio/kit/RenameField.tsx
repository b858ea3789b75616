/** A name typed where it stands. Enter keeps it, Escape forgets it, leaving the field keeps it. */
import { useEffect, useRef, type ReactElement } from 'react';
import { renameTo } from '../core/actions/option-actions.ts';
import { useStudio, useWords } from '../core/use-studio.ts';
import { studioWords } from '../../words/index.ts';
import styles from './RenameField.module.css';

interface Props {
  /** Row id or state path. */
  readonly name: string;
  readonly text: string;
  readonly locale: string;
}

export function RenameField({ name, text, locale }: Props): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const field = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  /** Where the focus came from: it goes back there. */
  const from = useRef<Element | null>(null);

  useEffect(() => {
    from.current = window.document.activeElement;
    isOver.current = false;
    field.current?.focus();
    field.current?.select();
  }, []);

  const finish = (isKept: boolean): void => {
    if (isOver.current) return;
    isOver.current = true;
    const typed = field.current?.value ?? text;
    if (isKept && typed.trim() !== text) renameTo(studio, name, typed, locale);
    else studio.ui.set({ renaming: undefined });
    const home = from.current?.isConnected ? from.current.closest<HTMLElement>('[data-structure]') : null;
    if (home) home.focus();
    else studio.stage.current?.focus();
  };

  return (
    <input
      ref={field}
      className={`${styles.rename} nodrag nopan`}
      aria-label={words.commands.rename}
      lang={locale}
      dir="auto"
      defaultValue={text}
      maxLength={200}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') finish(true);
        else if (event.key === 'Escape') finish(false);
        else return;
        event.preventDefault();
      }}
    />
  );
}
