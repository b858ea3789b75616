/**
 * The studio's frame: project and outline on the left, the canvas in the middle, what is selected on the right.
 *
 * Laws of `app`: words come from the dictionaries, never from components; every command stands in commands.ts; every
 * change of a menu goes through `perform`; what a panel draws on the canvas goes through the overlay.
 */
import { useEffect, type ReactElement } from 'react';
import { Canvas } from '../canvas/Canvas.tsx';
import { Announcer } from './Announcer.tsx';
import { BottomStrip } from './BottomStrip.tsx';
import { Dialogs } from './Dialogs.tsx';
import { EmptyState } from './EmptyState.tsx';
import { FullPage } from './FullPage.tsx';
import { LeftSide } from './LeftSide.tsx';
import { Notices } from './Notices.tsx';
import { fileToBeginWith, openFile } from './open-file.ts';
import { RightSide } from './RightSide.tsx';
import type { Studio } from './studio.ts';
import { Tips } from './Tips.tsx';
import { TopBar } from './TopBar.tsx';
import { StudioContext, useDocumentState, useStudio, useUi, useWords, useWorkspace } from './use-studio.ts';
import { useTheme } from './use-theme.ts';

export function App({ studio }: { readonly studio: Studio }): ReactElement {
  return (
    <StudioContext value={studio}>
      <Shell />
    </StudioContext>
  );
}

function Shell(): ReactElement {
  const studio = useStudio();
  const words = useWords();
  const workspace = useWorkspace();
  const state = useDocumentState();
  const { file, page, isLeftOpen, isRightOpen, language } = useUi((ui) => ui);
  useTheme();

  useEffect(() => {
    if (file !== undefined || workspace.status !== 'ready') return;
    const first = fileToBeginWith(studio);
    if (first !== undefined) openFile(studio, first);
  }, [studio, file, workspace.status, workspace.files]);

  useEffect(() => {
    window.document.documentElement.lang = language;
    const name = file?.split('/').at(-1)?.replace('.machine.json', '');
    window.document.title = `${state?.isDirty ? '• ' : ''}${name ? `${name} · ` : ''}${words.product}`;
  }, [language, file, state?.isDirty, words]);

  const isReady = state?.document !== undefined;
  return (
    <div className={`shell${isLeftOpen ? '' : ' is-left-closed'}${isRightOpen && isReady ? '' : ' is-right-closed'}`}>
      <a className="skip" href="#canvas" onClick={(event) => { event.preventDefault(); studio.stage.current?.focus(); }}>{words.skip}</a>
      <TopBar />
      {isLeftOpen && <LeftSide />}
      <main className="centre">
        <Notices />
        {page !== undefined ? <FullPage id={page} /> : isReady ? <div className="stage"><Canvas key={file} /><Tips /></div> : <EmptyState />}
        <BottomStrip />
      </main>
      {isRightOpen && isReady && <RightSide />}
      <Dialogs />
      <Announcer />
    </div>
  );
}
