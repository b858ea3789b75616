/**
 * What one has to know now, above the canvas: restored work, conflicts, refusals. Never over what one works
 * on.
 */
import type { ReactElement } from 'react';
import { Icon } from '../kit/Icon.tsx';
import { isSamePart, useEditedPart, useEditedStore, useStudio, useUi, useWords } from '../core/use-studio.ts';
import { studioWords } from '../../words/index.ts';
import { Button } from '../kit/Button.tsx';
import { Notice } from '../kit/Notice.tsx';
import styles from './Notices.module.css';

export function Notices(): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const notice = useUi((ui) => ui.notice);
  const seen = useUi((ui) => ui.seenRestored);
  const store = useEditedStore();
  const { path, wasRestored, isDeletedOnDisk } = useEditedPart(
    (state) => ({
      path: state?.path,
      wasRestored: state?.wasRestored === true && state.isDirty,
      isDeletedOnDisk: state?.isDeletedOnDisk,
    }),
    isSamePart,
  );
  const isRestored = wasRestored && seen !== path;
  return (
    <div className={styles.notices}>
      {isRestored && (
        <Notice kind="info" role="status">
          <Icon name="info" />
          <span>{words.restored.text}</span>
          <Button
            onClick={() => {
              store?.discard();
              studio.ui.set({ seenRestored: path });
            }}
          >
            {words.restored.discard}
          </Button>
          <Button kind="icon" aria-label={words.close} onClick={() => studio.ui.set({ seenRestored: path })}>
            <Icon name="close" />
          </Button>
        </Notice>
      )}
      {isDeletedOnDisk && (
        <Notice kind="warning" role="status">
          <Icon name="warning" />
          <span>{words.save.deletedText}</span>
        </Notice>
      )}
      {notice && (
        <Notice kind={notice.kind} role={notice.kind === 'error' ? 'alert' : 'status'}>
          <Icon name={notice.kind} />
          <span>{notice.text}</span>
          {notice.action && <Button onClick={notice.action.perform}>{notice.action.label}</Button>}
          <Button kind="icon" aria-label={words.close} onClick={() => studio.ui.set({ notice: undefined })}>
            <Icon name="close" />
          </Button>
        </Notice>
      )}
    </div>
  );
}
