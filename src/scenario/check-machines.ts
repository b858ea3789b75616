/**
 * Whether a scenario and its machines fit together: every machine, desk and need that one names is there in
 * the other.
 */
import {
  indexChart,
  sayNearest,
  type ChartState,
  type Destination,
  type MachineFile,
  type NeedId,
} from '../chart/index.ts';
import { sortProblems, wordProblem, type JsonPath, type Problem, type Severity } from '../util/problem.ts';
import { joinSaid, say, type Said } from '../util/said.ts';
import { needShares } from './need-shares.ts';
import type { ScenarioFile } from './parse-scenario.ts';
import type { ScenarioConfig, WorldConfig } from './types.ts';

type Place = Pick<ScenarioFile, 'file' | 'document'>;
type Report = (
  at: Place,
  code: string,
  path: JsonPath,
  message: Said,
  hint: Said,
  severity?: Severity,
) => void;

/**
 * Problems in the scenario file and in the machine files it uses. `machines` by machine id; those not used
 * are not looked at.
 */
export function checkMachines(
  scenario: ScenarioFile,
  machines: Readonly<Record<string, MachineFile>>,
): Problem[] {
  const { config } = scenario;
  const problems: Problem[] = [];
  const report: Report = ({ file, document }, code, path, message, hint, severity = 'error') => {
    problems.push({ code, severity, ...wordProblem(message, hint), file, path, ...document.placeOf(path) });
  };
  const used = new Map<string, MachineFile>();
  config.lines.forEach((line, l) => {
    const machine = Object.hasOwn(machines, line.machine) ? machines[line.machine] : undefined;
    if (!machine) {
      const hint = joinSaid(
        sayNearest(line.machine, Object.keys(machines)),
        say('A machine is found by the "id" in its file.', '菜单按其文件中的 "id" 查找。'),
      );
      report(
        scenario,
        'unknown-machine',
        ['lines', l, 'machine'],
        say(
          `The line "${line.id}" needs the machine "${line.machine}", and no file has that id.`,
          `号码“${line.id}”需要菜单“${line.machine}”，但没有文件使用这个 id。`,
        ),
        hint,
      );
      return;
    }
    used.set(line.machine, machine);
    const number = machine.config.meta.number;
    if (line.number !== undefined && number !== undefined && line.number !== number) {
      report(
        scenario,
        'other-number',
        ['lines', l, 'number'],
        say(
          `The line "${line.id}" has the number ${line.number}; its machine says ${number}.`,
          `号码“${line.id}”登记为 ${line.number}，其菜单却写着 ${number}。`,
        ),
        say('Make them agree.', '请改成一致。'),
        'warning',
      );
    }
  });
  for (const machine of used.values()) checkDestinations(machine, config, report);
  config.worlds.forEach((world, w) => {
    for (const need of unreachableNeeds(world, config, used)) {
      report(
        scenario,
        'unreachable-need',
        ['worlds', w, 'lines'],
        say(
          `In the world "${world.id}" no line leads to anybody who serves "${need}".`,
          `在情形“${world.id}”中，没有号码能转到受理“${need}”的坐席。`,
        ),
        say(
          'Add a line that does, or let this need have no callers.',
          '请加入能办理的号码，或让这项需求没有来电者。',
        ),
        'warning',
      );
    }
  });
  return sortProblems(problems);
}

function checkDestinations(machine: MachineFile, config: ScenarioConfig, report: Report): void {
  const desks = new Map(config.desks.map((desk) => [desk.id, desk]));
  const known = needShares(config).map(({ need }) => need as string);
  for (const { state, destination } of destinationsOf(machine)) {
    if (destination.goesTo === 'hang-up') continue;
    const path = [...state.jsonPath, 'meta', 'destination'];
    const desk = destination.goesTo === 'desk' ? desks.get(destination.desk) : undefined;
    if (destination.goesTo === 'desk' && !desk) {
      report(
        machine,
        'unknown-desk',
        [...path, 'desk'],
        say(
          `${state.path} leads to the desk "${destination.desk}", which the scenario "${config.id}" does not have.`,
          `${state.path} 通向坐席组“${destination.desk}”，但场景“${config.id}”中没有它。`,
        ),
        sayNearest(destination.desk, [...desks.keys()]),
      );
    }
    destination.serves.forEach((need, n) => {
      if (!known.includes(need)) {
        report(
          machine,
          'unknown-need',
          [...path, 'serves', n],
          say(
            `${state.path} serves "${need}", for which nobody calls in the scenario "${config.id}".`,
            `${state.path} 受理“${need}”，但场景“${config.id}”中没有人为此来电。`,
          ),
          sayNearest(need, known),
          'warning',
        );
      } else if (desk && !desk.serves.includes(need)) {
        report(
          machine,
          'serves-differ',
          [...path, 'serves', n],
          say(
            `${state.path} says that the desk "${desk.id}" serves "${need}"; in the scenario "${config.id}" it does not.`,
            `${state.path} 称坐席组“${desk.id}”受理“${need}”，但在场景“${config.id}”中并非如此。`,
          ),
          say(
            'Lead to a desk that does, or add the need to the desk in the scenario.',
            '请转到受理的坐席组，或在场景中给该坐席组加上这项需求。',
          ),
        );
      }
    });
  }
}

function unreachableNeeds(
  world: WorldConfig,
  config: ScenarioConfig,
  machines: ReadonlyMap<string, MachineFile>,
): NeedId[] {
  const lines = config.lines.filter(({ id }) => world.lines.includes(id));
  const served = new Set<NeedId>();
  const desks = new Set<string>();
  for (const { machine } of lines) {
    const found = machines.get(machine);
    if (!found) return []; // Reported already; what it would have served is not known.
    for (const { destination } of destinationsOf(found)) {
      if (destination.goesTo === 'desk') desks.add(destination.desk);
      else if (destination.goesTo !== 'hang-up') for (const need of destination.serves) served.add(need);
    }
  }
  for (const desk of config.desks) {
    // Whoever reaches any agent can be passed on to a desk among which transfers work.
    const isTransferable =
      world.transfers === 'all' || (world.transfers !== 'none' && world.transfers.includes(desk.id));
    if (desks.has(desk.id) || (isTransferable && desks.size > 0))
      for (const need of desk.serves) served.add(need);
  }
  return needShares(config).flatMap(({ need, share }) => (share > 0 && !served.has(need) ? [need] : []));
}

function destinationsOf(machine: MachineFile): { state: ChartState; destination: Destination }[] {
  return indexChart(machine.config).states.flatMap((state) => {
    const destination = state.config.meta?.destination;
    return destination ? [{ state, destination }] : [];
  });
}
