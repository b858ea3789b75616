/** A field and a list: what one types narrows it, the arrows mark, Enter picks. */
import { useId, useMemo, useState, type KeyboardEvent, type ReactElement } from 'react';
import type { DialogRequest } from '../core/dialogs.ts';
import { Icon } from '../kit/Icon.tsx';
import { Modal } from '../kit/Modal.tsx';
import { useStudio, useWords } from '../core/use-studio.ts';
import { studioWords } from '../../words/index.ts';
import styles from './FinderDialog.module.css';
import textStyles from '../kit/text.module.css';

export function FinderDialog({
  request,
}: {
  readonly request: Extract<DialogRequest, { kind: 'finder' }>;
}): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const list = useId();
  const [typed, setTyped] = useState('');
  const [marked, setMarked] = useState(0);
  const choices = useMemo(() => request.choices(typed).slice(0, 80), [request, typed]);

  const mark = (at: number): void => {
    const next = Math.min(choices.length - 1, Math.max(0, at));
    setMarked(next);
    const choice = choices[next];
    if (choice) request.onMark?.(choice.id);
    window.requestAnimationFrame(() =>
      window.document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: 'nearest' }),
    );
  };
  const pick = (at: number): void => {
    const choice = choices[at];
    if (!choice || choice.isDisabled) return;
    studio.ui.set({ dialog: undefined });
    // The dialog first gives the focus back: what is picked may take it.
    window.requestAnimationFrame(() => request.onPick(choice.id));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') mark(marked + 1);
    else if (event.key === 'ArrowUp') mark(marked - 1);
    else if (event.key === 'PageDown') mark(marked + 8);
    else if (event.key === 'PageUp') mark(marked - 8);
    else if (event.key === 'Enter') pick(marked);
    else return;
    event.preventDefault();
  };

  return (
    <Modal label={request.title} className={styles.finder}>
      <div className={styles.field}>
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          aria-expanded={choices.length > 0}
          aria-controls={list}
          aria-activedescendant={choices.length > 0 ? `${list}-${marked}` : undefined}
          aria-autocomplete="list"
          aria-label={request.title}
          placeholder={request.placeholder}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setMarked(0);
            const [first] = request.choices(target.value);
            if (first) request.onMark?.(first.id);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul role="listbox" id={list} aria-label={request.title}>
        {choices.map((choice, i) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys belong to the field
          <li
            key={choice.id}
            id={`${list}-${i}`}
            role="option"
            aria-selected={i === marked}
            aria-disabled={choice.isDisabled}
            onPointerMove={() => i !== marked && setMarked(i)}
            onClick={() => pick(i)}
          >
            <span className={styles.label} dir="auto">
              {choice.found ? <Marked text={choice.label} {...choice.found} /> : choice.label}
            </span>
            {choice.detail && (
              <span className={styles.detail} dir="auto">
                {choice.detail}
              </span>
            )}
            {choice.hint && <span className={styles.hint}>{choice.hint}</span>}
          </li>
        ))}
      </ul>
      {choices.length === 0 && (
        <p className={textStyles.hint} role="status">
          {typed === '' ? words.finder.type : words.finder.nothing}
        </p>
      )}
    </Modal>
  );
}

function Marked({
  text,
  from,
  to,
}: {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}): ReactElement {
  return (
    <>
      {text.slice(0, from)}
      <mark>{text.slice(from, to)}</mark>
      {text.slice(to)}
    </>
  );
}
