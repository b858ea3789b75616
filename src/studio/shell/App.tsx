/**
 * The studio's frame: project and outline on the left, the canvas in the middle, what is selected on the
 * right.
 *
 * Laws of the studio: words come from the dictionaries, never from components; every command stands in
 * commands/commands.ts; every change of a menu goes through `perform`; what a panel draws on the canvas goes
 * through the overlay; a floor imports nothing from above (test/architecture/floors.ts), so what a lower one
 * needs from a higher one is passed in.
 */
import { flag } from '../kit/classes.ts';
import { memo, useEffect, type ReactElement } from 'react';
import { Canvas } from '../features/canvas/Canvas.tsx';
import { Announcer } from './Announcer.tsx';
import { BottomStrip } from './BottomStrip.tsx';
import { Dialogs } from './Dialogs.tsx';
import { EmptyState } from './EmptyState.tsx';
import { FullPage } from './FullPage.tsx';
import { showHidden } from '../kit/show-hidden.ts';
import { LeftSide } from './LeftSide.tsx';
import { Boundary, Guarded } from './Guarded.tsx';
import { Notices } from './Notices.tsx';
import { PageFailed } from './PageFailed.tsx';
import {
  evidenceInAddress,
  fileInAddress,
  fileToBeginWith,
  openEvidence,
  openFile,
  openScenario,
} from '../core/actions/open-file.ts';
import { RightSide } from './RightSide.tsx';
import type { Studio } from '../core/studio.ts';
import { Tips } from '../kit/Tips.tsx';
import { TopBar } from './TopBar.tsx';
import {
  StudioContext,
  isSamePart,
  useDocumentPart,
  useEditedPart,
  useStudio,
  useUi,
  useWords,
  useWorkspace,
} from '../core/use-studio.ts';
import { useTheme } from './use-theme.ts';
import { studioWords } from '../../words/index.ts';
import styles from './App.module.css';

export function App({ studio }: { readonly studio: Studio }): ReactElement {
  return (
    <Boundary about="" fallback={PageFailed}>
      <StudioContext value={studio}>
        <Guarded isWhole>
          <Shell />
        </Guarded>
      </StudioContext>
    </Boundary>
  );
}

/** What stands in the frame follows by itself: it is not drawn anew because the frame is. */
const [Top, Left, Right, Middle, Strip, AllNotices, AllDialogs] = [
  memo(TopBar),
  memo(LeftSide),
  memo(RightSide),
  memo(Canvas),
  memo(BottomStrip),
  memo(Notices),
  memo(Dialogs),
];

function Shell(): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const workspace = useWorkspace();
  const isReady = useDocumentPart((state) => state?.document !== undefined);
  const { path, isDirty } = useEditedPart(
    (state) => ({ path: state?.path, isDirty: state?.isDirty }),
    isSamePart,
  );
  const { file, page, isLeftOpen, isRightOpen, language } = useUi(
    ({ file, page, isLeftOpen, isRightOpen, language }) => ({
      file,
      page,
      isLeftOpen,
      isRightOpen,
      language,
    }),
    isSamePart,
  );
  useTheme();

  useEffect(() => {
    if (file !== undefined || workspace.status !== 'ready') return;
    const wanted = fileInAddress();
    const step = evidenceInAddress();
    const first = fileToBeginWith(studio);
    if (first !== undefined) openFile(studio, first);
    // A scenario is opened in front of the machine one comes back to.
    if (wanted !== undefined && workspace.scenarios.includes(wanted)) openScenario(studio, wanted);
    if (step !== undefined) openEvidence(studio, step);
  }, [studio, file, workspace.status, workspace.files, workspace.scenarios]);

  useEffect(() => {
    window.document.documentElement.lang = language;
    const name = path
      ?.split('/')
      .at(-1)
      ?.replace(/\.(machine|scenario)\.json$/, '');
    window.document.title = `${isDirty ? '• ' : ''}${name ? `${showHidden(name)} · ` : ''}${words.product}`;
  }, [language, path, isDirty, words]);

  return (
    <div
      className={styles.shell}
      data-page={page}
      data-left-closed={flag(!isLeftOpen)}
      data-right-closed={flag(!(isRightOpen && isReady))}
    >
      <a
        className={styles.skip}
        href="#canvas"
        onClick={(event) => {
          event.preventDefault();
          studio.stage.current?.focus();
        }}
      >
        {words.skip}
      </a>
      <Guarded>
        <Top />
      </Guarded>
      {isLeftOpen && <Left />}
      <main className={styles.centre}>
        <Guarded>
          <AllNotices />
        </Guarded>
        {page !== undefined ? (
          <Guarded>
            <FullPage id={page} />
          </Guarded>
        ) : isReady ? (
          <div className={styles.stage}>
            <Guarded>
              <Middle key={file} />
            </Guarded>
            <Tips />
          </div>
        ) : (
          <Guarded>
            <EmptyState />
          </Guarded>
        )}
        <Guarded>
          <Strip />
        </Guarded>
      </main>
      {isRightOpen && isReady && <Right />}
      <Guarded>
        <AllDialogs />
      </Guarded>
      <Announcer />
    </div>
  );
}
