/** Work that calls bring against agents on duty, by half-hour, with what does not fit in a sentence. */
import type { ReactElement } from 'react';
import { weekHours, type WeekLevels } from '../../core/week/levels.ts';
import { useWords } from '../../core/use-studio.ts';
import { byHalfHour } from '../../figures/desk-agents.ts';
import { WeekChart } from '../../kit/WeekChart.tsx';
import { formatDecimal } from '../../../util/format-number.ts';
import { hoursWords } from '../../../words/index.ts';
import textStyles from '../../kit/text.module.css';

interface Props {
  readonly name: string;
  /** By half-hour of the week. */
  readonly calls: readonly number[];
  readonly handlingSeconds: number;
  readonly open: WeekLevels;
  readonly agents: WeekLevels;
  /** Met in simulated months, where somebody asked for them. */
  readonly simulated?: readonly number[] | undefined;
}

const HALF_HOUR_SECONDS = 1800;

export function CallsAgainstAgents(props: Props): ReactElement {
  const { name, calls, handlingSeconds, open, agents, simulated } = props;
  const words = useWords(hoursWords).chart;
  const work = calls.map((each) => (each * handlingSeconds) / HALF_HOUR_SECONDS);
  const hands = byHalfHour(agents);
  const isOpen = byHalfHour(open);
  const total = calls.reduce((sum, each) => sum + each, 0);
  const whileClosed = calls.reduce((sum, each, i) => sum + each * (1 - (isOpen[i] ?? 0)), 0);
  // Of a half-hour that is partly closed, the work of the open part.
  const short = work.filter((load, i) => load * (isOpen[i] ?? 0) > (hands[i] ?? 0) + 1e-9).length;
  const summary = words.summary({
    name,
    calls: formatDecimal(total),
    agentHours: formatDecimal(weekHours(agents)),
    workHours: formatDecimal(work.reduce((sum, each) => sum + each / 2, 0)),
  });
  return (
    <div>
      <p>{summary}</p>
      {simulated && (
        <p>{words.met({ calls: formatDecimal(simulated.reduce((sum, each) => sum + each, 0)) })}</p>
      )}
      {whileClosed >= 0.5 && (
        <p>
          {words.whileClosed({
            calls: formatDecimal(whileClosed),
            share: formatDecimal((100 * whileClosed) / total),
          })}
        </p>
      )}
      {short > 0 && <p>{words.short({ count: short })}</p>}
      <WeekChart
        label={summary}
        series={[
          { label: words.work, values: work, kind: 'area' },
          { label: words.agents, values: hands, kind: 'steps' },
          ...(simulated
            ? [
                {
                  label: words.simulated,
                  values: simulated.map((each) => (each * handlingSeconds) / HALF_HOUR_SECONDS),
                  kind: 'dots' as const,
                },
              ]
            : []),
        ]}
      />
      <p className={textStyles.fieldHint}>{words.about({ seconds: formatDecimal(handlingSeconds) })}</p>
    </div>
  );
}
