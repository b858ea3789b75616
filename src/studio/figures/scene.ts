/** A scenario and the machines of its lines, read from files: what a what-if question is asked of. */
import { parseMachine, type MachineConfig, type Text } from '../../chart/index.ts';
import { parseScenario, type ScenarioConfig } from '../../scenario/index.ts';
import { findByLocale } from '../../speech/index.ts';
import type { Problem } from '../../util/problem.ts';

export interface SceneFile {
  readonly path: string;
  readonly text: string;
}

export interface Scene {
  readonly scenario: ScenarioConfig;
  /** By id, as on disk. */
  readonly machines: Readonly<Record<string, MachineConfig>>;
}

/** What a person chooses from. */
export interface SceneInfo {
  readonly title: Text;
  /** Language that the scenario's callers hear. */
  readonly locale: string;
  /** Languages in which the scenario knows what callers call every product and intent. */
  readonly locales: readonly string[];
  /** Worlds in which a line is answered by the edited machine. */
  readonly worlds: readonly {
    readonly id: string;
    readonly title: Text;
    readonly lines: readonly string[];
    readonly lineCount: number;
  }[];
  /** World to begin with: the scenario's "after" if it is among them. */
  readonly preferred: string | undefined;
  /** Where a machine that answers no line can be tried: in place of the one that answers these lines. */
  readonly places: readonly TrialPlace[];
}

export interface TrialPlace {
  /** Id of the machine that answers there. */
  readonly machine: string;
  readonly lines: readonly { readonly title: Text; readonly number: string | undefined }[];
  /** Titles of the worlds that have one of the lines; the scenario's "after" comes first. */
  readonly worlds: readonly Text[];
}

export interface SceneReading {
  readonly scene: Scene | undefined;
  /** As in the file, before anything is tried in place of something. */
  readonly written: ScenarioConfig | undefined;
  /** Why there is none. */
  readonly problems: readonly Problem[];
}

/** The edited machine answers where another one does; both are ids. */
export interface Trial {
  readonly edited: string;
  readonly instead: string;
}

/** Machine files that cannot be read are left out: a line that needs one is missed when it is asked for. */
export function readScene(
  scenarioFile: SceneFile,
  machineFiles: readonly SceneFile[],
  trial?: Trial,
): SceneReading {
  const { scenario, problems } = parseScenario(scenarioFile.text, scenarioFile.path);
  if (!scenario) return { scene: undefined, written: undefined, problems };
  const written = scenario.config;
  const wanted = new Set(written.lines.map(({ machine }) => machine));
  const machines: Record<string, MachineConfig> = {};
  for (const { path, text } of machineFiles) {
    const { machine } = parseMachine(text, path);
    const id = machine?.config.id ?? '';
    if (machine && wanted.has(id) && !Object.hasOwn(machines, id)) machines[id] = machine.config;
  }
  const scene = { scenario: written, machines };
  return { scene: trial ? withTrial(scene, trial) : scene, written, problems: [] };
}

/** What is on disk for the edited machine is then the one that it is tried in place of. */
function withTrial({ scenario, machines }: Scene, { edited, instead }: Trial): Scene {
  const { [instead]: replaced, ...others } = machines;
  return {
    scenario: {
      ...scenario,
      lines: scenario.lines.map((line) => (line.machine === instead ? { ...line, machine: edited } : line)),
    },
    machines: replaced ? { ...others, [edited]: standIn(replaced, edited) } : others,
  };
}

/** The machine that another one is compared with, under the other's name: so both answer the same lines. */
export function standIn(replaced: MachineConfig, edited: string): MachineConfig {
  return { ...replaced, id: edited };
}

/** @param written what was read, where `scene` tries a machine in place of another */
export function describeScene(
  { scenario, machines }: Scene,
  edited: string,
  written: ScenarioConfig = scenario,
): SceneInfo {
  const machineOf = new Map(scenario.lines.map(({ id, machine }) => [id, machine]));
  const has = (line: string): boolean =>
    machineOf.get(line) === edited || Object.hasOwn(machines, machineOf.get(line) ?? '');
  const worlds = scenario.worlds
    .filter(({ lines }) => lines.some((line) => machineOf.get(line) === edited) && lines.every(has))
    .map(({ id, title, lines }) => ({
      id,
      title,
      lines: lines.filter((line) => machineOf.get(line) === edited),
      lineCount: lines.length,
    }));
  const preferred =
    [scenario.compare.after, scenario.compare.before].find((id) => worlds.some((world) => world.id === id)) ??
    worlds[0]?.id;
  return {
    title: scenario.title,
    locale: scenario.locale,
    locales: localesOf(scenario),
    worlds,
    preferred,
    places: written.lines.some(({ machine }) => machine === edited) ? [] : placesIn(written, has),
  };
}

function localesOf({ products, intents, locale }: ScenarioConfig): string[] {
  const topics = [...products, ...intents];
  const all = [locale, ...topics.flatMap(({ words }) => Object.keys(words))];
  return [...new Set(all)].filter((tag) =>
    topics.every(({ words }) => Object.keys(findByLocale(words, tag) ?? {}).length > 0),
  );
}

function placesIn(scenario: ScenarioConfig, has: (line: string) => boolean): TrialPlace[] {
  const { after, before } = scenario.compare;
  const rank = (id: string): number => (id === after ? 0 : id === before ? 1 : 2);
  const worlds = scenario.worlds
    .filter(({ lines }) => lines.every(has))
    .toSorted((a, b) => rank(a.id) - rank(b.id));
  const places = new Map<string, { lines: TrialPlace['lines'][number][]; worlds: Set<Text>; rank: number }>();
  for (const { id, title, lines } of worlds)
    for (const line of scenario.lines.filter((each) => lines.includes(each.id))) {
      const place = places.get(line.machine) ?? { lines: [], worlds: new Set(), rank: rank(id) };
      if (!place.lines.some(({ number, title: known }) => number === line.number && known === line.title))
        place.lines.push({ title: line.title, number: line.number });
      place.worlds.add(title);
      places.set(line.machine, place);
    }
  return [...places]
    .toSorted(([, a], [, b]) => a.rank - b.rank)
    .map(([machine, place]) => ({ machine, lines: place.lines, worlds: [...place.worlds] }));
}
