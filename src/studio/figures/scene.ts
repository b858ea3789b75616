/** A scenario and the machines of its lines, read from files: what a what-if question is asked of. */
import { parseMachine, type MachineConfig, type Text } from '../../chart/index.ts';
import { parseScenario, type ScenarioConfig } from '../../scenario/index.ts';
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
  readonly locale: string;
  /** Worlds in which a line is answered by the edited machine. */
  readonly worlds: readonly {
    readonly id: string;
    readonly title: Text;
    readonly lines: readonly string[];
    readonly lineCount: number;
  }[];
  /** World to begin with: the scenario's "after" if it is among them. */
  readonly preferred: string | undefined;
}

export interface SceneReading {
  readonly scene: Scene | undefined;
  /** Why there is none. */
  readonly problems: readonly Problem[];
}

/** Machine files that cannot be read are left out: a line that needs one is missed when it is asked for. */
export function readScene(scenarioFile: SceneFile, machineFiles: readonly SceneFile[]): SceneReading {
  const { scenario, problems } = parseScenario(scenarioFile.text, scenarioFile.path);
  if (!scenario) return { scene: undefined, problems };
  const wanted = new Set(scenario.config.lines.map(({ machine }) => machine));
  const machines: Record<string, MachineConfig> = {};
  for (const { path, text } of machineFiles) {
    const { machine } = parseMachine(text, path);
    if (machine && wanted.has(machine.config.id)) machines[machine.config.id] ??= machine.config;
  }
  return { scene: { scenario: scenario.config, machines }, problems: [] };
}

export function describeScene({ scenario, machines }: Scene, edited: string): SceneInfo {
  const machineOf = new Map(scenario.lines.map(({ id, machine }) => [id, machine]));
  const has = (line: string): boolean =>
    machineOf.get(line) === edited || (machineOf.get(line) ?? '') in machines;
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
  return { title: scenario.title, locale: scenario.locale, worlds, preferred };
}
