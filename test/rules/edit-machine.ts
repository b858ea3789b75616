/** A good machine and small changes to it, by path; and what a reported call really does. */
import { describeFact, indexChart, type Facts, type MachineConfig } from '../../src/chart/index.ts';
import {
  createMenuMachine,
  factConditionsOf,
  hoursThatMatter,
  holdsFor,
  type MenuMachine,
} from '../../src/machine/index.ts';
import { buildMenu, type MenuPlan } from '../../src/vitest/index.ts';
import type { JsonPath, Problem } from '../../src/util/problem.ts';

const PLAN: MenuPlan = {
  products: 2,
  intents: 3,
  attempts: 3,
  noInputSeconds: 5,
  hasWelcome: true,
  knowsDevices: false,
  knowsBusiness: false,
  keepsHours: false,
};

/** Keeps every rule, warnings included. */
export const good: MachineConfig = buildMenu(PLAN);
/** The same, telling callers apart by device, identity and hour. */
export const personal: MachineConfig = buildMenu({
  ...PLAN,
  knowsDevices: true,
  knowsBusiness: true,
  keepsHours: true,
});

export type Edit = (config: MachineConfig) => MachineConfig;

/** `states.pc.states` is where most edits happen. */
export const PC_MENU: JsonPath = ['states', 'pc', 'states', 'menu'];
export const PHONE_MENU: JsonPath = ['states', 'phone', 'states', 'menu'];

/** Writes a value at a path, or removes what is there when the value is undefined. Key order is kept. */
export function put(path: JsonPath, value: unknown): Edit {
  return (config) => {
    const copy = structuredClone(config) as unknown as Record<string | number, unknown>;
    let at = copy;
    for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
    const last = path.at(-1) as string | number;
    if (value === undefined) delete at[last];
    else at[last] = value;
    return copy as unknown as MachineConfig;
  };
}

/** Gives what stands under one key another key, in the same place of the order. */
export function rename(path: JsonPath, from: string, to: string): Edit {
  return (config) => {
    const entries = Object.entries(valueAt(config, path) as object).map(([key, value]) => [
      key === from ? to : key,
      value,
    ]);
    return put(path, Object.fromEntries(entries))(config);
  };
}

export function all(...edits: readonly Edit[]): Edit {
  return (config) => edits.reduce((done, edit) => edit(done), config);
}

export function valueAt(config: unknown, path: JsonPath): unknown {
  return path.reduce((at, step) => (at as Record<string | number, unknown> | undefined)?.[step], config);
}

/** Some caller for whom all these sentences are true. */
function callerWith(config: MachineConfig, sentences: readonly string[]): Facts | undefined {
  return callersOf(config).find(({ truths }) => sentences.every((sentence) => truths.has(sentence)))?.facts;
}

interface Described {
  readonly facts: Facts;
  readonly truths: ReadonlySet<string>;
}

const described = new WeakMap<MachineConfig, Described[]>();

/** Callers that answer the guards of a machine differently, with what can be said of them. */
function callersOf(config: MachineConfig): Described[] {
  const known = described.get(config);
  if (known) return known;
  const found = new Map<string, Described>();
  const conditions = indexChart(config).transitions.flatMap(({ transition }) =>
    transition.guard ? factConditionsOf(transition.guard) : [],
  );
  const identities = [
    'unknown',
    ...conditions.flatMap((c) => (c.type === 'identityIs' ? [c.params.identity] : [])),
  ];
  const hours = hoursThatMatter(conditions);
  const calendars = subsets([
    ...new Set(
      conditions.flatMap((c) =>
        c.type === 'hoursOpen' && 'calendar' in c.params ? [c.params.calendar] : [],
      ),
    ),
  ]);
  const devices = subsets([
    ...new Set(conditions.flatMap((c) => (c.type === 'ownsDevice' ? [c.params.device] : []))),
  ]);
  const histories = subsets([
    ...new Set(conditions.flatMap((c) => (c.type === 'hasHistory' ? [c.params.event] : []))),
  ]);
  for (const identity of new Set(identities)) {
    for (const owned of devices) {
      for (const history of histories) {
        for (const day of [1, 2, 3, 4, 5, 6, 7]) {
          for (const hour of hours) {
            for (const open of calendars) {
              const facts: Facts = { identity, devices: owned, history, day, hour, open };
              const truths = new Set(conditions.map((c) => describeFact(c, holdsFor(facts, c)).en));
              const key = [...truths].join();
              if (!found.has(key)) found.set(key, { facts, truths });
            }
          }
        }
      }
    }
  }
  described.set(config, [...found.values()]);
  return [...found.values()];
}

const machines = new WeakMap<MachineConfig, MenuMachine>();

function machineOf(config: MachineConfig): MenuMachine {
  const menu = machines.get(config) ?? createMenuMachine(config);
  machines.set(config, menu);
  return menu;
}

function subsets(names: readonly string[]): string[][] {
  return names.reduce<string[][]>((sets, name) => sets.flatMap((set) => [set, [...set, name]]), [[]]);
}

/** The states a caller comes through on the call that a problem shows, XState being asked. */
export function statesOnCall(config: MachineConfig, problem: Problem): string[] {
  const facts = callerWith(config, problem.facts ?? []);
  if (!facts) throw new Error(`No caller has the facts: ${(problem.facts ?? []).join('; ')}.`);
  const menu = machineOf(config);
  let call = menu.start(facts);
  const states = [call.state];
  for (const event of problem.call ?? []) {
    call = menu.step(call, event as never).next;
    states.push(call.state);
  }
  return states;
}
