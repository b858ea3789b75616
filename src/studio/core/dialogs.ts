/** What a dialog is asked to do: data, so that commands need no components. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  /** Part of the label that was searched for. */
  readonly found?: { readonly from: number; readonly to: number };
  readonly detail?: string | undefined;
  /** Shown at the end of the line: keys, a kind. */
  readonly hint?: string | undefined;
  readonly isDisabled?: boolean | undefined;
}

export type DialogRequest =
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'new-machine' }
  /** What was set aside. */
  | { readonly kind: 'aside' }
  /** A list one types into to narrow it. `choices` is asked again at every keystroke. */
  | {
      readonly kind: 'finder';
      readonly title: string;
      readonly placeholder: string;
      readonly choices: (typed: string) => readonly Choice[];
      readonly onPick: (id: string) => void;
      /** Called as the marked line changes, to show it behind the dialog. */
      readonly onMark?: (id: string) => void;
    }
  | {
      readonly kind: 'confirm';
      readonly title: string;
      readonly text: string;
      readonly items: readonly string[];
      readonly confirm: string;
      readonly onConfirm: () => void;
    };
