/** A scenario as a phone test: who is asked what, in which menus. */
import type { Locale, MachineConfig } from '../chart/index.ts';
import { Slots } from '../random/index.ts';
import { needShares, type ScenarioConfig } from '../scenario/index.ts';
import { findByLocale } from '../speech/index.ts';
import { ownValue } from '../util/own-value.ts';
import { dealTasks, shuffle } from './balance.ts';
import { labelsOf, phraseTask, type Phrase } from './phrase-tasks.ts';
import type { TasksFile } from './tasks-file.ts';
import type { PhoneTestPlan, TestLine } from './types.ts';

export interface PhoneTestAsk {
  /** World ids of the scenario. */
  readonly worlds: readonly string[];
  readonly participants: number;
  /** Absent: 8, or as many as there are needs. */
  readonly tasksEach?: number | undefined;
  readonly seed: number;
  /** The language it opens in; a machine of every line has to speak it. */
  readonly locale: Locale;
  readonly tasks?: TasksFile | undefined;
}

export interface PlannedPhoneTest {
  readonly plan: PhoneTestPlan;
  /** By need, in the language it opens in: for who prepares the test. */
  readonly phrases: readonly (Phrase & { readonly need: string })[];
}

const USUAL_TASKS = 8;

/**
 * The same ask gives the same plan. Needs that nobody has are left out. @throws when a world, line or machine is
 * not there: `checkDesign` finds that first, kindly.
 */
export async function planPhoneTest(
  scenario: ScenarioConfig,
  machines: Readonly<Record<string, MachineConfig>>,
  { worlds, participants, tasksEach, seed, locale, tasks }: PhoneTestAsk,
): Promise<PlannedPhoneTest> {
  const asked = worlds.map((id) => find(scenario.worlds, id, 'world'));
  const lineIds = [...new Set(asked.flatMap((world) => world.lines))];
  const lines = lineIds.map((id): TestLine => {
    const { title, machine, number } = find(scenario.lines, id, 'line');
    return { id, title, machine, number: number ?? configOf(machine).meta.number ?? '' };
  });
  const used = [...new Set(lines.map(({ machine }) => machine))];
  const configs = used.map(configOf);
  const shares = needShares(scenario).filter(({ share }) => share > 0);

  const locales = [...new Set([locale, ...(configs[0]?.meta.locales ?? [])])].filter(
    (each) =>
      each === locale ||
      (configs.every(({ meta }) => meta.locales.includes(each)) &&
        [...scenario.products, ...scenario.intents].every(({ words }) => findByLocale(words, each))),
  );
  const phrasesIn = locales.map((each) => {
    const labels = labelsOf(configs, each);
    return shares.map((share) => phraseTask(share, each, labels, tasks));
  });
  const each = Math.min(tasksEach ?? Math.min(USUAL_TASKS, shares.length), shares.length * worlds.length);
  const slots = new Slots(seed, 0);
  const worldLines = asked.map((world) => world.lines.map((id) => lineIds.indexOf(id)));
  const dealt = dealTasks({
    needs: shares.length,
    worlds: worlds.length,
    participants,
    tasksEach: each,
    seed,
  });

  const open: Omit<PhoneTestPlan, 'hash'> = {
    format: 'dialtree-phone-test-plan',
    version: 1,
    scenario: scenario.id,
    title: scenario.title,
    seed,
    locales,
    worlds: asked.map(({ id }, world) => ({ id, lines: worldLines[world] ?? [] })),
    needs: shares.map(({ need }, n) => ({
      need,
      sentences: Object.fromEntries(locales.map((tag, l) => [tag, phrasesIn[l]?.[n]?.sentence ?? ''])),
    })),
    lines,
    machines: Object.fromEntries(used.map((id) => [id, configOf(id)])),
    menus: Object.fromEntries(
      await Promise.all(
        used.map(async (id): Promise<[string, string]> => [id, await hashMenu(configOf(id))]),
      ),
    ),
    participants: dealt.map((tasks, p) => ({
      code: String(p + 1),
      tasks: tasks.map(({ need, world }, t) => {
        const own = worldLines[world] ?? [];
        return { need, world, lines: shuffle(own.length, slots, 1 + p, t).map((at) => own[at] ?? 0) };
      }),
    })),
  };
  return {
    plan: { ...open, hash: await sha256(JSON.stringify(open)) },
    phrases: shares.map(({ need }, n) => ({ need, ...(phrasesIn[0]?.[n] as Phrase) })),
  };

  function configOf(id: string): MachineConfig {
    const config = ownValue(machines, id);
    if (!config) throw new Error(`The machine "${id}" was not given.`);
    return config;
  }
}

/** What tells a menu from the same menu of another day. */
export async function hashMenu(config: MachineConfig): Promise<string> {
  return (await sha256(JSON.stringify(config))).slice(0, 12);
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function find<T extends { readonly id: string }>(list: readonly T[], id: string, what: string): T {
  const found = list.find((each) => each.id === id);
  if (!found) throw new Error(`The scenario has no ${what} "${id}".`);
  return found;
}
