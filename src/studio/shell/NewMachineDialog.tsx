/** A new machine: a name and the language its callers hear first. */
import { useId, useState, type ReactElement } from 'react';
import { LANGUAGES, commonWords, studioWords } from '../../words/index.ts';
import { Modal } from '../kit/Modal.tsx';
import { createMachine, firstMachine } from '../core/actions/new-machine.ts';
import { toId } from '../core/to-id.ts';
import { useLanguage, useStudio, useWords } from '../core/use-studio.ts';
import { Button } from '../kit/Button.tsx';
import fieldsStyles from '../kit/fields.module.css';
import styles from './NewMachineDialog.module.css';

export function NewMachineDialog(): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const language = useLanguage();
  const [title, setTitle] = useState('');
  const [locale, setLocale] = useState<string>(language);
  const id = useId();
  const close = (): void => studio.ui.set({ dialog: undefined });
  return (
    <Modal label={words.commands.newMachine} isPadded>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const name = title.trim() || words.fresh.machine;
          close();
          createMachine(studio, {
            config: firstMachine(toId(name), name, locale),
            layout: { positions: {} },
          });
        }}
      >
        <h2>{words.commands.newMachine}</h2>
        <p>{words.newMachine.text}</p>
        <div className={fieldsStyles.field}>
          <label htmlFor={`${id}-name`}>{words.inspector.name}</label>
          <input
            id={`${id}-name`}
            type="text"
            dir="auto"
            value={title}
            placeholder={words.fresh.machine}
            onChange={({ target }) => setTitle(target.value)}
          />
        </div>
        <div className={fieldsStyles.field}>
          <label htmlFor={`${id}-locale`}>{words.promptLanguage}</label>
          <select id={`${id}-locale`} value={locale} onChange={({ target }) => setLocale(target.value)}>
            {LANGUAGES.map((each) => (
              <option key={each} value={each}>
                {commonWords[each].languageName}
              </option>
            ))}
          </select>
        </div>
        <footer>
          <Button onClick={close}>{words.cancel}</Button>
          <Button type="submit" kind="main">
            {words.newMachine.create}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}
