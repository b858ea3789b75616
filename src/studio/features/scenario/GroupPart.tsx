/** Agent groups: people who can do the same, and the desks they answer for. */
import type { ReactElement } from 'react';
import type { AgentGroupConfig, ScenarioConfig, SkillConfig, Staffing } from '../../../scenario/index.ts';
import {
  addGroup,
  removeGroup,
  setGroupStaffing,
  setGroupTitle,
  setSkills,
} from '../../core/scenario/group-edits.ts';
import { performOnScenario } from '../../core/scenario/perform-on-scenario.ts';
import { titleOf } from '../../core/scenario/title-of.ts';
import { useLanguage, useStudio, useWords } from '../../core/use-studio.ts';
import { Button } from '../../kit/Button.tsx';
import { ChoiceInput, Field, NumberInput, TextInput } from '../../kit/fields.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { hoursWords } from '../../../words/index.ts';
import { PickedPart } from './PickedPart.tsx';
import { RosterField } from './RosterField.tsx';
import { StaffingFields } from './StaffingFields.tsx';
import styles from './scenario.module.css';
import textStyles from '../../kit/text.module.css';

export function GroupPart({ config }: { readonly config: ScenarioConfig }): ReactElement {
  const studio = useStudio();
  const words = useWords(hoursWords).groups;
  return (
    <PickedPart
      words={words}
      items={config.agentGroups ?? []}
      onAdd={() => {
        const { edit, id } = addGroup(config);
        return performOnScenario(studio, edit) ? id : undefined;
      }}
    >
      {(group) => <Group key={group.id} group={group} config={config} />}
    </PickedPart>
  );
}

function Group({
  group,
  config,
}: {
  readonly group: AgentGroupConfig;
  readonly config: ScenarioConfig;
}): ReactElement {
  const studio = useStudio();
  const words = useWords(hoursWords).groups;
  const language = useLanguage();
  const name = titleOf(group, language);
  const { staffing } = group;
  const set = (next: Staffing): boolean =>
    performOnScenario(studio, setGroupStaffing(group, next), { isQuiet: true });
  return (
    <div className={styles.detail}>
      <div className={styles.fields}>
        <Field label={words.name}>
          {(id) => (
            <TextInput
              id={id}
              value={name}
              isNeeded
              onChange={(text) =>
                void performOnScenario(studio, setGroupTitle(group, language, text), { isQuiet: true })
              }
            />
          )}
        </Field>
        <StaffingFields
          staffing={staffing}
          hasGroups={false}
          onChange={(next) => void set(next as Staffing)}
        />
        <Button kind="quiet" onClick={() => performOnScenario(studio, removeGroup(group))}>
          {words.remove}
        </Button>
      </div>
      <Skills group={group} config={config} />
      {'roster' in staffing && (
        <RosterField
          name={name}
          roster={staffing.roster}
          onChange={(roster) => set({ ...staffing, roster })}
        />
      )}
    </div>
  );
}

function Skills({
  group,
  config,
}: {
  readonly group: AgentGroupConfig;
  readonly config: ScenarioConfig;
}): ReactElement {
  const studio = useStudio();
  const words = useWords(hoursWords).groups;
  const language = useLanguage();
  const { skills } = group;
  const set = (next: readonly SkillConfig[]): void =>
    void performOnScenario(studio, setSkills(group, next), { isQuiet: true });
  const put = (at: number, skill: SkillConfig): void =>
    set(skills.map((each, i) => (i === at ? skill : each)));
  const left = config.desks.filter(({ id }) => !skills.some(({ desk }) => desk === id));
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.desk}</th>
            <th scope="col">{words.priority}</th>
            <th scope="col">{words.factor}</th>
            <th scope="col">
              <span className={textStyles.unseen}>{words.removeSkill}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {skills.map((skill, i) => {
            const desk = config.desks.find(({ id }) => id === skill.desk);
            const title = desk ? titleOf(desk, language) : skill.desk;
            const { handlingFactor: _factor, ...plain } = skill;
            return (
              <tr key={skill.desk}>
                <th scope="row">
                  <ChoiceInput
                    label={words.desk}
                    value={skill.desk}
                    options={[{ value: skill.desk, label: title }, ...left.map(asOption)]}
                    onChange={(id) => put(i, { ...skill, desk: id })}
                  />
                </th>
                <td>
                  <label>
                    <span className={textStyles.unseen}>{words.priorityOf({ desk: title })}</span>
                    <NumberInput
                      value={skill.priority}
                      min={1}
                      max={8}
                      placeholder="1"
                      onChange={(priority) => priority !== undefined && put(i, { ...skill, priority })}
                    />
                  </label>
                </td>
                <td>
                  <label>
                    <span className={textStyles.unseen}>{words.factorOf({ desk: title })}</span>
                    <NumberInput
                      value={skill.handlingFactor}
                      min={0.5}
                      max={3}
                      step={0.05}
                      placeholder={(skill.priority ?? 1) === 1 ? '1' : words.byParameter}
                      onChange={(factor) =>
                        put(i, factor === undefined ? plain : { ...skill, handlingFactor: factor })
                      }
                    />
                  </label>
                </td>
                <td>
                  <Button
                    kind="icon"
                    disabled={skills.length === 1}
                    aria-label={words.removeSkillOf({ desk: title })}
                    onClick={() => set(skills.filter((each) => each !== skill))}
                  >
                    <Icon name="trash" size={14} />
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {left[0] && (
        <Button kind="quiet" onClick={() => set([...skills, { desk: left[0]?.id ?? '', priority: 2 }])}>
          <Icon name="plus" size={14} />
          {words.addSkill}
        </Button>
      )}
    </div>
  );

  function asOption(desk: ScenarioConfig['desks'][number]): { value: string; label: string } {
    return { value: desk.id, label: titleOf(desk, language) };
  }
}
