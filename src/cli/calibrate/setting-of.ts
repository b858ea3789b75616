/** What a log is read against: the scenario, its menus, and those that were in force before. */
import { explore } from '../../automaton/index.ts';
import type { LoggedMachine, LogSetting } from '../../calibrate/index.ts';
import type { MachineConfig } from '../../chart/index.ts';
import { cliWords, commonWords, say } from '../../words/index.ts';
import { Misuse } from '../process/failures.ts';
import type { Io } from '../process/io.ts';
import { machinesBeside, readMachines } from '../project/files.ts';
import type { Project } from '../project/load-project.ts';
import type { OpenedCalls } from '../calls/open-calls.ts';

interface SettingOptions {
  readonly world?: string;
  readonly machines?: string;
  readonly exclude?: readonly string[];
  readonly keep?: readonly string[];
}

/** @throws Misuse for a world or a menu that is not there */
export async function settingOf(
  io: Io,
  path: string,
  { scenario, machines }: Project,
  { timeZone, versions }: OpenedCalls,
  { world, machines: folder, exclude, keep }: SettingOptions,
): Promise<LogSetting> {
  if (world !== undefined && !scenario.worlds.some(({ id }) => id === world))
    throw new Misuse(
      say(cliWords, (words) => words.calibrate.unknownWorld({ world })),
      say(cliWords, (words, language) =>
        words.calibrate.knownWorlds({
          worlds: scenario.worlds.map(({ id }) => id).join(commonWords[language].listComma),
        }),
      ),
    );
  const needed = [...new Set(Object.values(versions))].filter((id) => !Object.hasOwn(machines, id));
  const others =
    needed.length === 0 ? [] : (await readMachines(io, [folder ?? machinesBeside(io, path)])).machines;
  const known = new Map<string, LoggedMachine>();
  for (const config of [...Object.values(machines), ...others.map((each) => each.config)]) {
    const machine = exploreOne(config);
    if (machine && (Object.hasOwn(machines, config.id) || needed.includes(config.id)))
      known.set(config.id, machine);
  }
  const missing = needed.find((id) => !known.has(id));
  if (missing !== undefined)
    throw new Misuse(
      say(cliWords, (words) => words.calibrate.unheardMachine({ machine: missing })),
      say(cliWords, (words) => words.calibrate.unheardMachineHint),
    );
  return {
    scenario,
    machines: known,
    ...(Object.keys(versions).length > 0 && { versions }),
    ...(timeZone !== undefined && { timeZone }),
    ...(exclude && { exclude }),
    ...(keep && { keep }),
  };
}

function exploreOne(config: MachineConfig): LoggedMachine | undefined {
  const { automaton } = explore(config);
  return automaton && { config, automaton };
}
