/**
 * The live figures under the canvas: what callers will do with the menu as it stands, and how that differs
 * from what is saved.
 */
import { flag } from '../../kit/classes.ts';
import { memo, useEffect, useRef, type ReactElement } from 'react';
import { announce } from '../../core/actions/actions.ts';
import { localeName } from '../../core/words/locale-name.ts';
import { isSamePart, useDocumentPart, useStudio } from '../../core/use-studio.ts';
import { FIRST_MENU_LIMIT } from '../../figures/first-menu-limit.ts';
import {
  figureRows,
  isShare,
  showChange,
  showChangeInterval,
  showFigure,
  showInterval,
  type FigureRow,
} from '../../figures/figure-rows.ts';
import { Verdict } from '../../kit/Verdict.tsx';
import { HeardLanguage } from './HeardLanguage.tsx';
import { TrialChoice, nameTrial } from './TrialChoice.tsx';
import { useWhatIf, type UsedWhatIf } from './use-what-if.ts';
import { WHAT_IF_REPLICATIONS } from '../../figures/replications.ts';
import { Button } from '../../kit/Button.tsx';
import styles from './WhatIfStrip.module.css';
import textStyles from '../../kit/text.module.css';

/** Milliseconds of calm before a screen reader hears the figures. */
const QUIET = 1500;

export function WhatIfStrip(): ReactElement {
  const used = useWhatIf();
  const { state, chosen, say, whatIf, showHeat } = used;
  const studio = useStudio();
  useSpokenFigures(used);
  const isDirty = useDocumentPart((document) => document?.isDirty ?? false);
  const openPanel = (): void => studio.ui.set({ panel: 'whatIf', isRightOpen: true });
  if (state.status !== 'ready') {
    return (
      <section
        className={styles.strip}
        data-idle=""
        data-waiting={state.status === 'loading' ? '' : undefined}
        aria-label={say.strip}
      >
        <p>{say.short[state.status]}</p>
        <TrialChoice used={used} />
        {state.status !== 'loading' && (
          <Button kind="quiet" onClick={openPanel}>
            {say.details}
          </Button>
        )}
      </section>
    );
  }
  const trial = nameTrial(used);
  const rows = figureRows(state);
  const around: Around = {
    say,
    language: used.language,
    isSimulating: state.isSimulating,
    locale: state.locale ?? state.info?.locale ?? '',
    isDirty,
    against: trial === undefined ? undefined : say.trial.against({ place: trial }),
  };
  return (
    <section className={styles.strip} aria-label={say.strip} data-answer={state.answerNumber}>
      <HeardLanguage used={used} />
      <TrialChoice used={used} />
      <div className={styles.body}>
        {state.obstacle ? (
          <p className={styles.obstacle} role="status">
            {say.short[state.obstacle.status]}
          </p>
        ) : (
          <ul className={styles.tiles}>
            {rows.map((row) => (
              <Tile key={row.id} row={row} around={around} />
            ))}
          </ul>
        )}
        <div className={styles.tools}>
          <label className={styles.world}>
            <span className={textStyles.unseen}>{say.world}</span>
            <select value={state.world} onChange={({ target }) => whatIf.chooseWorld(target.value)}>
              {state.info?.worlds.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title[used.language] ?? id}
                </option>
              ))}
            </select>
          </label>
          <Button
            aria-pressed={chosen.isHeatShown}
            title={say.heatHint}
            onClick={() => showHeat(!chosen.isHeatShown)}
          >
            {say.heat}
          </Button>
          <Button kind="quiet" onClick={openPanel}>
            {say.details}
          </Button>
        </div>
      </div>
    </section>
  );
}

interface Around extends Pick<UsedWhatIf, 'say' | 'language'> {
  readonly isSimulating: boolean;
  /** Language of the prompts. */
  readonly locale: string;
  readonly isDirty: boolean;
  /** What changes are against, where that is not the saved version. */
  readonly against: string | undefined;
}

const Tile = memo(
  function Tile({ row, around }: { readonly row: FigureRow; readonly around: Around }): ReactElement {
    const { say, language, isSimulating, locale, isDirty, against } = around;
    const { id, value, change, verdict, simulated, simulatedChange } = row;
    const isOver = id === 'firstMenuSeconds' && value !== undefined && value > FIRST_MENU_LIMIT;
    return (
      <li className={styles.tile} data-figure={id} data-behind={flag(row.isBehind)} data-over={flag(isOver)}>
        <span className={styles.name}>
          {say.figures[id]}
          {row.isExact && <small> · {say.firstCalls}</small>}
        </span>
        <span className={styles.value} data-value="">
          {value === undefined ? '…' : showFigure(id, value)}
          {value !== undefined && !isShare(id) && (
            <small> {id === 'repeats7d' ? say.units.perMonth : say.units.seconds}</small>
          )}
        </span>
        <span className={styles.change} data-change="">
          {change !== undefined && verdict !== 'same' && (
            <Verdict verdict={verdict} words={say} against={against}>
              {showChange(id, change)}
            </Verdict>
          )}
          {verdict === 'same' && isDirty && against === undefined && (
            <Verdict verdict="same" words={say}>
              {say.asSaved}
            </Verdict>
          )}
        </span>
        <span className={styles.note} title={say.about}>
          {id === 'firstMenuSeconds' &&
            `${isOver ? say.overLimit : say.limit({ seconds: String(FIRST_MENU_LIMIT) })} · ${localeName(locale, language)}`}
          {simulated && (
            <span className={row.isSimulationBehind ? styles.old : undefined}>
              {id === 'repeats7d' && simulatedChange
                ? showChangeInterval(id, simulatedChange)
                : `${say.simulated} ${showInterval(id, simulated)}`}
            </span>
          )}
          {!simulated &&
            id !== 'firstMenuSeconds' &&
            (isSimulating ? say.simulating({ done: 1, of: WHAT_IF_REPLICATIONS }) : say.waiting)}
        </span>
      </li>
    );
  },
  (a, b) => isSamePart(a.row, b.row) && isSamePart(a.around, b.around),
);

/** Tells screen readers the figures once typing has come to rest, never at every key. */
function useSpokenFigures({ state, say }: UsedWhatIf): void {
  const studio = useStudio();
  const told = useRef('');
  const { now, saved, isLiveBehind } = state;
  useEffect(() => {
    if (!now || !saved || isLiveBehind) return undefined;
    const text = say.said({
      lost: showFigure('lostRate', now.figures.lostRate),
      isClosing: now.figures.closedRate > 0 ? 'yes' : 'other',
      closed: showFigure('closedRate', now.figures.closedRate),
      misrouted: showFigure('misroutedRate', now.figures.misroutedRate),
    });
    if (told.current === '') told.current = text;
    if (told.current === text) return undefined;
    const timer = setTimeout(() => {
      told.current = text;
      announce(studio, text);
    }, QUIET);
    return () => clearTimeout(timer);
  }, [now, saved, isLiveBehind, say, studio]);
}
