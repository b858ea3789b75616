/** A part of the studio that is fetched when it is first shown. */
import { lazy, Suspense, type ComponentType, type LazyExoticComponent, type ReactElement } from 'react';
import type { Panel } from './panels.ts';
import { useWords } from './use-studio.ts';

const parts = new Map<NonNullable<Panel['load']>, LazyExoticComponent<ComponentType>>();

function partFor(load: NonNullable<Panel['load']>): LazyExoticComponent<ComponentType> {
  let part = parts.get(load);
  if (!part) parts.set(load, (part = lazy(async () => ({ default: await load() }))));
  return part;
}

export function LazyPanel({ panel }: { readonly panel: Pick<Panel, 'load'> }): ReactElement | null {
  const words = useWords();
  if (!panel.load) return null;
  const Part = partFor(panel.load);
  return (
    <Suspense fallback={<p className="hint" role="status">{words.loading}</p>}>
      <Part />
    </Suspense>
  );
}
