/** Every command with its keys, from the one list of commands; and how to walk the canvas. */
import type { ReactElement } from 'react';
import type { Command } from '../commands/command-types.ts';
import { COMMANDS } from '../commands/commands.ts';
import { Icon } from '../kit/Icon.tsx';
import { Modal } from '../kit/Modal.tsx';
import { isMac, showKeys } from '../commands/show-keys.ts';
import { useStudio, useWords } from '../core/use-studio.ts';
import { studioWords } from '../../words/index.ts';
import { Button } from '../kit/Button.tsx';
import styles from './ShortcutList.module.css';

const SECTIONS: readonly Command['section'][] = ['find', 'file', 'add', 'change', 'view'];

/** Keys that move about and are no commands. */
const WALK = [
  { id: 'options', keys: ['↑', '↓'] },
  { id: 'follow', keys: ['→'] },
  { id: 'back', keys: ['←'] },
  { id: 'move', keys: ['Shift', '↑↓←→'] },
  { id: 'next', keys: ['Tab'] },
  { id: 'deselect', keys: ['Esc'] },
  { id: 'select', keys: ['Space'] },
] as const;

export function ShortcutList(): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const mac = isMac();
  return (
    <Modal label={words.commands.shortcuts} className={styles.shortcuts} isPadded>
      <header>
        <h2>{words.commands.shortcuts}</h2>
        <Button kind="icon" aria-label={words.close} onClick={() => studio.ui.set({ dialog: undefined })}>
          <Icon name="close" />
        </Button>
      </header>
      <div className={styles.columns}>
        <section>
          <h3>{words.walk.title}</h3>
          <dl>
            {WALK.map(({ id, keys }) => (
              <div key={id}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{words.walk[id]}</dd>
              </div>
            ))}
          </dl>
        </section>
        {SECTIONS.map((section) => (
          <section key={section}>
            <h3>{words.sections[section]}</h3>
            <dl>
              {COMMANDS.filter((command) => command.section === section && command.keys.length > 0).map(
                ({ id, keys }) => (
                  <div key={id}>
                    <dt>
                      {keys.slice(0, 2).map((each) => (
                        <span key={each} className={styles.chord}>
                          {showKeys(each, mac).map((part) => (
                            <kbd key={part}>{part}</kbd>
                          ))}
                        </span>
                      ))}
                    </dt>
                    <dd>{words.commands[id]}</dd>
                  </div>
                ),
              )}
            </dl>
          </section>
        ))}
      </div>
      <footer>
        {/* Written by the build beside the page (packaging/notices.ts). */}
        <a href="./THIRD-PARTY-NOTICES.txt" target="_blank" rel="noreferrer">
          {words.thirdParty}
        </a>
      </footer>
    </Modal>
  );
}
