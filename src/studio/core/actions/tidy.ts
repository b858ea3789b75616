/** The command "tidy": a layout of all cards, as one step to undo. */
import { tidy } from '../../../chart/index.ts';
import { isSmall, layoutAll, layoutPlainly, type Positions } from '../../view/index.ts';
import type { LayoutOutcome, LayoutRun } from '../layout/layout-thread.ts';
import { startLayout } from '../layout/start-layout.ts';
import type { Studio } from '../studio.ts';
import type { Notice } from '../ui-state.ts';
import { documentNow, notify, perform, wordsNow } from './actions.ts';

/** Seconds. Whoever asks for it waits longer than whoever opens a file. */
const LONGEST = 20;

/** Tidying that is under way. */
const createTidying = (): { run: LayoutRun | undefined } => ({ run: undefined });

export function tidyAll(studio: Studio, lay = startLayout): void {
  const document = documentNow(studio);
  if (!document) return;
  const view = studio.viewOf(document.config);
  if (isSmall(view)) moveAll(studio, layoutAll(view));
  else void tidyInThread(studio, lay, view.cards.size);
}

async function tidyInThread(studio: Studio, lay: typeof startLayout, count: number): Promise<void> {
  const store = studio.document();
  const document = documentNow(studio);
  if (!store || !document) return;
  const tidying = studio.part(createTidying);
  tidying.run?.stop();
  const run = (tidying.run = lay(document.config, LONGEST * 1000));
  const words = wordsNow(studio).canvas;
  const waiting: Notice = {
    kind: 'info',
    text: words.tidying({ count }),
    action: { label: words.stopTidying, perform: run.stop },
  };
  notify(studio, waiting);
  const outcome = await run.outcome;
  if (tidying.run === run) tidying.run = undefined;
  if (studio.ui.get().notice === waiting) studio.ui.set({ notice: undefined });
  // Another file is open by now: this one keeps its places.
  if (studio.document() !== store) return;
  finish(studio, outcome);
}

function finish(studio: Studio, outcome: LayoutOutcome): void {
  const document = documentNow(studio);
  if (!document) return;
  const words = wordsNow(studio).canvas;
  if (outcome.status === 'stopped') notify(studio, { kind: 'info', text: words.tidyStopped });
  else if (outcome.status === 'placed') moveAll(studio, outcome.positions);
  else {
    const view = studio.viewOf(document.config);
    moveAll(studio, layoutPlainly(view));
    notify(studio, {
      kind: 'warning',
      text: words.tidyLate({ seconds: LONGEST, count: view.cards.size }),
    });
  }
}

function moveAll(studio: Studio, positions: Positions): void {
  const { file } = studio.ui.get();
  const { isDone } = perform(studio, (now) => tidy(now, positions));
  if (!isDone || file === undefined) return;
  studio.placementOf(file).forget();
  studio.stage.current?.fit();
}
