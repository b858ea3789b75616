/** Whether the work is safe, in words. */
import type { ReactElement } from 'react';
import { Icon, type IconName } from '../kit/Icon.tsx';
import { describeSaveFailure } from '../core/words/describe-save-failure.ts';
import { type StudioWords, studioWords } from '../../words/index.ts';
import { useEditedState, useWords, useWorkspace, type EditedState } from '../core/use-studio.ts';
import styles from './SaveState.module.css';

export function SaveState(): ReactElement | null {
  const words = useWords(studioWords);
  const state = useEditedState();
  const { connection } = useWorkspace();
  if (!state) return null;
  const { tone, icon, text, detail } = describeSaving(state, connection, words);
  return (
    <p className={styles.state} data-tone={tone} title={detail}>
      <Icon name={icon} size={14} />
      <span>{text}</span>
    </p>
  );
}

interface Saying {
  readonly tone: 'good' | 'open' | 'bad';
  readonly icon: IconName;
  readonly text: string;
  readonly detail?: string;
}

export function describeSaving(state: EditedState, connection: string, words: StudioWords): Saying {
  const say = words.save;
  if (state.conflict) return { tone: 'bad', icon: 'warning', text: say.conflict };
  if (state.isDeletedOnDisk) return { tone: 'bad', icon: 'warning', text: say.deleted };
  if (state.saveFailure)
    return { tone: 'bad', icon: 'error', text: say.failed, detail: describeSaveFailure(state, words) };
  if (state.isSaving) return { tone: 'open', icon: 'save', text: say.saving };
  if (state.isDirty && state.draft === 'failed') return { tone: 'bad', icon: 'warning', text: say.noDraft };
  const isAway = connection === 'reconnecting' || connection === 'locked';
  if (state.isDirty)
    return {
      tone: 'open',
      icon: 'info',
      text: isAway ? say.dirtyOffline : say.dirty,
      detail: connection === 'locked' ? say.reasons.locked : say.dirtyDetail,
    };
  if (connection === 'locked')
    return { tone: 'bad', icon: 'warning', text: say.locked, detail: say.reasons.locked };
  if (connection === 'reconnecting') return { tone: 'bad', icon: 'warning', text: say.offline };
  return { tone: 'good', icon: 'check', text: say.saved };
}
