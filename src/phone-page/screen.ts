/** What a screen is drawn with. */
import type { PhoneTestPlan } from '../phone-test/index.ts';
import type { PhonePageWords } from '../words/index.ts';
import type { ChosenVoice } from './browser-voice.ts';
import type { Progress } from './progress.ts';

/** What every screen is given. */
export interface App {
  readonly plan: PhoneTestPlan;
  readonly voice: ChosenVoice;
  readonly say: PhonePageWords;
  readonly progress: Progress;
  /** Where results are sent; undefined: the page is on its own. */
  readonly sendTo: string | undefined;
  readonly isKept: boolean;
  /** Replaces what is on the screen; the heading gets the focus. */
  show(...content: (Node | undefined)[]): void;
  /** Told to who cannot see it. */
  announce(text: string): void;
  /** Called when the screen is left. */
  onLeave(act: () => void): void;
}
