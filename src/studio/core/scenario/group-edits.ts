/** What one does to the agent groups of a scenario. */
import type { AgentGroupConfig, ScenarioConfig, SkillConfig, Staffing } from '../../../scenario/index.ts';
import { hoursWords, say, type Language } from '../../../words/index.ts';
import type { ScenarioEdit } from './perform-on-scenario.ts';
import { titleOf } from './title-of.ts';

/** A group for the first desk, to begin with. */
export function addGroup({ agentGroups = [], desks }: ScenarioConfig): {
  readonly edit: ScenarioEdit;
  readonly id: string;
} {
  const taken = new Set([...agentGroups, ...desks].map(({ id }) => id));
  let id = 'team';
  for (let number = 2; taken.has(id); number++) id = `team-${number}`;
  const edit: ScenarioEdit = {
    name: say(hoursWords, ({ steps }) => steps.addGroup),
    recipe: (draft) => {
      const group = {
        id,
        title: { en: id },
        staffing: { agents: 1 },
        skills: [{ desk: desks[0]?.id ?? '' }],
        status: 'assumption' as const,
      };
      draft.agentGroups = [...(draft.agentGroups ?? []), group];
    },
  };
  return { edit, id };
}

export function removeGroup({ id }: AgentGroupConfig): ScenarioEdit {
  return {
    name: say(hoursWords, ({ steps }) => steps.removeGroup),
    recipe: (draft) => {
      const left = (draft.agentGroups ?? []).filter((group) => group.id !== id);
      if (left.length === 0) delete draft.agentGroups;
      else draft.agentGroups = left;
    },
  };
}

export function setGroupTitle(group: AgentGroupConfig, language: Language, text: string): ScenarioEdit {
  return changeGroup(group, {
    name: say(hoursWords, ({ steps }) => steps.renameGroup),
    mergeKey: `group title ${group.id}`,
    change: (before) => ({ ...before, title: { ...before.title, [language]: text } }),
  });
}

/** The hours stay. */
export function setGroupStaffing(group: AgentGroupConfig, staffing: Staffing): ScenarioEdit {
  return changeGroup(group, {
    name: say(hoursWords, ({ steps }, language) => steps.staffing({ name: titleOf(group, language) })),
    mergeKey: `staffing ${group.id} ${Object.keys(staffing).join(' ')}`,
    change: (before) => {
      const { hours } = before.staffing;
      return { ...before, staffing: hours ? { ...staffing, hours } : staffing };
    },
  });
}

export function setSkills(group: AgentGroupConfig, skills: readonly SkillConfig[]): ScenarioEdit {
  return changeGroup(group, {
    name: say(hoursWords, ({ steps }, language) => steps.skills({ name: titleOf(group, language) })),
    mergeKey: `skills ${group.id} ${skills.length}`,
    change: (before) => ({ ...before, skills }),
  });
}

function changeGroup(
  { id }: AgentGroupConfig,
  {
    change,
    ...edit
  }: Pick<ScenarioEdit, 'name' | 'mergeKey'> & { change(group: AgentGroupConfig): AgentGroupConfig },
): ScenarioEdit {
  return {
    ...edit,
    recipe: (draft) => {
      draft.agentGroups = (draft.agentGroups ?? []).map((group) =>
        group.id === id ? (change(group as AgentGroupConfig) as typeof group) : group,
      );
    },
  };
}
