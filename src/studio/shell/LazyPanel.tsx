/** A part of the studio that is fetched when it is first shown. */
import {
  lazy,
  Suspense,
  type ComponentType,
  type LazyExoticComponent,
  type ReactElement,
  type ReactNode,
} from 'react';
import type { Panel } from './panels.ts';
import { useWords } from '../core/use-studio.ts';
import { studioWords } from '../../words/index.ts';
import styles from './LazyPanel.module.css';
import textStyles from '../kit/text.module.css';

const parts = new Map<NonNullable<Panel['load']>, LazyExoticComponent<ComponentType>>();

function partFor(load: NonNullable<Panel['load']>): LazyExoticComponent<ComponentType> {
  let part = parts.get(load);
  if (!part) parts.set(load, (part = lazy(() => fetchPart(load))));
  return part;
}

/** What did not come is asked for again when it is shown the next time. */
async function fetchPart(load: NonNullable<Panel['load']>): Promise<{ readonly default: ComponentType }> {
  try {
    return { default: await load() };
  } catch (cause) {
    parts.delete(load);
    throw cause;
  }
}

/** Lines where fields will stand: the place is kept, and nothing jumps when they come. */
const LINES = ['45%', '72%', '100%', '100%', '60%', '100%'];

export function LazyPanel({
  panel,
  waiting,
}: {
  readonly panel: Pick<Panel, 'load'>;
  readonly waiting?: ReactNode;
}): ReactElement | null {
  if (!panel.load) return null;
  const Part = partFor(panel.load);
  return (
    <Suspense fallback={waiting ?? <WaitingPanel />}>
      <Part />
    </Suspense>
  );
}

function WaitingPanel(): ReactElement {
  const words = useWords(studioWords);
  return (
    <div className={styles.waiting} role="status">
      <span className={textStyles.unseen}>{words.loading}</span>
      {LINES.map((inlineSize, i) => (
        <i key={i} style={{ inlineSize }} />
      ))}
    </div>
  );
}
