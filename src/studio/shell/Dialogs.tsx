/** The dialog that is asked for, and the one that must be asked: a conflict. */
import { lazy, Suspense, type ReactElement } from 'react';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { FinderDialog } from './FinderDialog.tsx';
import { afterFirstCard } from '../core/first-look.ts';
import { useEditedPart, useUi } from '../core/use-studio.ts';

const load = {
  conflict: async () => ({ default: (await import('./ConflictDialog.tsx')).ConflictDialog }),
  newMachine: async () => ({ default: (await import('./NewMachineDialog.tsx')).NewMachineDialog }),
  aside: async () => ({ default: (await import('./AsideDialog.tsx')).AsideDialog }),
  shortcuts: async () => ({ default: (await import('./ShortcutList.tsx')).ShortcutList }),
};
const [ConflictDialog, NewMachineDialog, AsideDialog, ShortcutList] = [
  lazy(load.conflict),
  lazy(load.newMachine),
  lazy(load.aside),
  lazy(load.shortcuts),
];
// Soon, and not when they are needed: the server may be away by then.
void afterFirstCard().then(() => Promise.allSettled(Object.values(load).map((each) => each())));

export function Dialogs(): ReactElement {
  return (
    <Suspense>
      <Asked />
    </Suspense>
  );
}

function Asked(): ReactElement | null {
  const dialog = useUi((ui) => ui.dialog);
  const conflict = useEditedPart((state) => state?.conflict);
  if (conflict) return <ConflictDialog conflict={conflict} />;
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'shortcuts':
      return <ShortcutList />;
    case 'aside':
      return <AsideDialog />;
    case 'new-machine':
      return <NewMachineDialog />;
    case 'finder':
      return <FinderDialog key={dialog.title} request={dialog} />;
    case 'confirm':
      return <ConfirmDialog request={dialog} />;
  }
}
