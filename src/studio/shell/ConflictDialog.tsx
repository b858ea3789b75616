/**
 * The file was changed by somebody else meanwhile: what each side did, and a choice change by change. Nothing
 * is overwritten unseen.
 */
import { lazy, Suspense, useMemo, useState, type ReactElement } from 'react';
import type { MachineDocument } from '../../chart/index.ts';
import type { Conflict, ScenarioDocument } from '../document/index.ts';
import { compareLines } from './compare-lines.ts';
import { keepBoth } from '../core/actions/keep-both.ts';
import { Modal } from '../kit/Modal.tsx';
import { announce, wordsNow } from '../core/actions/actions.ts';
import { useDocumentStore, useEditedStore, useStudio, useWords } from '../core/use-studio.ts';
import { say, studioWords } from '../../words/index.ts';
import { Button } from '../kit/Button.tsx';
import { Notice } from '../kit/Notice.tsx';
import styles from './ConflictDialog.module.css';
import textStyles from '../kit/text.module.css';

const CHOSEN = say(studioWords, ({ steps }) => steps.putTogether);

const ConflictChanges = lazy(async () => ({
  default: (await import('../features/compare/ConflictChanges.tsx')).ConflictChanges,
}));

/** Of a scenario there is no list of changes yet: both texts side by side, and one of them stays. */
function isMachine(conflict: Conflict | Conflict<ScenarioDocument>): conflict is Conflict {
  return conflict.part !== 'scenario';
}

export function ConflictDialog({
  conflict,
}: {
  readonly conflict: Conflict | Conflict<ScenarioDocument>;
}): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const store = useEditedStore();
  const machines = useDocumentStore();
  const pairs = useMemo(() => compareLines(conflict.theirs, conflict.mine), [conflict]);
  const [isBusy, setBusy] = useState(false);
  const [chosen, setChosen] = useState<MachineDocument>();
  const decide = (keep: 'mine' | 'theirs'): void => {
    store?.resolveConflict(keep);
    announce(studio, keep === 'mine' ? words.conflict.keptMine : words.conflict.tookTheirs);
  };
  /**
   * Mine first, then the mixture on top of it: one undo leads back to mine, and what is on disk counts as
   * saved.
   */
  const decideChosen = (): void => {
    if (!machines || !chosen) return;
    const { part } = conflict;
    machines.resolveConflict('mine');
    const { refusal } = machines.dispatch({
      name: CHOSEN,
      recipe: (draft) =>
        void (part === 'machine'
          ? (draft.config = chosen.config as typeof draft.config)
          : (draft.layout = chosen.layout as typeof draft.layout)),
    });
    announce(studio, refusal ? wordsNow(studio).conflict.keptMine : words.conflict.keptChosen);
  };
  const decideBoth = (): void => {
    if (!machines) return;
    setBusy(true);
    void keepBoth(studio, machines).finally(() => setBusy(false));
  };
  return (
    <Modal
      label={words.conflict.title}
      className={styles.conflict}
      isPadded
      isUrgent
      onClose={() => undefined}
    >
      <h2>{words.conflict.title}</h2>
      <p>
        {(isMachine(conflict) ? words.conflict.text : words.conflict.textScenario)({
          path: store?.path ?? '',
        })}
      </p>
      {isMachine(conflict) && (
        <Suspense
          fallback={
            <p className={`${textStyles.hint} ${styles.wait}`} role="status">
              {words.loading}
            </p>
          }
        >
          <ConflictChanges conflict={conflict} onChosen={setChosen} />
        </Suspense>
      )}
      <details className={styles.lines} open={conflict.theirsDocument === undefined || !isMachine(conflict)}>
        <summary>{words.conflict.lines}</summary>
        <div className={styles.sides} role="table" aria-label={words.conflict.title} tabIndex={0}>
          <div role="row" className={styles.head}>
            <span role="columnheader">{words.conflict.theirs}</span>
            <span role="columnheader">{words.conflict.mine}</span>
          </div>
          {pairs.map((pair, i) =>
            pair.kind === 'gap' ? (
              <div key={i} role="row" className={styles.gap}>
                <span role="cell">{words.conflict.same(pair)}</span>
              </div>
            ) : (
              <div key={i} role="row" className={styles.row} data-kind={pair.kind}>
                <code role="cell">{pair.theirs}</code>
                <code role="cell">{pair.mine}</code>
              </div>
            ),
          )}
        </div>
      </details>
      {conflict.theirsDocument === undefined && (
        <Notice kind="warning">
          {isMachine(conflict) ? words.conflict.unreadable : words.conflict.unreadableScenario}
        </Notice>
      )}
      <footer>
        <Button disabled={isBusy || conflict.theirsDocument === undefined} onClick={() => decide('theirs')}>
          {words.conflict.takeTheirs}
        </Button>
        {conflict.part === 'machine' && (
          <Button disabled={isBusy || conflict.theirsDocument === undefined} onClick={decideBoth}>
            {words.conflict.keepBoth}
          </Button>
        )}
        <Button
          kind={conflict.theirsDocument && isMachine(conflict) ? undefined : 'main'}
          disabled={isBusy}
          onClick={() => decide('mine')}
        >
          {words.conflict.keepMine}
        </Button>
        {isMachine(conflict) && conflict.theirsDocument && (
          <Button kind="main" disabled={isBusy || !chosen} onClick={decideChosen}>
            {words.conflict.keepChosen}
          </Button>
        )}
      </footer>
    </Modal>
  );
}
