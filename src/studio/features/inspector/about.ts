import type { Locale, MachineDocument } from '../../../chart/index.ts';
import type { MachineView } from '../../view/index.ts';

/** What every part of the inspector is told. */
export interface About {
  readonly document: MachineDocument;
  readonly view: MachineView;
  /** Language shown where only one fits. */
  readonly locale: Locale;
}
