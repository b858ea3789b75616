/** Buttons over the canvas: what one adds, and how one looks at it. Derived from the commands. */
import { Panel } from '@xyflow/react';
import type { ReactElement } from 'react';
import { CommandButton } from '../../commands/CommandButton.tsx';
import { useWords } from '../../core/use-studio.ts';
import { studioWords } from '../../../words/index.ts';

export function CanvasTools(): ReactElement {
  const words = useWords(studioWords);
  return (
    <>
      <Panel position="top-left" className="tools" role="toolbar" aria-label={words.sections.add}>
        <CommandButton id="addMenu" icon="menu" hasText />
        <CommandButton id="addOption" icon="plus" hasText />
        <CommandButton id="addDestination" icon="final" hasText />
        <CommandButton id="addAnnouncement" icon="announcement" />
        <CommandButton id="addDecision" icon="decision" />
        <CommandButton id="addGroup" icon="group" />
      </Panel>
      <Panel position="bottom-left" className="tools" role="toolbar" aria-label={words.sections.view}>
        <CommandButton id="zoomOut" sign="−" />
        <CommandButton id="zoomIn" sign="+" />
        <CommandButton id="fit" icon="fit" />
        <CommandButton id="tidy" icon="tidy" hasText />
      </Panel>
    </>
  );
}
