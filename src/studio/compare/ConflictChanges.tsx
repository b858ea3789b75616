/** Two people changed the same machine: what each of them did since they last agreed, menu by menu. */
import { useMemo, type ReactElement } from 'react';
import { indexChart, type MachineDocument } from '../../chart/index.ts';
import { useDocumentState, usePromptLocale, useUi, useWords } from '../app/use-studio.ts';
import type { Conflict } from '../document/index.ts';
import { ChangeGroups } from './ChangeList.tsx';
import { createTeller } from './describe-change.ts';
import { diffMachines } from './diff-machines.ts';
import { movedCards } from './moved-cards.ts';
import { COMPARE_WORDS, type CompareWords } from './words/index.ts';
import './compare.css';

export function ConflictChanges({ conflict }: { readonly conflict: Conflict }): ReactElement | null {
  const say = COMPARE_WORDS[useUi((ui) => ui.language)];
  const saved = useDocumentState()?.saved;
  const { part, mineDocument: mine, theirsDocument: theirs } = conflict;
  if (!theirs) return null;
  // Work that was put back after a reload no longer knows what it grew from: then the two are held against each other.
  const base = saved && !isEqual(saved, theirs, part) ? saved : undefined;
  if (!base) return <Column title={say.conflict.difference} from={theirs} to={mine} part={part} say={say} both={new Set()} />;
  const states = [theirs, mine].map((side) => new Set(changesOf(base, side, part).map(({ state }) => state)));
  const both = new Set([...(states[0] ?? [])].filter((state) => states[1]?.has(state)));
  return (
    <div className="conflict-sides">
      <Column title={say.conflict.theirs} from={base} to={theirs} part={part} say={say} both={both} />
      <Column title={say.conflict.mine} from={base} to={mine} part={part} say={say} both={both} />
    </div>
  );
}

interface ColumnProps {
  readonly title: string;
  readonly from: MachineDocument;
  readonly to: MachineDocument;
  readonly part: Conflict['part'];
  readonly say: CompareWords;
  readonly both: ReadonlySet<string>;
}

function Column({ title, from, to, part, say, both }: ColumnProps): ReactElement {
  const words = useWords();
  const locale = usePromptLocale(to.config.meta.locales);
  const teller = useMemo(() => createTeller(from.config, to.config, locale, say, words), [from, to, locale, say, words]);
  const order = useMemo(() => [...new Set([...indexChart(to.config).states, ...indexChart(from.config).states].map(({ path }) => path))], [from, to]);
  const changes = part === 'machine' ? diffMachines(from.config, to.config) : [];
  const moved = part === 'layout' ? movedCards(from.layout, to.layout) : [];
  return (
    <section className="conflict-side" tabIndex={0} aria-label={title}>
      <h3>{title}</h3>
      {changes.length + moved.length === 0 && <p className="field-hint">{say.conflict.nothing}</p>}
      <ChangeGroups changes={changes} teller={teller} order={order} say={say} marked={{ states: both, text: say.conflict.both }} />
      {moved.length > 0 && <ul className="conflict-moved">{moved.map((state) => <li key={state}>{say.conflict.moved(teller.titleOf(state))}</li>)}</ul>}
    </section>
  );
}

function changesOf(from: MachineDocument, to: MachineDocument, part: Conflict['part']): readonly { readonly state: string }[] {
  return part === 'machine' ? diffMachines(from.config, to.config) : movedCards(from.layout, to.layout).map((state) => ({ state }));
}

function isEqual(a: MachineDocument, b: MachineDocument, part: Conflict['part']): boolean {
  return changesOf(a, b, part).length === 0;
}
