/** The dialog that is asked for, and the one that must be asked: a conflict. */
import type { ReactElement } from 'react';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { ConflictDialog } from './ConflictDialog.tsx';
import { FinderDialog } from './FinderDialog.tsx';
import { NewMachineDialog } from './NewMachineDialog.tsx';
import { ShortcutList } from './ShortcutList.tsx';
import { useDocumentPart, useUi } from './use-studio.ts';

export function Dialogs(): ReactElement | null {
  const dialog = useUi((ui) => ui.dialog);
  const conflict = useDocumentPart((state) => state?.conflict);
  if (conflict) return <ConflictDialog conflict={conflict} />;
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'shortcuts':
      return <ShortcutList />;
    case 'new-machine':
      return <NewMachineDialog />;
    case 'finder':
      return <FinderDialog key={dialog.title} request={dialog} />;
    case 'confirm':
      return <ConfirmDialog request={dialog} />;
  }
}
