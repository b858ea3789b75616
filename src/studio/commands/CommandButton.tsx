/** A command as a button: its name, its keys in the tooltip, grey while it cannot be done. */
import { memo, useCallback, useSyncExternalStore, type ReactElement } from 'react';
import type { CommandId } from './command-types.ts';
import { commandOf } from './commands.ts';
import { Icon, type IconName } from '../kit/Icon.tsx';
import { isMac, showKeys } from './show-keys.ts';
import type { Studio } from '../core/studio.ts';
import { useDocumentStore, useStudio, useWords } from '../core/use-studio.ts';
import { type StudioWords, studioWords } from '../../words/index.ts';

interface Props {
  readonly id: CommandId;
  readonly icon?: IconName;
  readonly sign?: string;
  /** Shows the name beside the icon. */
  readonly hasText?: boolean;
  /** Instead of the command's own name, such as "Undo: move option Printers". */
  readonly label?: string;
  readonly className?: string;
}

export const CommandButton = memo(function CommandButton({
  id,
  icon,
  sign,
  hasText,
  label,
  className,
}: Props): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const command = commandOf(id);
  const isEnabled = useIsEnabled(studio, command.isEnabled);
  const name = label ?? words.commands[id];
  const keys = command.keys[0] === undefined ? '' : ` (${showKeys(command.keys[0], isMac()).join('+')})`;
  return (
    <button
      type="button"
      className={`button${hasText ? '' : ' button-icon'}${className ? ` ${className}` : ''}`}
      aria-disabled={!isEnabled}
      title={`${name}${keys}`}
      aria-label={hasText ? undefined : name}
      onClick={() => isEnabled && command.perform(studio)}
    >
      {icon && <Icon name={icon} />}
      {sign && (
        <span aria-hidden="true" className="sign">
          {sign}
        </span>
      )}
      {hasText && <span className="button-text">{shortName(id, words)}</span>}
    </button>
  );
});

/** Follows both what is selected and what the document allows. */
function useIsEnabled(studio: Studio, isEnabled: (studio: Studio) => boolean): boolean {
  const store = useDocumentStore();
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [studio.ui.subscribe(listener), store?.subscribe(listener)];
      return () => stops.forEach((stop) => stop?.());
    },
    [studio, store],
  );
  return useSyncExternalStore(subscribe, () => isEnabled(studio));
}

function shortName(id: CommandId, { short, commands }: StudioWords): string {
  return Object.hasOwn(short, id) ? short[id as keyof StudioWords['short']] : commands[id];
}
