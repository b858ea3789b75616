/** A roster: agents by half-hour painted on the week, its shifts beside it in writing. */
import type { ReactElement } from 'react';
import { parseRange } from '../../../calendar/index.ts';
import type { Shift } from '../../../scenario/index.ts';
import { describeDays } from '../../core/week/describe-area.ts';
import { paintRoster, rosterLevels } from '../../core/week/roster-week.ts';
import { WEEKDAYS } from '../../core/week/levels.ts';
import { useLanguage, useWords } from '../../core/use-studio.ts';
import { dayNames } from '../../core/words/day-names.ts';
import { Button } from '../../kit/Button.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { NumberInput } from '../../kit/fields.tsx';
import { WeekGrid } from '../../kit/WeekGrid.tsx';
import { hoursWords, studioWords } from '../../../words/index.ts';
import { RangesInput } from './RangesInput.tsx';
import styles from './scenario.module.css';
import textStyles from '../../kit/text.module.css';
import twistyStyles from '../../kit/twisty.module.css';

interface Props {
  readonly name: string;
  readonly roster: readonly Shift[];
  /** False: it was refused. */
  readonly onChange: (roster: readonly Shift[]) => boolean;
}

const NEW: Shift = { days: [1, 2, 3, 4, 5], from: '08:00', to: '16:00', agents: 1 };

export function RosterField({ name, roster, onChange }: Props): ReactElement {
  const words = useWords(hoursWords).roster;
  const change = (at: number, shift: Shift | undefined): boolean =>
    onChange(roster.flatMap((each, i) => (i === at ? (shift ? [shift] : []) : [each])));
  return (
    <>
      <WeekGrid
        label={words.week({ name })}
        levels={rosterLevels(roster)}
        kind="agents"
        onPaint={(area, agents) => void onChange(paintRoster(roster, area, agents))}
      />
      <details className={styles.more}>
        <summary className={twistyStyles.twisty}>
          {words.shifts} <span className={textStyles.count}>{roster.length}</span>
        </summary>
        <ul className={styles.shifts}>
          {roster.map((shift, i) => (
            <ShiftLine
              key={i}
              number={i + 1}
              shift={shift}
              onChange={(next) => change(i, next)}
              canRemove={roster.length > 1}
            />
          ))}
        </ul>
        <Button onClick={() => void onChange([...roster, NEW])}>{words.add}</Button>
      </details>
    </>
  );
}

function ShiftLine({
  number,
  shift,
  canRemove,
  onChange,
}: {
  readonly number: number;
  readonly shift: Shift;
  readonly canRemove: boolean;
  readonly onChange: (shift: Shift | undefined) => boolean;
}): ReactElement {
  const words = useWords(hoursWords).roster;
  const language = useLanguage();
  const names = dayNames(useWords(studioWords));
  const days = shift.days ?? (shift.dates ? [] : WEEKDAYS);
  const turn = (day: number): void => {
    const next = days.includes(day)
      ? days.filter((each) => each !== day)
      : [...days, day].toSorted((a, b) => a - b);
    // A shift on no day would be none.
    if (next.length > 0) onChange({ ...shift, days: next });
  };
  const pause = shift.break;
  return (
    <li>
      {shift.dates ? (
        <span>{shift.dates.join(words.comma)}</span>
      ) : (
        <div
          className={styles.dayPicks}
          role="group"
          aria-label={words.days({ number, days: describeDays(days, language) })}
        >
          {WEEKDAYS.map((day) => (
            <button key={day} type="button" aria-pressed={days.includes(day)} onClick={() => turn(day)}>
              {names[day - 1]}
            </button>
          ))}
        </div>
      )}
      <RangesInput
        label={words.times({ number })}
        ranges={[`${shift.from}-${shift.to}`]}
        onChange={([text]) => {
          const times = timesOf(text);
          return times !== undefined && onChange({ ...shift, ...times });
        }}
      />
      <label>
        <span className={textStyles.unseen}>{words.agents({ number })}</span>
        <NumberInput
          value={shift.agents}
          min={0}
          max={9999}
          onChange={(agents) => agents !== undefined && void onChange({ ...shift, agents })}
        />
      </label>
      <RangesInput
        label={words.pause({ number })}
        placeholder={words.noPause}
        ranges={pause ? [`${pause.from}-${pause.to}`] : []}
        onChange={([text]) => {
          const { break: _before, ...rest } = shift;
          const times = timesOf(text);
          return onChange(times ? { ...rest, break: times } : rest);
        }}
      />
      <Button
        kind="icon"
        disabled={!canRemove}
        aria-label={words.remove({ number })}
        onClick={() => void onChange(undefined)}
      >
        <Icon name="trash" size={14} />
      </Button>
    </li>
  );
}

/** As it is written. Undefined: nothing is. */
function timesOf(text: string | undefined): { readonly from: string; readonly to: string } | undefined {
  if (text === undefined || !('range' in parseRange(text))) return undefined;
  const [from = '', to = ''] = text.split(/\s*[-–]\s*/).map((part) => part.trim().padStart(5, '0'));
  return { from, to };
}
