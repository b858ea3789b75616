/** A plan for both worlds, organised one way at a time. */
import { useState, type ReactElement } from 'react';
import { nameWay, type StaffingCase, type StaffingResult, type StaffingWay } from '../../../study/index.ts';
import { titleOf } from '../../core/scenario/title-of.ts';
import { addUp, HALF_HOUR, type WeekLevels } from '../../core/week/levels.ts';
import { useLanguage, useWords } from '../../core/use-studio.ts';
import { Button } from '../../kit/Button.tsx';
import { ChoiceInput, Field } from '../../kit/fields.tsx';
import { WeekChart } from '../../kit/WeekChart.tsx';
import { WeekGrid } from '../../kit/WeekGrid.tsx';
import { formatDecimal } from '../../../util/format-number.ts';
import { hoursWords, type HoursWords } from '../../../words/index.ts';
import { PlanComparison } from './PlanComparison.tsx';
import { PickList } from './PickList.tsx';
import planStyles from './plan.module.css';
import styles from './scenario.module.css';
import textStyles from '../../kit/text.module.css';

interface Props {
  readonly result: StaffingResult;
  /** Writes the rosters of these cases into the scenario. */
  readonly onApply: (cases: readonly StaffingCase[]) => void;
}

const SLOTS = 48;
/** Agents of all groups together. */
const ALL = '';

export function PlanResult({ result, onApply }: Props): ReactElement | null {
  const words = useWords(hoursWords).plan;
  const ways = result.cases.map(({ way }) => way);
  const names = [...new Set(ways.map(nameWay))];
  const [chosen, setChosen] = useState<string>();
  const name = names.find((each) => each === chosen) ?? names[0];
  const [group, setGroup] = useState(ALL);
  if (name === undefined) return <p className={textStyles.hint}>{words.nothing}</p>;
  const { before, after } = result.compare;
  const cases = [...new Set([before, after])].flatMap(
    (world) => result.cases.find((each) => each.world === world && nameWay(each.way) === name) ?? [],
  );
  const comparison = result.comparisons.find(({ way }) => nameWay(way) === name);
  const groups = [...new Map(cases.flatMap((each) => each.groups).map((each) => [each.id, each])).values()];
  const shown = groups.some(({ id }) => id === group) ? group : ALL;
  const agents = cases.map((each) => agentsOf(each, shown));
  const most = Math.max(1, ...agents.flat());
  const isWritable = result.pools !== 'all-desks' || name === 'apart';
  return (
    <section className={styles.part} aria-label={words.result}>
      <PickList
        label={words.way}
        items={names.map((id) => ({
          id,
          label: sayWay(
            ways.find((way) => nameWay(way) === id),
            words,
          ),
        }))}
        chosen={name}
        onPick={setChosen}
      />
      <p className={styles.facts}>{words.about[kindOf(name)]}</p>
      {comparison && <PlanComparison comparison={comparison} result={result} />}
      <div className={planStyles.tools}>
        <GroupChoice groups={groups} value={shown} onChange={setGroup} />
        <Button disabled={!isWritable} onClick={() => onApply(cases)}>
          {words.apply}
        </Button>
        {!isWritable && <span className={styles.facts}>{words.notWritable}</span>}
      </div>
      <div className={planStyles.sides}>
        {cases.map((each, i) => (
          <Side
            key={each.world}
            side={cases.length === 1 ? undefined : each.world === before ? 'before' : 'after'}
            found={each}
            agents={agents[i] ?? []}
            most={most}
          />
        ))}
      </div>
    </section>
  );
}

function GroupChoice({
  groups,
  value,
  onChange,
}: {
  readonly groups: StaffingCase['groups'];
  readonly value: string;
  readonly onChange: (id: string) => void;
}): ReactElement {
  const words = useWords(hoursWords).plan;
  const language = useLanguage();
  return (
    <Field label={words.group}>
      {(id) => (
        <ChoiceInput
          id={id}
          value={value}
          options={[
            { value: ALL, label: words.allGroups },
            ...groups.map((group) => ({ value: group.id, label: titleOf(group, language) })),
          ]}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

function Side({
  side,
  found,
  agents,
  most,
}: {
  readonly side: 'before' | 'after' | undefined;
  readonly found: StaffingCase;
  readonly agents: readonly number[];
  readonly most: number;
}): ReactElement {
  const words = useWords(hoursWords).plan;
  const language = useLanguage();
  const { plan } = found;
  const { judgement } = plan;
  const title = titleOf({ id: found.world, title: found.title }, language);
  const hours = agents.reduce((sum, value) => sum + value / 2, 0);
  return (
    <article className={planStyles.side}>
      <h4>
        {side && <small>{words[side]}</small>} {title}
      </h4>
      <dl className={planStyles.numbers}>
        <div>
          <dt>{words.weeklyHours}</dt>
          <dd>{formatDecimal(hours)}</dd>
        </div>
        <div>
          <dt>{words.peak}</dt>
          <dd>{formatDecimal(Math.max(0, ...agents))}</dd>
        </div>
        <div>
          <dt>{words.service}</dt>
          <dd data-verdict={judgement.verdict}>{words.verdicts[judgement.verdict]}</dd>
        </div>
      </dl>
      <p className={styles.facts}>
        {words.judged({ busy: judgement.busy, missing: judgement.missing, untold: judgement.untold })}
      </p>
      <WeekChart
        label={words.line({ title, hours: formatDecimal(hours) })}
        series={[{ label: words.agents, values: agents, kind: 'steps' }]}
        most={most}
      />
      <WeekGrid label={words.week({ title })} levels={levelsOf(agents)} kind="agents" most={most} />
    </article>
  );
}

function agentsOf({ groups, plan }: StaffingCase, group: string): number[] {
  const total = new Array<number>(7 * SLOTS).fill(0);
  for (const [g, { id }] of groups.entries())
    if (group === ALL || id === group)
      for (const [half, value] of (plan.roster[g] ?? new Int32Array()).entries())
        total[half] = (total[half] ?? 0) + value;
  return total;
}

function levelsOf(agents: readonly number[]): WeekLevels {
  return addUp(
    agents.map((value, half) => ({
      day: 1 + Math.floor(half / SLOTS),
      from: (half % SLOTS) * HALF_HOUR,
      to: ((half % SLOTS) + 1) * HALF_HOUR,
      value,
    })),
  );
}

export function sayWay(way: StaffingWay | undefined, words: HoursWords['plan']): string {
  if (way?.kind === 'cross-trained')
    return words.ways.crossTrained({ percent: Math.round(100 * (way.handlingFactor - 1)) });
  return way?.kind === 'pooled' ? words.ways.pooled : words.ways.apart;
}

function kindOf(name: string): keyof HoursWords['plan']['about'] {
  return name === 'apart' || name === 'pooled' ? name : 'crossTrained';
}
