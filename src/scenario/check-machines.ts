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
import { collectProblems, type Hint, type ProblemCollector } from '../util/collect-problems.ts';
import { sortProblems, type JsonPath, type Problem, type Severity } from '../util/problem.ts';
import { rememberFor } from '../util/remember.ts';
import { say, scenarioWords, joinSaid, type Said } from '../words/index.ts';
import { checkAskedCalendars } from './check-asked-calendars.ts';
import { checkSpoken } from './check-languages.ts';
import { needShares } from './need-shares.ts';
import type { ScenarioFile } from './scenario-file.ts';
import type { ScenarioConfig, WorldConfig } from './types.ts';
import { ownValue } from '../util/own-value.ts';

type Place = Pick<ScenarioFile, 'file' | 'document'>;
type Report = (
  at: Place,
  code: string,
  path: JsonPath,
  message: Said,
  hint: Hint,
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
  const collectors = new Map<Place, ProblemCollector>();
  const report: Report = (at, ...found) => {
    let collector = collectors.get(at);
    if (!collector) collectors.set(at, (collector = collectProblems(at.document, at.file)));
    collector.report(...found);
  };
  const used = new Map<string, MachineFile>();
  config.lines.forEach((line, l) => {
    const machine = ownValue(machines, line.machine);
    if (!machine) {
      const hint = joinSaid(
        sayNearest(line.machine, Object.keys(machines)),
        say(scenarioWords, (words) => words.checkMachines.hint),
      );
      report(
        scenario,
        'unknown-machine',
        ['lines', l, 'machine'],
        say(scenarioWords, (words) =>
          words.checkMachines.lineNeedsMachineAnd({ lineId: line.id, machine: line.machine }),
        ),
        hint,
      );
      return;
    }
    used.set(line.machine, machine);
    const number = machine.config.meta.number;
    const lineNumber = line.number;
    if (lineNumber !== undefined && number !== undefined && lineNumber !== number) {
      report(
        scenario,
        'other-number',
        ['lines', l, 'number'],
        say(scenarioWords, (words) =>
          words.checkMachines.lineHasNumberIts({
            lineId: line.id,
            number: lineNumber,
            machineNumber: number,
          }),
        ),
        say(scenarioWords, (words) => words.checkMachines.makeThemAgree),
        'warning',
      );
    }
  });
  for (const machine of used.values()) {
    checkDestinations(machine, config, report);
    checkAskedCalendars(machine, config, (...found) => report(machine, ...found));
  }
  checkMeasuredMenus(scenario, used, report);
  config.worlds.forEach((world, w) => {
    for (const need of unreachableNeeds(world, config, used)) {
      report(
        scenario,
        'unreachable-need',
        ['worlds', w, 'lines'],
        say(scenarioWords, (words) => words.checkMachines.inWorldNoLine({ worldId: world.id, need })),
        say(scenarioWords, (words) => words.checkMachines.addLineDoesOr),
        'warning',
      );
    }
  });
  checkSpoken(config, used, (...found) => report(scenario, ...found));
  return sortProblems([...collectors.values()].flatMap(({ problems }) => problems()));
}

/** Of a menu that is not there nothing can have been counted. */
function checkMeasuredMenus(
  scenario: ScenarioFile,
  machines: ReadonlyMap<string, MachineFile>,
  report: Report,
): void {
  const seen = new Set<string>();
  (scenario.config.measuredMenus ?? []).forEach(({ machine, menu }, i) => {
    const path = ['measuredMenus', i];
    const found = machines.get(machine);
    const spoken = found
      ? indexChart(found.config).states.filter(({ isMenu, isAnnouncement }) => isMenu || isAnnouncement)
      : [];
    if (!found)
      report(
        scenario,
        'unknown-machine',
        [...path, 'machine'],
        say(scenarioWords, (words) => words.checkMachines.measuredMachine({ machine })),
        sayNearest(machine, [...machines.keys()]),
      );
    else if (!spoken.some((state) => state.path === menu))
      report(
        scenario,
        'unknown-menu',
        [...path, 'menu'],
        say(scenarioWords, (words) => words.checkMachines.measuredMenu({ machine, menu })),
        sayNearest(
          menu,
          spoken.map((state) => state.path),
        ),
      );
    else if (seen.has(`${machine} ${menu}`))
      report(
        scenario,
        'duplicate-menu',
        [...path, 'menu'],
        say(scenarioWords, (words) => words.checkMachines.measuredTwice({ machine, menu })),
        say(scenarioWords, (words) => words.checkMachines.measuredTwiceHint),
      );
    seen.add(`${machine} ${menu}`);
  });
}

function checkDestinations(machine: MachineFile, config: ScenarioConfig, report: Report): void {
  const desks = new Map(config.desks.map((desk) => [desk.id, desk]));
  const known = new Set(needShares(config).map(({ need }) => need as string));
  for (const { state, destination } of destinationsOf(machine)) {
    if (destination.goesTo === 'hang-up') continue;
    const path = [...state.jsonPath, 'meta', 'destination'];
    const desk = destination.goesTo === 'desk' ? desks.get(destination.desk) : undefined;
    if (destination.goesTo === 'desk' && !desk) {
      report(
        machine,
        'unknown-desk',
        [...path, 'desk'],
        say(scenarioWords, (words) =>
          words.checkMachines.leadsDeskWhichScenario({
            state: state.path,
            desk: destination.desk,
            configId: config.id,
          }),
        ),
        sayNearest(destination.desk, [...desks.keys()]),
      );
    }
    destination.serves.forEach((need, n) => {
      if (!known.has(need)) {
        report(
          machine,
          'unknown-need',
          [...path, 'serves', n],
          say(scenarioWords, (words) =>
            words.checkMachines.servesForWhichNobody({ state: state.path, need, configId: config.id }),
          ),
          sayNearest(need, [...known]),
          'warning',
        );
      } else if (desk && !desk.serves.includes(need)) {
        report(
          machine,
          'serves-differ',
          [...path, 'serves', n],
          say(scenarioWords, (words) =>
            words.checkMachines.saysDeskServesIn({
              state: state.path,
              deskId: desk.id,
              need,
              configId: config.id,
            }),
          ),
          say(scenarioWords, (words) => words.checkMachines.leadDeskDoesOr),
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
      world.transfers === 'all' || (typeof world.transfers !== 'string' && world.transfers.includes(desk.id));
    if (desks.has(desk.id) || (isTransferable && desks.size > 0))
      for (const need of desk.serves) served.add(need);
  }
  return needShares(config).flatMap(({ need, share }) => (share > 0 && !served.has(need) ? [need] : []));
}

interface Leading {
  readonly state: ChartState;
  readonly destination: Destination;
}

/** Asked of every line in every world. */
const destinationsOf = rememberFor((machine: MachineFile): readonly Leading[] =>
  indexChart(machine.config).states.flatMap((state) => {
    const destination = state.config.meta?.destination;
    return destination ? [{ state, destination }] : [];
  }),
);
