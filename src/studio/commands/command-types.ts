/** What a command is. */
import type { StudioWords } from '../../words/index.ts';
import type { Studio } from '../core/studio.ts';

export type CommandId = keyof StudioWords['commands'];

export interface Command {
  readonly id: CommandId;
  /** `Mod` is Ctrl, or Command on a Mac. The first one is shown. */
  readonly keys: readonly string[];
  /**
   * `structure`: only while the canvas or the outline has the focus, so that typing in a field stays typing.
   */
  readonly scope: 'anywhere' | 'structure';
  readonly section: keyof StudioWords['sections'];
  isEnabled(studio: Studio): boolean;
  perform(studio: Studio): void;
}
