/** A large machine that nobody has placed is laid out in a thread before its cards are drawn. */
import { useEffect, useRef, useState } from 'react';
import type { MachineDocument } from '../../../chart/index.ts';
import { notify, wordsNow } from '../../core/actions/actions.ts';
import type { LayoutRun } from '../../core/layout/layout-thread.ts';
import { startLayout } from '../../core/layout/start-layout.ts';
import { useStudio, useUi } from '../../core/use-studio.ts';
import { layoutPlainly, type MachineView } from '../../view/index.ts';

/** Milliseconds: the first card is to be on the screen within two seconds of opening the page. */
const PATIENCE = 700;

export interface FirstPlaces {
  readonly isPlaced: boolean;
  /** Do not wait: the plain layout will do. */
  readonly stop: () => void;
}

export function useFirstPlaces(document: MachineDocument, view: MachineView): FirstPlaces {
  const studio = useStudio();
  const file = useUi((ui) => ui.file) ?? '';
  const placement = studio.placementOf(file);
  const isPlaced = !placement.needsThread(view, document.layout.positions);
  const run = useRef<LayoutRun>(undefined);
  const [, drawAgain] = useState(0);
  // What is there when the answer comes; an edit meanwhile does not begin anew.
  const latest = useRef(view);
  latest.current = view;

  useEffect(() => {
    if (isPlaced) return undefined;
    const mine = (run.current = startLayout(latest.current.chart.config, PATIENCE));
    let isGone = false;
    void mine.outcome.then((outcome) => {
      if (isGone) return;
      placement.place(outcome.status === 'placed' ? outcome.positions : layoutPlainly(latest.current));
      if (outcome.status === 'late')
        notify(studio, {
          kind: 'info',
          text: wordsNow(studio).canvas.placedPlainly({ count: latest.current.cards.size }),
        });
      drawAgain((count) => count + 1);
    });
    return () => {
      isGone = true;
      mine.stop();
    };
  }, [studio, placement, isPlaced]);

  return { isPlaced, stop: () => run.current?.stop() };
}
