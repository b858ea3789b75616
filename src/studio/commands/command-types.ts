/** What a command is. */
import type { IconName } from '../kit/Icon.tsx';
import type { Studio } from '../core/studio.ts';
import type { StudioWords } from '../../words/index.ts';

export type CommandId = keyof StudioWords['commands'];

export interface Command {
  /** Also the key of its label in the dictionaries. */
  readonly id: CommandId;
  readonly icon?: IconName | ((studio: Studio) => IconName);
  /** A letter instead of an icon. */
  readonly sign?: string;
  /** `Mod` is Ctrl, or Command on a Mac. The first one is shown. */
  readonly keys: readonly string[];
  /**
   * `structure`: only while the canvas or the outline has the focus, so that typing in a field stays typing.
   */
  readonly scope: 'anywhere' | 'structure';
  readonly section: keyof StudioWords['sections'];
  /** What its button is called now, where that says more than the label. */
  name?(studio: Studio, words: StudioWords): string | undefined;
  when(studio: Studio): boolean;
  perform(studio: Studio): void;
}
