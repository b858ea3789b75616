/**
 * The What-if tab: who calls in which world, every figure with its interval, where callers are lost, and one
 * of them to follow.
 */
import { flag } from '../../kit/classes.ts';
import type { ReactElement } from 'react';
import { goTo } from '../../core/actions/actions.ts';
import { useLanguage, useMachine, usePromptLocale, useStudio } from '../../core/use-studio.ts';
import { Field, Section } from '../../kit/fields.tsx';
import { cardTitle } from '../../view/index.ts';
import {
  figureRows,
  showChange,
  showChangeInterval,
  showFigure,
  showInterval,
} from '../../figures/figure-rows.ts';
import { WHAT_IF_REPLICATIONS } from '../../figures/replications.ts';
import { ReplayPanel } from './ReplayPanel.tsx';
import { HeardLanguage } from './HeardLanguage.tsx';
import { nameTrial, TrialChoice } from './TrialChoice.tsx';
import { SurenessPanel } from './SurenessPanel.tsx';
import { useWhatIf, type UsedWhatIf } from './use-what-if.ts';
import { Verdict } from '../../kit/Verdict.tsx';
import type { Obstacle } from '../../figures/what-if-state.ts';
import type { FiguresWords } from '../../../words/index.ts';
import { formatPlain } from '../../../util/format-number.ts';
import { tellProblem } from '../../../util/problem.ts';
import { Button } from '../../kit/Button.tsx';
import styles from './WhatIfPanel.module.css';
import textStyles from '../../kit/text.module.css';

/** Menus listed: the others lose next to nobody. */
const MOST_LOST = 8;

export function WhatIfPanel(): ReactElement {
  const used = useWhatIf();
  const { state, say } = used;
  const language = useLanguage();
  return (
    <div>
      <Choices used={used} />
      <TrialChoice used={used} />
      <HeardLanguage used={used} />
      {state.status !== 'ready' && (
        <div className={styles.none} role="status">
          <p>{say.none[state.status]}</p>
          {state.problems.length > 0 && (
            <ul>
              {state.problems.slice(0, 5).map((problem, i) => (
                <li key={i}>{tellProblem(problem, language).message}</li>
              ))}
            </ul>
          )}
        </div>
      )}
      {state.status === 'ready' && state.obstacle && (
        <div className={styles.none} role="alert">
          <p>{tellObstacle(state.obstacle, say)}</p>
          {state.obstacle.status === 'unfit' && <p>{state.obstacle.reason}</p>}
        </div>
      )}
      {state.status === 'ready' && (
        <>
          {!state.obstacle && <Figures used={used} />}
          <SurenessPanel used={used} />
          <Places used={used} />
          <ReplayPanel used={used} />
        </>
      )}
    </div>
  );
}

