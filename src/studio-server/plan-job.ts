/** From an order of the page to a command: that its files are there, where its results go, and what it may not write over. */
import { join } from 'node:path';
import { lstat } from 'node:fs/promises';
import { CALLS_FOLDER, commandOf, isOfScenarios, type JobKind, type JobOrder } from '../jobs/index.ts';
import { wordProblem, type Problem } from '../util/problem.ts';
import { say, serverWords, type Language } from '../words/index.ts';
import type { CallShelf } from './call-shelf.ts';
import { freeName } from './free-name.ts';
import type { ProjectFolder } from './project-folder.ts';
import { RUNS_FOLDER } from './run-shelf.ts';

export interface PlannedJob {
  readonly kind: JobKind;
  readonly options: Readonly<Record<string, unknown>>;
  readonly command: string;
  readonly args: readonly string[];
  /** What it is to write into the project, if all goes well. */
  readonly out?: string;
}

export type JobPlan = { readonly planned: PlannedJob } | { readonly problem: Problem };

interface Places {
  readonly folder: ProjectFolder;
  readonly calls: CallShelf;
  /** Of the run. */
  readonly id: string;
}

const REPORTS = ['--format=html,json,text'];
/** Which option says where reports go, and in which forms. */
const REPORTED: Partial<Record<JobKind, readonly [where: string, ...forms: string[]]>> = {
  calibrate: ['--report', ...REPORTS],
  'calibrate-plan': ['--report', ...REPORTS],
  'self-check': ['--report', ...REPORTS],
  'phone-test-read': ['--report', ...REPORTS],
  pilot: ['--out', ...REPORTS],
  verify: ['--report', ...REPORTS],
  simulate: ['--out', ...REPORTS],
};

/** @throws OutsideProject where a link stands on the way, or the system's error */
export async function planJob(
  order: JobOrder & { readonly language?: Language },
  places: Places,
): Promise<JobPlan> {
  const { folder, calls, id } = places;
  const given: Readonly<Record<string, unknown>> = order.options;
  const scenario = typeof given['scenario'] === 'string' ? given['scenario'] : undefined;
  if (scenario !== undefined && (await folder.version(scenario)) === undefined)
    return refuse(
      'scenario',
      say(serverWords, ({ jobs }) => jobs.missing({ name: scenario })),
    );
  for (const key of ['logs', 'calls', 'results', 'mapping'])
    for (const name of [given[key] ?? []].flat().map(String))
      if ((await calls.find(name)) === undefined)
        return refuse(
          key,
          say(serverWords, ({ jobs }) => jobs.missing({ name: `${CALLS_FOLDER}/${name}` })),
        );

  const out = await chooseOut(order.kind, given, places);
  if (out === TAKEN)
    return refuse(
      'out',
      say(serverWords, ({ jobs }) =>
        jobs.exists({ name: String(given['out'] ?? `${stemOf(scenario)}-phone-test`) }),
      ),
    );
  const options = { ...given, ...(out !== undefined && { out }) };
  const line = commandOf({ kind: order.kind, options } as JobOrder);
  const run = `.dialtree/${RUNS_FOLDER}/${id}`;
  const [where, ...forms] = REPORTED[order.kind] ?? [];
  const own = [
    ...forms,
    ...(where === undefined ? [] : [`${where}=${run}`]),
    ...(order.kind === 'import-calls' ? [`--report=${run}/import.json`] : []),
    ...(order.kind === 'phone-test-create' ? [`--out=${run}/${stemOf(scenario)}.phone-test.html`] : []),
    ...(order.language === undefined ? [] : [`--language=${order.language}`]),
  ];
  return {
    planned: {
      kind: order.kind,
      options,
      command: line.shown,
      args: [...line.args, ...own],
      ...(out !== undefined && { out: isOfScenarios(order.kind) ? out : `${CALLS_FOLDER}/${out}` }),
    },
  };
}

const TAKEN = Symbol('taken');

/** Nothing that is there is written over: a name of ours gets a number, one that somebody chose is refused. */
async function chooseOut(
  kind: JobKind,
  { out, scenario, logs }: Readonly<Record<string, unknown>>,
  { folder, calls }: Places,
): Promise<string | undefined | typeof TAKEN> {
  const stem = stemOf(scenario);
  const inCalls = async (name: string): Promise<string | typeof TAKEN> => {
    if (typeof out !== 'string') return calls.freeName(name);
    return (await calls.isTaken(out)) ? TAKEN : out;
  };
  switch (kind) {
    case 'import-calls':
      return inCalls(`${String([logs].flat()[0]).split('.')[0] ?? 'calls'}.events.parquet`);
    case 'log-calls':
      return inCalls(`${stem}.events.parquet`);
    case 'phone-test-read':
      return inCalls('phone-test.events.parquet');
    case 'phone-test-simulate':
      return inCalls(`${stem}-simulated`);
    case 'phone-test-serve': {
      // The same folder again: people come one after the other, on several days.
      const name = typeof out === 'string' ? out : `${stem}-phone-test`;
      return (await calls.isTaken(name)) && !(await calls.isFolder(name)) ? TAKEN : name;
    }
    case 'calibrate':
    case 'verify': {
      // Where a link leads out of the project, or nothing is listed, this throws.
      const isThere = async (path: string): Promise<boolean> => {
        await folder.version(path);
        return (await lstat(join(folder.root, path)).catch(() => undefined)) !== undefined;
      };
      if (typeof out === 'string') return (await isThere(out)) ? TAKEN : out;
      // Only a scenario that was calibrated can be brought up to date: nobody else wants that.
      if (kind === 'verify') return undefined;
      return freeName(nameCalibrated(String(scenario)), isThere);
    }
    default:
      return undefined;
  }
}

/** One that is calibrated again is not called so twice. */
function nameCalibrated(scenario: string): string {
  return scenario.replace(/(?:-calibrated(?:-\d+)?)?\.scenario\.json$/, '-calibrated.scenario.json');
}

function stemOf(scenario: unknown): string {
  return (String(scenario).split('/').at(-1) ?? '').replace(/\.scenario\.json$/, '');
}

function refuse(key: string, message: ReturnType<typeof say>): JobPlan {
  return { problem: { code: 'job-option', severity: 'error', ...wordProblem(message), path: [key] } };
}
