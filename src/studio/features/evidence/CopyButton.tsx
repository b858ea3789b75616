import type { ReactElement } from 'react';
import { announce } from '../../core/actions/actions.ts';
import { useStudio, useWords } from '../../core/use-studio.ts';
import { Button } from '../../kit/Button.tsx';
import { evidenceWords } from '../../../words/index.ts';

export function CopyButton({ text, label }: { readonly text: string; readonly label: string }): ReactElement {
  const studio = useStudio();
  const words = useWords(evidenceWords);
  const copy = (): void =>
    void window.navigator.clipboard?.writeText(text).then(
      () => announce(studio, words.said.copied),
      () => undefined,
    );
  return (
    <Button kind="quiet" onClick={copy}>
      {label}
    </Button>
  );
}
