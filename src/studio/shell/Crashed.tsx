/** In place of a part of the page that failed: what still works, and the ways out. */
import { useEffect, useRef, type ReactElement } from 'react';
import { copyText } from '../commands/clipboard.ts';
import { announce, notify } from '../core/actions/actions.ts';
import { downloadUnsaved, setUnsavedAside } from '../core/actions/set-aside.ts';
import { useEditedPart, isSamePart, useStudio, useWords } from '../core/use-studio.ts';
import { Button } from '../kit/Button.tsx';
import { Icon } from '../kit/Icon.tsx';
import { showHidden } from '../kit/show-hidden.ts';
import type { FallbackProps, Failure } from './failure.ts';
import { studioWords } from '../../words/index.ts';
import styles from './Crashed.module.css';

export function CrashedPart(props: FallbackProps): ReactElement {
  return <Crashed {...props} isWhole={false} />;
}

export function CrashedPage(props: FallbackProps): ReactElement {
  return <Crashed {...props} isWhole />;
}

function Crashed({ failure, onAgain, isWhole }: FallbackProps & { readonly isWhole: boolean }): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const say = words.crash;
  const { path, document, isDirty } = useEditedPart(
    (state) => ({ path: state?.path, document: state?.document, isDirty: state?.isDirty === true }),
    isSamePart,
  );
  // An undo may have taken away what it stumbled over.
  const failedOn = useRef(document);
  useEffect(() => {
    if (failedOn.current !== document) onAgain();
  }, [document, onAgain]);
  const details = describeFailure(failure, path);
  const copy = async (): Promise<void> => {
    if (await copyText(details)) announce(studio, say.copied);
  };
  const setAside = async (): Promise<void> => {
    if (path === undefined) return;
    const isDone = await setUnsavedAside(studio, path);
    notify(
      studio,
      isDone
        ? {
            kind: 'info',
            text: say.isAside,
            action: {
              label: words.aside.show,
              perform: () => studio.ui.set({ dialog: { kind: 'aside' } }),
            },
          }
        : { kind: 'error', text: words.aside.noRoom },
    );
    if (isDone) onAgain();
  };
  return (
    <section className={styles.crashed} data-crashed="" role="alert">
      <Icon name="error" size={28} />
      <h2>{isWhole ? say.whole : say.title}</h2>
      <p>{isWhole ? say.wholeText : say.text}</p>
      {isDirty && <p>{say.setAsideText({ path: showHidden(path ?? '') })}</p>}
      <div className={styles.ways}>
        <Button onClick={onAgain}>{say.again}</Button>
        {isDirty && (
          <>
            <Button kind="main" onClick={() => void setAside()}>
              {say.setAside}
            </Button>
            <Button onClick={() => downloadUnsaved(studio)}>{words.aside.download}</Button>
          </>
        )}
        <Button onClick={() => window.location.reload()}>{say.reload}</Button>
        <Button onClick={() => void copy()}>{say.copy}</Button>
      </div>
      <details className={styles.details}>
        <summary>{say.details}</summary>
        <pre>{details}</pre>
      </details>
    </section>
  );
}

/** For whoever has to find the mistake: nothing of what the person typed but the name of the file. */
function describeFailure({ cause, where }: Failure, path: string | undefined): string {
  const what = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return [path ?? '', what, where.trim(), window.navigator.userAgent].filter(Boolean).join('\n\n');
}
