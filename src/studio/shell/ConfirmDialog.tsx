import type { ReactElement } from 'react';
import type { DialogRequest } from '../core/dialogs.ts';
import { showTurning } from '../kit/show-hidden.ts';
import { Modal } from '../kit/Modal.tsx';
import { useStudio, useWords } from '../core/use-studio.ts';
import { studioWords } from '../../words/index.ts';
import { Button } from '../kit/Button.tsx';
import styles from './ConfirmDialog.module.css';

/** Asked before more goes than was selected. */
export function ConfirmDialog({
  request,
}: {
  readonly request: Extract<DialogRequest, { kind: 'confirm' }>;
}): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const close = (): void => studio.ui.set({ dialog: undefined });
  return (
    <Modal label={request.title} isPadded isUrgent>
      <h2>{request.title}</h2>
      <p>{request.text}</p>
      <ul className={styles.affected}>
        {request.items.map((item, i) => (
          <li key={i}>{showTurning(item)}</li>
        ))}
      </ul>
      <footer>
        <Button onClick={close}>{words.cancel}</Button>
        <Button
          kind="danger"
          onClick={() => {
            close();
            request.onConfirm();
          }}
        >
          {request.confirm}
        </Button>
      </footer>
    </Modal>
  );
}
