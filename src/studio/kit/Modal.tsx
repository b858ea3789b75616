/** The browser's own dialog: it keeps the focus inside, closes on Escape and gives the focus back. */
import { joinClasses } from './classes.ts';
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { useStudio } from '../core/use-studio.ts';
import styles from './Modal.module.css';

interface Props {
  readonly label: string;
  readonly className?: string | undefined;
  /** With a margin inside; absent: what stands in it reaches its edges. */
  readonly isPadded?: boolean;
  readonly children: ReactNode;
  /**
   * Absent: closing takes the dialog away. Undefined result of Escape is not allowed where a decision is
   * needed.
   */
  readonly onClose?: () => void;
  readonly isUrgent?: boolean;
}

export function Modal({
  label,
  className,
  isPadded = false,
  children,
  onClose,
  isUrgent = false,
}: Props): ReactElement {
  const studio = useStudio();
  const box = useRef<HTMLDialogElement>(null);
  const { stage } = studio;
  const close = onClose ?? ((): void => studio.ui.set({ dialog: undefined }));

  useEffect(() => {
    const dialog = box.current;
    const home = window.document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      // The page may have drawn the old place anew: then the canvas takes the focus.
      if (home instanceof HTMLElement && home.isConnected && home !== window.document.body) home.focus();
      // oxlint-disable-next-line react-hooks/exhaustive-deps -- the canvas as it is then
      else stage.current?.focus();
    };
  }, [stage]);

  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- Escape does the same
    <dialog
      ref={box}
      className={joinClasses(isPadded && styles.dialog, className)}
      aria-label={label}
      role={isUrgent ? 'alertdialog' : undefined}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => event.target === box.current && close()}
    >
      {children}
    </dialog>
  );
}
