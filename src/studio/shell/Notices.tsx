/**
 * What one has to know now, above the canvas: restored work, conflicts, refusals. Never over what one works
 * on.
 */
import { useState, type ReactElement } from 'react';
import { Icon } from '../kit/Icon.tsx';
import {
  isSamePart,
  useEditedPart,
  useEditedStore,
  useLanguage,
  useStudio,
  useUi,
  useWords,
} from '../core/use-studio.ts';
import type { SpoiltDraft } from '../document/index.ts';
import { showTurning } from '../kit/show-hidden.ts';
import { tellProblem } from '../../util/problem.ts';
import { studioWords, type Language, type StudioWords } from '../../words/index.ts';
import { Button } from '../kit/Button.tsx';
import { Notice } from '../kit/Notice.tsx';
import styles from './Notices.module.css';

export function Notices(): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const notice = useUi((ui) => ui.notice);
  const seen = useUi((ui) => ui.seenRestored);
  const store = useEditedStore();
  const language = useLanguage();
  const [hasSeenSpoilt, setSeenSpoilt] = useState<SpoiltDraft>();
  const { path, wasRestored, isDeletedOnDisk, spoilt } = useEditedPart(
    (state) => ({
      path: state?.path,
      wasRestored: state?.wasRestored === true && state.isDirty,
      isDeletedOnDisk: state?.isDeletedOnDisk,
      spoilt: state?.spoilt,
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
      {spoilt && hasSeenSpoilt !== spoilt && (
        <Notice kind="warning" role="status">
          <Icon name="warning" />
          <span>{tellSpoilt(spoilt, wasRestored, words, language)}</span>
          {spoilt.isSetAside && (
            <Button onClick={() => studio.ui.set({ dialog: { kind: 'aside' } })}>{words.aside.show}</Button>
          )}
          <Button kind="icon" aria-label={words.close} onClick={() => setSeenSpoilt(spoilt)}>
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
          <span>{showTurning(notice.text)}</span>
          {notice.action && <Button onClick={notice.action.perform}>{notice.action.label}</Button>}
          <Button kind="icon" aria-label={words.close} onClick={() => studio.ui.set({ notice: undefined })}>
            <Icon name="close" />
          </Button>
        </Notice>
      )}
    </div>
  );
}

function tellSpoilt(
  { problems, isSetAside }: SpoiltDraft,
  isPart: boolean,
  words: StudioWords,
  language: Language,
): string {
  const [problem] = problems;
  const why = problem ? showTurning(tellProblem(problem, language).message) : '';
  if (!isSetAside) return words.aside.spoiltNoRoom({ why });
  return (isPart ? words.aside.spoiltPart : words.aside.spoilt)({ why });
}
