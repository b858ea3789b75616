/**
 * What one has to know now, above the canvas: restored work, conflicts, refusals. Never over what one works
 * on.
 */
import type { ReactElement } from 'react';
import { Icon } from '../kit/Icon.tsx';
import {
  isSamePart,
  useDocumentPart,
  useDocumentStore,
  useStudio,
  useUi,
  useWords,
} from '../core/use-studio.ts';
import { studioWords } from '../../words/index.ts';

export function Notices(): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const notice = useUi((ui) => ui.notice);
  const seen = useUi((ui) => ui.seenRestored);
  const store = useDocumentStore();
  const { path, wasRestored, isDeletedOnDisk } = useDocumentPart(
    (state) => ({
      path: state?.path,
      wasRestored: state?.wasRestored === true && state.isDirty,
      isDeletedOnDisk: state?.isDeletedOnDisk,
    }),
    isSamePart,
  );
  const isRestored = wasRestored && seen !== path;
  return (
    <div className="notices">
      {isRestored && (
        <p className="notice notice-info" role="status">
          <Icon name="info" />
          <span>{words.restored.text}</span>
          <button
            type="button"
            className="button"
            onClick={() => {
              store?.discard();
              studio.ui.set({ seenRestored: path });
            }}
          >
            {words.restored.discard}
          </button>
          <button
            type="button"
            className="button button-icon"
            aria-label={words.close}
            onClick={() => studio.ui.set({ seenRestored: path })}
          >
            <Icon name="close" />
          </button>
        </p>
      )}
      {isDeletedOnDisk && (
        <p className="notice notice-warning" role="status">
          <Icon name="warning" />
          <span>{words.save.deletedText}</span>
        </p>
      )}
      {notice && (
        <p className={`notice notice-${notice.kind}`} role={notice.kind === 'error' ? 'alert' : 'status'}>
          <Icon name={notice.kind} />
          <span>{notice.text}</span>
          {notice.action && (
            <button type="button" className="button" onClick={notice.action.perform}>
              {notice.action.label}
            </button>
          )}
          <button
            type="button"
            className="button button-icon"
            aria-label={words.close}
            onClick={() => studio.ui.set({ notice: undefined })}
          >
            <Icon name="close" />
          </button>
        </p>
      )}
    </div>
  );
}
