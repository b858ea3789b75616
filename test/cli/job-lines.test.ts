import { execFileSync } from 'node:child_process';
import { fc, test } from '@fast-check/vitest';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { commandOf, readOrder, type JobKind, type JobOrder } from '../../src/jobs/index.ts';
import type { CallShelf } from '../../src/studio-server/call-shelf.ts';
import { planJob } from '../../src/studio-server/plan-job.ts';
import type { ProjectFolder } from '../../src/studio-server/project-folder.ts';
import { JOB_SCHEMAS } from '../../src/jobs/kinds.ts';

const SCENARIO = 'scenarios/s.scenario.json';
/** Everything that can be said to each kind. */
const ORDERS: { readonly [Kind in JobKind]: JobOrder<Kind>['options'] } = {
  'import-calls': {
    logs: ['a b.csv', 'c.json'],
    mapping: 'm.mapping.json',
    format: 'connect',
    out: 'o.events.csv',
    keepDays: 30,
    show: 3,
    newKey: true,
    allowAnsweredOnly: true,
  },
  calibrate: {
    scenario: SCENARIO,
    calls: ['a.events.csv', 'b.events.parquet'],
    world: 'before',
    out: 'scenarios/o.scenario.json',
    exclude: ['outage-day:2026-02-03', 'unknown-line:Front desk'],
    keep: ['call-backs'],
    draws: 5,
    checks: ['predicted'],
    times: false,
    seed: 7,
    locale: 'zh-CN',
  },
  'calibrate-plan': { scenario: SCENARIO, seed: 1, locale: 'en' },
  'self-check': { scenario: SCENARIO, runs: 4, world: 'before', seed: 1, locale: 'en' },
  'phone-test-create': {
    scenario: SCENARIO,
    worlds: ['a', 'b'],
    participants: 3,
    tasks: 2,
    seed: 1,
    locale: 'en',
  },
  'phone-test-serve': {
    scenario: SCENARIO,
    worlds: ['a'],
    participants: 3,
    tasks: 2,
    seed: 1,
    locale: 'en',
    out: 'folder',
    port: 0,
    lan: true,
  },
  'phone-test-simulate': {
    scenario: SCENARIO,
    worlds: ['a'],
    participants: 3,
    tasks: 2,
    seed: 1,
    locale: 'en',
    out: 'folder',
    set: { wrongNumber: 0.2, 'words.product.pc': 1.5 },
  },
  'phone-test-read': { results: ['folder'], scenario: SCENARIO, out: 'o.events.csv', locale: 'en' },
  pilot: { scenario: SCENARIO, share: 0.1, power: 0.9, level: 0.05, locale: 'en' },
  verify: {
    scenario: SCENARIO,
    calls: ['a.events.csv'],
    waves: '2026-04-06=pc+phone,2026-05-04=printer',
    out: 'scenarios/o.scenario.json',
    exclude: ['outage-day.2026-02-03'],
    keep: ['call-backs'],
    draws: 4,
    seed: 1,
    locale: 'en',
  },
  'log-calls': {
    scenario: SCENARIO,
    out: 'o.events.csv',
    world: 'before',
    days: 7,
    kind: 'keys',
    precision: 's',
    starts: '2026-03-02',
    withheld: 0.1,
    draw: 2,
    replication: 2,
    seed: 1,
    locale: 'en',
  },
  simulate: {
    scenario: SCENARIO,
    worlds: ['a', 'b'],
    replications: 2,
    precision: 0.5,
    seed: 1,
    locale: 'en',
  },
};
const KINDS = Object.keys(JOB_SCHEMAS) as JobKind[];
const orderOf = (kind: JobKind): JobOrder => ({ kind, options: ORDERS[kind] }) as JobOrder;

const program = createProgram(
  {
    out: () => undefined,
    err: () => undefined,
    env: {},
    cwd: '/',
    today: '2026-11-22',
    hasColour: false,
    isInteractive: false,
    columns: 100,
    onInterrupt: () => () => undefined,
  },
  () => undefined,
);
const commandNamed = (name: string): Command => {
  const found = program.commands.find((command) => command.name() === name);
  if (!found) throw new Error(`There is no command ${name}.`);
  return found;
};