function Choices({ used }: { readonly used: UsedWhatIf }): ReactElement | null {
  const { state, chosen, say, language, whatIf, chooseScenario } = used;
  if (chosen.scenarios.length === 0) return null;
  return (
    <div className={styles.choices}>
      <Field label={say.scenario}>
        {(id) => (
          <select
            id={id}
            value={chosen.scenario ?? ''}
            onChange={({ target }) => chooseScenario(target.value)}
          >
            {chosen.scenarios.map((path) => (
              <option key={path} value={path}>
                {path === chosen.scenario && state.info
                  ? (state.info.title[language] ?? path)
                  : path.split('/').at(-1)?.replace('.scenario.json', '')}
              </option>
            ))}
          </select>
        )}
      </Field>
      {state.info && state.info.worlds.length > 0 && (
        <Field label={say.world}>
          {(id) => (
            <select id={id} value={state.world} onChange={({ target }) => whatIf.chooseWorld(target.value)}>
              {state.info?.worlds.map(({ id: world, title }) => (
                <option key={world} value={world}>
                  {title[language] ?? world}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </div>
  );
}

function Figures({ used }: { readonly used: UsedWhatIf }): ReactElement {
  const { state, say } = used;
  const { simulation, isSimulating, isSimulationBehind } = state;
  const trial = nameTrial(used);
  const against = trial === undefined ? undefined : say.trial.against({ place: trial });
  const isRunning = isSimulating || (isSimulationBehind && simulation !== undefined);
  return (
    <Section title={say.strip}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say.table.figure}</th>
            <th scope="col">{say.table.now}</th>
            <th scope="col">{say.table.change}</th>
          </tr>
        </thead>
        <tbody>
          {figureRows(state).map(
            ({
              id,
              value,
              saved,
              change,
              verdict,
              simulated,
              simulatedChange,
              isExact,
              isBehind,
              isSimulationBehind: isOld,
            }) => (
              <tr key={id} data-behind={flag(isBehind)}>
                <th scope="row">{say.figures[id]}</th>
                <td className={textStyles.number}>
                  <span>{value === undefined ? '…' : showFigure(id, value)}</span>
                  {isExact && <small>{say.firstCalls}</small>}
                  {simulated && id !== 'repeats7d' && (
                    <small className={isOld ? styles.old : undefined}>
                      {say.simulated} {showInterval(id, simulated)}
                    </small>
                  )}
                  {simulated && id === 'repeats7d' && (
                    <small className={isOld ? styles.old : undefined}>{showInterval(id, simulated)}</small>
                  )}
                </td>
                <td className={textStyles.number}>
                  {change !== undefined && verdict !== 'same' ? (
                    <Verdict verdict={verdict} words={say} against={against}>
                      {showChange(id, change)}
                    </Verdict>
                  ) : (
                    <Verdict verdict="same" words={say}>
                      {verdict === 'same' ? '±0' : ''}
                    </Verdict>
                  )}
                  {saved !== undefined && verdict !== 'same' && (
                    <small>
                      {trial === undefined ? say.table.saved : say.trial.there} {showFigure(id, saved)}
                    </small>
                  )}
                  {simulatedChange && (
                    <small className={isOld ? styles.old : undefined}>
                      {say.simulated} {showChangeInterval(id, simulatedChange)}
                    </small>
                  )}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      <p className={textStyles.fieldHint} role="status">
        {isRunning
          ? say.simulating({
              done: Math.min(
                WHAT_IF_REPLICATIONS,
                isSimulationBehind ? 1 : (simulation?.replications ?? 0) + 1,
              ),
              of: WHAT_IF_REPLICATIONS,
            })
          : !simulation
            ? say.waiting
            : ''}
      </p>
      <p className={textStyles.fieldHint}>{say.about}</p>
    </Section>
  );
}

function Places({ used }: { readonly used: UsedWhatIf }): ReactElement | null {
  const { state, say, whatIf } = used;
  const studio = useStudio();
  const machine = useMachine();
  const locale = usePromptLocale(machine?.document.config.meta.locales ?? []);
  if (!state.now || !machine) return null;
  const places = Object.entries(state.now.menus)
    .filter(([, { lost }]) => lost > 0.0005)
    .toSorted((a, b) => b[1].lost - a[1].lost)
    .slice(0, MOST_LOST);
  const most = places[0]?.[1].lost ?? 1;
  const { chart } = machine.view;
  const titleOf = (path: string): string => {
    const at = chart.stateAt(path);
    return at ? cardTitle(chart, at, locale) : path;
  };
  const line = state.info?.worlds.find(({ id }) => id === state.world)?.lines[0];
  return (
    <Section title={say.places}>
      {places.length === 0 && <p className={textStyles.fieldHint}>{say.noPlaces}</p>}
      <ul className={styles.places}>
        {places.map(([path, { lost }]) => (
          <li key={path}>
            <button type="button" className={styles.name} onClick={() => goTo(studio, path)}>
              {titleOf(path)}
            </button>
            <Button
              className={styles.show}
              aria-label={say.showLost({ menu: titleOf(path) })}
              disabled={state.isReplaying}
              onClick={() =>
                whatIf.replay({
                  replication: 0,
                  lostAt: path,
                  limit: 5,
                  ...(line === undefined ? {} : { line }),
                })
              }
            >
              {say.showMe}
            </Button>
            <span className={styles.bar} aria-hidden="true">
              <span style={{ inlineSize: `${(100 * lost) / most}%` }} />
            </span>
            <span className={styles.share}>
              {say.perThousand({
                calls: formatPlain(Number((1000 * lost).toFixed(1))),
              })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function tellObstacle(obstacle: Obstacle, say: FiguresWords): string {
  if (obstacle.status === 'late') return say.stopped.late({ seconds: obstacle.seconds });
  if (obstacle.status === 'lost') return say.stopped.lost({ why: obstacle.reason });
  return say.none[obstacle.status];
}
