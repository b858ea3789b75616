/** Where files come in: dropped, or picked with a button. They go into the project's folder of calls. */
import { useRef, useState, type DragEvent, type ReactElement } from 'react';
import { Button } from '../../kit/Button.tsx';
import { flag } from '../../kit/classes.ts';
import { Icon } from '../../kit/Icon.tsx';
import { showTurning } from '../../kit/show-hidden.ts';
import { useWords } from '../../core/use-studio.ts';
import { evidenceWords } from '../../../words/index.ts';
import { useEvidence, useEvidenceState } from './use-evidence.ts';
import styles from './DropZone.module.css';

export function DropZone({
  label,
  accept,
}: {
  readonly label: string;
  readonly accept?: string;
}): ReactElement {
  const evidence = useEvidence();
  const words = useWords(evidenceWords);
  const uploads = useEvidenceState((state) => state.uploads);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null | undefined): void => {
    if (files && files.length > 0) void evidence.upload([...files]);
  };
  const onDrag = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the button in it does the same
    <div
      className={styles.zone}
      role="group"
      aria-label={label}
      data-over={flag(isOver)}
      onDragEnter={onDrag}
      onDragOver={onDrag}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <p>{label}</p>
      <Button onClick={() => input.current?.click()}>
        <Icon name="plus" size={14} />
        {words.files.choose}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        accept={accept}
        onChange={({ target }) => {
          take(target.files);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
      <ul className={styles.uploads}>
        {uploads.map(({ name, share, failure }) => (
          <li key={name} role={failure === undefined ? undefined : 'alert'}>
            <bdi>{showTurning(name)}</bdi>
            {failure === undefined ? (
              <progress max={1} value={share} aria-label={words.files.uploading({ name })} />
            ) : (
              <span className={styles.failure}>{showTurning(failure)}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
