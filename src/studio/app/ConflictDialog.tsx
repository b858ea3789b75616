/** The file was changed by somebody else meanwhile: both sides, line by line, and a choice. Nothing is overwritten unseen. */
import { useMemo, type ReactElement } from 'react';
import type { Conflict } from '../document/index.ts';
import { compareLines } from './compare-lines.ts';
import { Modal } from './Modal.tsx';
import { announce } from './actions.ts';
import { useDocumentStore, useStudio, useWords } from './use-studio.ts';

export function ConflictDialog({ conflict }: { readonly conflict: Conflict }): ReactElement {
  const studio = useStudio();
  const words = useWords();
  const store = useDocumentStore();
  const pairs = useMemo(() => compareLines(conflict.theirs, conflict.mine), [conflict]);
  const say = words.conflict;
  const decide = (keep: 'mine' | 'theirs'): void => {
    store?.resolveConflict(keep);
    announce(studio, keep === 'mine' ? say.keptMine : say.tookTheirs);
  };
  return (
    <Modal label={say.title} className="dialog conflict" isUrgent onClose={() => undefined}>
      <h2>{say.title}</h2>
      <p>{say.text(store?.path ?? '')}</p>
      <div className="sides" role="table" aria-label={say.title} tabIndex={0}>
        <div role="row" className="sides-head"><span role="columnheader">{say.theirs}</span><span role="columnheader">{say.mine}</span></div>
        {pairs.map((pair, i) =>
          pair.kind === 'gap' ? (
            <div key={i} role="row" className="sides-gap"><span role="cell">{say.same(pair.lines)}</span></div>
          ) : (
            <div key={i} role="row" className={`sides-row is-${pair.kind}`}>
              <code role="cell">{pair.theirs}</code>
              <code role="cell">{pair.mine}</code>
            </div>
          ),
        )}
      </div>
      {conflict.theirsDocument === undefined && <p className="notice notice-warning">{say.unreadable}</p>}
      <footer>
        <button type="button" className="button" disabled={conflict.theirsDocument === undefined} onClick={() => decide('theirs')}>{say.takeTheirs}</button>
        <button type="button" className="button button-main" onClick={() => decide('mine')}>{say.keepMine}</button>
      </footer>
    </Modal>
  );
}
