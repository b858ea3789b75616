/** Where the live figures stand. Empty until a panel fills it (panels.ts). */
import type { ReactElement } from 'react';
import { LazyPanel } from './LazyPanel.tsx';
import { STRIP } from './panels.ts';
import { useMachine } from './use-studio.ts';

export function BottomStrip(): ReactElement | null {
  const isOpen = useMachine() !== undefined;
  return STRIP && isOpen ? <div className="strip"><LazyPanel panel={{ load: STRIP }} /></div> : null;
}
