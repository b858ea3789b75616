/** Unsaved work that was set aside: looked through, handed out, put back, and deleted when a person says so. */
import type { ReactElement } from 'react';
import { downloadAside, dropAside, putBack } from '../core/actions/set-aside.ts';
import { useLanguage, useStudio, useUi, useWords, useWorkspace } from '../core/use-studio.ts';
import type { AsideDraft } from '../storage/index.ts';
import { Button } from '../kit/Button.tsx';
import { Icon } from '../kit/Icon.tsx';
import { Modal } from '../kit/Modal.tsx';
import { Notice } from '../kit/Notice.tsx';
import { showHidden, showTurning } from '../kit/show-hidden.ts';
import { formatPlain } from '../../util/format-number.ts';
import { studioWords } from '../../words/index.ts';
import styles from './AsideDialog.module.css';

export function AsideDialog(): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const { aside } = useWorkspace();
  const notice = useUi((ui) => ui.notice);
  const close = (): void => studio.ui.set({ dialog: undefined });
  return (
    <Modal label={words.aside.title} className={styles.aside} isPadded>
      <header>
        <h2>{words.aside.title}</h2>
        <Button kind="icon" aria-label={words.close} onClick={close}>
          <Icon name="close" />
        </Button>
      </header>
      <p className={styles.facts}>{aside.length === 0 ? words.aside.empty : words.aside.intro}</p>
      {notice && (
        <Notice kind={notice.kind} role="status">
          <span>{showTurning(notice.text)}</span>
        </Notice>
      )}
      <ul>
        {aside.map((draft) => (
          <Line key={draft.id} draft={draft} />
        ))}
      </ul>
    </Modal>
  );
}

function Line({ draft }: { readonly draft: AsideDraft }): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const language = useLanguage();
  const say = words.aside;
  const path = draft.path === '' ? say.unknown : showHidden(draft.path);
  const facts = { reason: say[draft.reason], size: formatPlain(draft.size) };
  const remove = (): void =>
    studio.ui.set({
      dialog: {
        kind: 'confirm',
        title: say.removeTitle,
        text: say.removeText,
        items: [path],
        confirm: say.removeConfirm,
        onConfirm: () => void dropAside(studio, draft.id),
      },
    });
  return (
    <li className={styles.line}>
      <bdi className={styles.path}>{path}</bdi>
      <span className={styles.facts}>
        {draft.at === '' ? say.line(facts) : say.lineAt({ ...facts, date: dateOf(draft.at, language) })}
      </span>
      <span className={styles.tools}>
        <Button aria-label={say.putBackName({ path })} onClick={() => void putBack(studio, draft.id)}>
          {say.putBack}
        </Button>
        <Button aria-label={say.downloadName({ path })} onClick={() => void downloadAside(studio, draft.id)}>
          {say.download}
        </Button>
        <Button kind="quiet" aria-label={say.removeName({ path })} onClick={remove}>
          {say.remove}
        </Button>
      </span>
    </li>
  );
}

function dateOf(at: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
}
