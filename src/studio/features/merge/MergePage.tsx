/** The merge assistant: lines picked, options arranged, needs followed, a machine made. */
import { useCallback, useEffect, useMemo, type ReactElement } from 'react';
import { announce } from '../../core/actions/actions.ts';
import { useStore } from '../../core/store.ts';
import { useLanguage, useStudio } from '../../core/use-studio.ts';
import { CreateMachine } from './CreateMachine.tsx';
import { fitFirstMenu } from './fit-first-menu.ts';
import { LeftOutList } from './LeftOutList.tsx';
import { mergeLines } from './merge-lines.ts';
import { createMergeStore, type MergeStore } from './merge-session.ts';
import { NeedTable } from './NeedTable.tsx';
import { PickLines } from './PickLines.tsx';
import { PlanTable } from './PlanTable.tsx';
import { suggestPlan } from './suggest-plan.ts';
import { useLines, type LineFile } from './use-lines.ts';
import { chooseLanguage, mergeWords } from '../../../words/index.ts';
import { Button } from '../../kit/Button.tsx';
import styles from './MergePage.module.css';
import textStyles from '../../kit/text.module.css';

const createPageMerge = (): MergeStore => createMergeStore(pageStorage());

/** Reading the property alone throws where storage is forbidden. */
function pageStorage(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}

export function MergePage(): ReactElement {
  const studio = useStudio();
  const store = studio.part(createPageMerge);
  const language = useLanguage();
  const say = mergeWords[language];
  const { picked, plan, canUndo, canRedo } = useStore(store.state, (session) => session);
  const { isReady, lines, unreadable, namingFor } = useLines();
  const merged = useMemo(() => plan && mergeLines(plan), [plan]);

  const planFor = (paths: readonly string[]): ReturnType<typeof suggestPlan> | undefined => {
    const chosen = lines
      .filter(({ path }) => paths.includes(path))
      .map(({ config }) => ({ id: config.id, config }));
    if (chosen.length === 0) return undefined;
    const naming = namingFor(chosen.map(({ id }) => id));
    const before = plan && {
      id: plan.id,
      title: plan.title,
      ...(plan.number === undefined ? {} : { number: plan.number }),
    };
    const suggested = suggestPlan(chosen, naming, before ?? { id: 'new-number', title: {} });
    const title = {
      ...Object.fromEntries(
        suggested.locales.map((locale) => [locale, mergeWords[chooseLanguage(locale)].create.defaultName]),
      ),
      ...suggested.title,
    };
    return fitFirstMenu({ ...suggested, title }, naming);
  };
  const pick = (paths: readonly string[]): void => store.begin(paths, planFor(paths));
  // The eighteen lines are what this page is for: they are picked to begin with.
  useEffect(() => {
    if (isReady && picked.length === 0 && !plan) pick(firstChoice(lines));
    // Once the lines are there; later choices are the person's own.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isReady]);

  const travel = useCallback(
    (way: 'undo' | 'redo'): void => {
      if (store.travel(way)) announce(studio, way === 'undo' ? say.said.undone : say.said.redone);
    },
    [store, studio, say],
  );
  // Here undo is about the plan, not about the machine behind this page.
  useEffect(() => {
    studio.ui.set({ steps: { canUndo, canRedo, travel } });
    return () => studio.ui.set({ steps: undefined });
  }, [studio, canUndo, canRedo, travel]);
  return (
    <article className={styles.merge}>
      <header className={styles.head}>
        <h2>{say.title}</h2>
        <p>{say.intro}</p>
      </header>
      {!isReady && (
        <p role="status" className={textStyles.hint}>
          {say.loading}
        </p>
      )}
      {isReady && lines.length === 0 && (
        <p role="status" className={textStyles.hint}>
          {say.none}
        </p>
      )}
      {lines.length > 0 && (
        <PickLines lines={lines} unreadable={unreadable} picked={picked} say={say} onPick={pick} />
      )}
      {lines.length > 0 && !plan && isReady && (
        <p className={textStyles.hint} role="status">
          {say.pickFirst}
        </p>
      )}
      {plan && merged && (
        <>
          <section className={styles.part}>
            <header>
              <h3>{say.steps.arrange}</h3>
              <div className={styles.tools}>
                <Button disabled={!canUndo} onClick={() => travel('undo')}>
                  {say.undo}
                </Button>
                <Button disabled={!canRedo} onClick={() => travel('redo')}>
                  {say.redo}
                </Button>
                <Button title={say.suggestHint} onClick={() => store.change((now) => planFor(picked) ?? now)}>
                  {say.suggest}
                </Button>
              </div>
            </header>
            <p className={textStyles.fieldHint} id="merge-help">
              {say.help}
            </p>
            <PlanTable plan={plan} change={store.change} say={say} language={language} />
          </section>
          <section className={styles.part}>
            <h3>{say.steps.see}</h3>
            <NeedTable plan={plan} merged={merged} say={say} language={language} />
            <LeftOutList plan={plan} merged={merged} say={say} language={language} />
          </section>
          <CreateMachine plan={plan} merged={merged} change={store.change} say={say} language={language} />
        </>
      )}
    </article>
  );
}

/** Lines stand in a folder of that name; else everything that is not the result of an earlier merge. */
function firstChoice(lines: readonly LineFile[]): string[] {
  const inLines = lines.filter(({ path }) => /(^|\/)lines\//.test(path));
  return (inLines.length > 0 ? inLines : lines.filter(({ path }) => !/merged/.test(path))).map(
    ({ path }) => path,
  );
}