describe('a job as a command line', () => {
  it.each(KINDS)('%s says all that its schema takes, and the command knows every option of it', (kind) => {
    expect(Object.keys(ORDERS[kind]).toSorted()).toEqual(Object.keys(JOB_SCHEMAS[kind].shape).toSorted());
    const { problems } = readOrder({ kind, options: ORDERS[kind] });
    expect(problems).toEqual([]);
    const { args } = commandOf(orderOf(kind));
    const [name = '', ...rest] = args;
    const command = commandNamed(name);
    const options = rest.filter((arg) => arg.startsWith('-'));
    for (const option of options) {
      const [long = '', ...value] = option.split('=');
      const known = command.options.find((each) => each.long === long);
      expect(known, `${name} ${long}`).toBeDefined();
      expect(known?.required ?? false, option).toBe(value.length > 0);
    }
    const least = Object.keys(ORDERS[kind]).length - 1;
    expect(options.length).toBeGreaterThanOrEqual(least);
  });

  it.each(KINDS)(
    '%s gets a place for its reports by an option that the command has for them',
    async (kind) => {
      const calls = {
        find: () => Promise.resolve('/calls/x'),
        isTaken: () => Promise.resolve(false),
        isFolder: () => Promise.resolve(false),
        freeName: (name: string) => Promise.resolve(name),
      } as Partial<CallShelf> as CallShelf;
      const folder = { root: '/nowhere', version: () => Promise.resolve('1') } as Partial<ProjectFolder>;
      const { order } = readOrder({ kind, options: ORDERS[kind] });
      if (!order) throw new Error(`The order of ${kind} is none.`);
      const plan = await planJob(order, { folder: folder as ProjectFolder, calls, id: 'ID' });
      if (!('planned' in plan)) throw new Error(plan.problem.message);
      const [name = '', ...rest] = plan.planned.args;
      const command = commandNamed(name);
      const given = rest.filter((arg) => arg.startsWith('-')).map((arg) => splitOnce(arg));
      for (const [long] of given) expect(command.options.map((option) => option.long)).toContain(long);
      const places = given.filter(([, value]) => value?.startsWith('.dialtree/runs/ID'));
      // Where a command says --report, its --out is something else.
      const isReported =
        command.options.some(({ long }) => long === '--report') && kind !== 'phone-test-create';
      for (const [long] of places) expect(long).toBe(isReported ? '--report' : '--out');
      const once = given.filter(([long]) => long !== '--set').map(([long]) => long);
      expect(new Set(once).size).toBe(once.length);
    },
  );

  it.each(KINDS)('%s is the same when a person types what is shown', (kind) => {
    const { args, shown } = commandOf(orderOf(kind));
    const typed = execFileSync('sh', ['-c', `dialtree() { printf '%s\\n' "$@"; }; ${shown}`], {
      encoding: 'utf8',
    });
    const words = typed.trimEnd().split('\n');
    // There a value stands apart from its name.
    const apart = args.flatMap((arg) => (arg.startsWith('--') ? splitOnce(arg) : [arg]));
    expect(words.toSorted()).toEqual(apart.toSorted());
  });

  test.prop([
    fc.oneof(fc.string(), fc.stringMatching(/^-{0,2}[\w./=,-]{1,20}$/)),
    fc.constantFrom('logs', 'mapping', 'out', 'format'),
  ])('takes no text for an option, whatever stands in it', (text, key) => {
    const options = { logs: ['a.csv'], [key]: key === 'logs' ? [text] : text };
    const { order } = readOrder({ kind: 'import-calls', options });
    if (!order) return;
    const { args } = commandOf(order);
    const names = args.filter((arg) => arg.startsWith('-')).map((arg) => splitOnce(arg)[0]);
    expect(names.every((name) => ['--mapping', '--out', '--format'].includes(name ?? ''))).toBe(true);
    expect(
      args
        .filter((arg) => !arg.startsWith('-'))
        .slice(1)
        .every((arg) => /^calls\/[^/]+$/.test(arg)),
    ).toBe(true);
  });
});

function splitOnce(arg: string): string[] {
  const at = arg.indexOf('=');
  return at < 0 ? [arg] : [arg.slice(0, at), arg.slice(at + 1)];
}
