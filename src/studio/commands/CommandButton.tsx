/** A command as a button: its name, its keys in the tooltip, grey while it cannot be done. */
import { memo, useCallback, useSyncExternalStore, type ReactElement } from 'react';
import type { BarEntry } from './bars.ts';
import type { CommandId } from './command-types.ts';
import { commandOf } from './commands.ts';
import { Icon } from '../kit/Icon.tsx';
import { isMac, showKeys } from './show-keys.ts';
import type { Studio } from '../core/studio.ts';
import { useEditedStore, useStudio, useWords } from '../core/use-studio.ts';
import { type StudioWords, studioWords } from '../../words/index.ts';
import { Button } from '../kit/Button.tsx';
import styles from './CommandButton.module.css';

export const CommandButton = memo(function CommandButton({ id, hasText, isMain }: BarEntry): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const command = commandOf(id);
  const isEnabled = useFollowed(studio, command.when);
  const icon = useFollowed(studio, () =>
    typeof command.icon === 'function' ? command.icon(studio) : command.icon,
  );
  const name = useFollowed(studio, () => command.name?.(studio, words)) ?? words.commands[id];
  const keys = command.keys[0] === undefined ? '' : ` (${showKeys(command.keys[0], isMac()).join('+')})`;
  return (
    <Button
      kind={isMain ? 'main' : hasText ? undefined : 'icon'}
      aria-disabled={!isEnabled}
      title={`${name}${keys}`}
      aria-label={hasText ? undefined : name}
      onClick={() => isEnabled && command.perform(studio)}
    >
      {icon && <Icon name={icon} />}
      {command.sign && (
        <span aria-hidden="true" className={styles.sign}>
          {command.sign}
        </span>
      )}
      {hasText && <span>{shortName(id, words)}</span>}
    </Button>
  );
});

/** Follows both what is looked at and what the document allows. */
function useFollowed<T extends boolean | string | undefined>(studio: Studio, read: (studio: Studio) => T): T {
  const store = useEditedStore();
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [studio.ui.subscribe(listener), store?.subscribe(listener)];
      return () => stops.forEach((stop) => stop?.());
    },
    [studio, store],
  );
  return useSyncExternalStore(subscribe, () => read(studio));
}

function shortName(id: CommandId, { short, commands }: StudioWords): string {
  return Object.hasOwn(short, id) ? short[id as keyof StudioWords['short']] : commands[id];
}
