/** What the change does to callers: both sides, exact and simulated. */
import type { ReactElement } from 'react';
import type { MachineConfig } from '../../../chart/index.ts';
import { type CompareWords, type Language, figuresWords } from '../../../words/index.ts';
import { useLanguage } from '../../core/use-studio.ts';
import {
  figureRows,
  judgeAlone,
  judgeTogether,
  showChange,
  showChangeInterval,
  showFigure,
  showInterval,
  type FigureRow,
} from '../../figures/figure-rows.ts';
import { Verdict } from '../../kit/Verdict.tsx';
import type { WhatIfState } from '../../figures/what-if-state.ts';
import { useFigures } from './use-figures.ts';
import partStyles from './part.module.css';
import textStyles from '../../kit/text.module.css';

interface Props {
  readonly before: MachineConfig;
  readonly after: MachineConfig;
  readonly say: CompareWords;
}

export function CompareFigures({ before, after, say }: Props): ReactElement {
  const language = useLanguage();
  const words = figuresWords[language];
  const figures = useFigures(before, after);
  const isOne = figures.before === undefined;
  const states = [...(figures.before ? [figures.before] : []), figures.after];
  const missing = states.find(({ status, obstacle }) => status !== 'ready' || obstacle);
  const worldName = (state: WhatIfState): string => {
    const world = state.info?.worlds.find(({ id }) => id === state.world);
    return world ? say.figuresWorld({ world: world.title[language] ?? world.id }) : '';
  };
  const rowsAfter = figureRows(figures.after);
  const rowsBefore = figures.before && figureRows(figures.before);
  const verdicts = judgeTogether(
    rowsBefore
      ? rowsAfter.map((row, i) => {
          const change = differenceOf(row, rowsBefore[i]);
          return { ...row, change, verdict: judgeAlone(row.id, change) };
        })
      : rowsAfter,
  ).map(({ verdict }) => verdict);
  return (
    <section className={partStyles.part}>
      <h3>{say.figures}</h3>
      {missing ? (
        <p className={textStyles.fieldHint} role="status">
          {missing.status === 'loading'
            ? words.none.loading
            : missing.status === 'ready'
              ? words.short[missing.obstacle?.status ?? 'unfit']
              : say.figuresNone}
        </p>
      ) : (
        <>
          <table className={partStyles.table}>
            <thead>
              <tr>
                <th scope="col">{words.table.figure}</th>
                <th scope="col">
                  {say.before}
                  {figures.before && <small>{worldName(figures.before)}</small>}
                </th>
                <th scope="col">
                  {say.after}
                  {figures.before && <small>{worldName(figures.after)}</small>}
                </th>
                <th scope="col">{words.table.change}</th>
              </tr>
            </thead>
            <tbody>
              {rowsAfter.map((row, i) => (
                <FigureLine
                  key={row.id}
                  after={row}
                  before={rowsBefore?.[i]}
                  verdict={verdicts[i]}
                  say={say}
                  language={language}
                />
              ))}
            </tbody>
          </table>
          {states.some(({ isSimulating, isSimulationBehind }) => isSimulating || isSimulationBehind) && (
            <p className={textStyles.fieldHint} role="status">
              {say.figuresRunning}
            </p>
          )}
          <p className={textStyles.fieldHint}>
            {isOne ? `${worldName(figures.after)}. ${say.figuresPaired}` : say.figuresApart}
          </p>
        </>
      )}
    </section>
  );
}

interface LineProps {
  readonly before: FigureRow | undefined;
  readonly after: FigureRow;
  readonly verdict: FigureRow['verdict'];
  readonly say: CompareWords;
  readonly language: Language;
}

function differenceOf(newer: FigureRow, older: FigureRow | undefined): number | undefined {
  return newer.value === undefined || older?.value === undefined ? undefined : newer.value - older.value;
}

function FigureLine({ before: older, after: newer, verdict, say, language }: LineProps): ReactElement {
  const words = figuresWords[language];
  const was = older ? older.value : newer.saved;
  const change = older ? differenceOf(newer, older) : newer.change;
  const unit =
    newer.id === 'firstMenuSeconds' || newer.id === 'menuSeconds'
      ? ` ${words.units.seconds}`
      : newer.id === 'repeats7d'
        ? ` ${words.units.perMonth}`
        : '';
  const show = (value: number | undefined): string =>
    value === undefined ? '…' : `${showFigure(newer.id, value)}${unit}`;
  return (
    <tr>
      <th scope="row">{words.figures[newer.id]}</th>
      <td className={textStyles.number}>
        {show(was)} {newer.isExact && <small>{words.firstCalls}</small>}
        {older?.simulated && (
          <small>
            {say.simulated} {showInterval(newer.id, older.simulated)}
          </small>
        )}
      </td>
      <td className={textStyles.number}>
        {show(newer.value)} {newer.isExact && <small>{words.firstCalls}</small>}
        {newer.simulated && (
          <small>
            {say.simulated} {showInterval(newer.id, newer.simulated)}
          </small>
        )}
      </td>
      <td className={textStyles.number}>
        {change === undefined ? (
          '…'
        ) : verdict === 'same' ? (
          <Verdict verdict="same" words={words}>
            ±0
          </Verdict>
        ) : (
          <Verdict verdict={verdict} words={words}>
            {showChange(newer.id, change)}
          </Verdict>
        )}
        {!older && newer.simulatedChange && (
          <small>
            {say.simulated} {showChangeInterval(newer.id, newer.simulatedChange)}
          </small>
        )}
      </td>
    </tr>
  );
}
