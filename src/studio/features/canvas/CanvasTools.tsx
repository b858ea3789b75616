/** Buttons over the canvas: what one adds, and how one looks at it. Derived from the commands. */
import { Panel } from '@xyflow/react';
import type { ReactElement } from 'react';
import { CommandBar } from '../../commands/CommandBar.tsx';
import { useWords } from '../../core/use-studio.ts';
import { studioWords } from '../../../words/index.ts';
import canvasStyles from './Canvas.module.css';

export function CanvasTools(): ReactElement {
  const words = useWords(studioWords);
  return (
    <>
      <Panel
        position="top-left"
        className={canvasStyles.tools}
        role="toolbar"
        aria-label={words.sections.add}
      >
        <CommandBar bar="canvasAdd" />
      </Panel>
      <Panel
        position="bottom-left"
        className={canvasStyles.tools}
        role="toolbar"
        aria-label={words.sections.view}
      >
        <CommandBar bar="canvasView" />
      </Panel>
    </>
  );
}
