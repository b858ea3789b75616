/** A toolbar's buttons. What is around them (its box and its role) is the place's own. */
import type { ReactElement } from 'react';
import { BARS, type BarEntry, type BarId } from './bars.ts';
import { CommandButton } from './CommandButton.tsx';

export function CommandBar({ bar }: { readonly bar: BarId }): ReactElement {
  const entries: readonly BarEntry[] = BARS[bar];
  return (
    <>
      {entries.map((entry) => (
        <CommandButton key={entry.id} {...entry} />
      ))}
    </>
  );
}
