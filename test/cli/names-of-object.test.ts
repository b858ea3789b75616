/**
 * What every JavaScript object inherits is a name like any other: a product called `constructor`, a figure called `valueOf`.
 * Each is put into every place of a project where a name may stand. It works or is refused in words; nothing breaks, and no
 * function of the language is ever printed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkMachine, checkRuleOptions, type RuleOptions } from '../../src/rules/index.ts';
import { checkMachineValue } from '../../src/chart/index.ts';
import { checkScenarioValue } from '../../src/scenario/index.ts';
import { makeFolder, runCli } from './run-cli.ts';
import { SMALL, smallProject } from './small-project.ts';

const NAMES = [
  'constructor',
  'valueOf',
  'toString',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'prototype',
] as const;
const MACHINE = 'machines/small.machine.json';
const CONFIG = 'dialtree.config.json';
type Files = Readonly<Record<string, string>>;

const scenarioText = (smallProject[SMALL] ?? '')
  .replace('"repair": 0.9', '"mending": 0.9')
  .replace('"pc": 0.9', '"computer": 0.9')
  .replace('"days": 7', '"days": 1')
  .replace('"transfers": "all"', '"transfers": "all", "dial": { "phone": "one" }, "staffing": {}');
/** Ids of the scenario are no keys of the machine: what a key may not be called, an id may. */
const machineText = (smallProject[MACHINE] ?? '')
  .replaceAll('"repair":', '"mend":')
  .replaceAll('"target": "repair"', '"target": "mend"')
  .replaceAll('"pc":', '"computers":');
const project: Files = { [MACHINE]: machineText, [SMALL]: scenarioText };

/** Everywhere in the project, where it is a whole name or a part of a need. */
function rename(word: string): (files: Files, name: string) => Files {
  return (files, name) =>
    Object.fromEntries(
      Object.entries(files).map(([path, text]) => [
        path,
        text.replaceAll(new RegExp(`(?<=["#.])${word}(?="(?!:)|[.])`, 'g'), () => name),
      ]),
    );
}
function inFile(
  path: string,
  from: string,
  to: (name: string) => string,
): (files: Files, name: string) => Files {
  return (files, name) => {
    const text = files[path] ?? '{}';
    expect(text).toContain(from);
    return { ...files, [path]: text.replace(from, () => to(name)) };
  };
}
const atTop = (path: string, to: (name: string) => string): ReturnType<typeof inFile> =>
  inFile(path, '{', (name) => `{ ${to(name)}`);
const VALUE = '{ "value": 1, "low": 0, "high": 2, "unit": "u", "source": "s", "status": "assumption" }';

const RENAMED: Readonly<Record<string, ReturnType<typeof rename>>> = {
  product: rename('pc'),
  intent: rename('repair'),
  segment: rename('consumer'),
  desk: rename('phone-buy'),
  line: rename('one'),
  world: rename('after'),
  machine: rename('small'),
  state: (files, name) => ({
    ...files,
    [MACHINE]: (files[MACHINE] ?? '').replaceAll('"welcome"', () => `"${name}"`),
  }),
};
const PLACES: Readonly<Record<string, ReturnType<typeof rename>>> = {
  ...RENAMED,
  need: inFile(MACHINE, '"serves": []', (name) => `"serves": ["${name}.${name}"]`),
  identity: rename('business'),
  history: rename('open-repair'),
  target: inFile(MACHINE, '"target": "products"', (name) => `"target": "${name}"`),
  'target by id': inFile(MACHINE, '"#products"', (name) => `"#${name}"`),
  initial: inFile(MACHINE, '"initial": "welcome"', (name) => `"initial": "${name}"`),
  event: inFile(MACHINE, '"DTMF.9"', (name) => `"${name}"`),
  guard: inFile(MACHINE, '"ownsDevice"', (name) => `"${name}"`),
  tag: inFile(MACHINE, '"announcement"', (name) => `"${name}"`),
  role: inFile(MACHINE, '"repeat"', (name) => `"${name}"`),
  action: inFile(MACHINE, '"countAttempt"', (name) => `"${name}"`),
  locale: inFile(MACHINE, '"zh-CN"', (name) => `"${name}"`),
  'label locale': inFile(MACHINE, '"zh-CN": "', (name) => `"${name}": "`),
  fact: inFile(
    MACHINE,
    '"needs":',
    (name) => `"facts": { "identity": { "${name}": { "en": "X" } } }, "needs":`,
  ),
  'key of a machine': atTop(MACHINE, (name) => `"${name}": 1,`),
  'key of a scenario': atTop(SMALL, (name) => `"${name}": 1,`),
  'locale of a scenario': inFile(SMALL, '"locale": "en"', (name) => `"locale": "${name}"`),
  words: inFile(SMALL, '"computer": 0.9', (name) => `"${name}": 0.9`),
  'locale of words': inFile(SMALL, '"en": {', (name) => `"${name}": {`),
  needs: atTop(SMALL, (name) => `"needs": { "${name}.${name}": 0.5 },`),
  dial: inFile(SMALL, '"phone": "one"', (name) => `"${name}": "${name}"`),
  staffing: inFile(SMALL, '"staffing": {}', (name) => `"staffing": { "${name}": { "agents": 1 } }`),
  parameter: atTop(SMALL, (name) => `"parameters": { "${name}": ${VALUE} },`),
  published: atTop(
    SMALL,
    (name) => `"published": [{ "figure": "${name}", "change": 0.1, "note": "n", "source": "s" }],`,
  ),
  expected: atTop(SMALL, (name) => `"expected": [{ "figure": "${name}", "value": 0.1, "source": "s" }],`),
  'other words': atTop(
    SMALL,
    (name) => `"otherWords": [{ "id": "w", "title": {}, "products": { "${name}": {} }, "intents": {} }],`,
  ),
  calendar: inFile(SMALL, '"agents": 3', (name) => `"agents": 3, "hours": { "calendar": "${name}" }`),
  pool: inFile(SMALL, '"serves": []', (name) => `"serves": [], "pool": "${name}"`),
  'compared world': inFile(SMALL, '"before": "before"', (name) => `"before": "${name}"`),
  rule: (files, name) => ({ ...files, [CONFIG]: `{ "rules": { "${name}": "off" } }` }),
  limit: (files, name) => ({
    ...files,
    [CONFIG]: `{ "rules": { "depth": { "limits": { "${name}": 1 } } } }`,
  }),
  'share of a need': (files, name) => ({ ...files, [CONFIG]: `{ "needShares": { "${name}": 0.5 } }` }),
  severity: (files, name) => ({ ...files, [CONFIG]: `{ "rules": { "depth": "${name}" } }` }),
};

/** What a reader must never see: an object of the program, or that it has lost its way. */
const FOREIGN = /\[native code\]|\[object |function |broke a promise|undefined|NaN/;

async function run(args: readonly string[], cwd: string): Promise<string> {
  const { exitCode, out, err } = await runCli(args, cwd);
  expect([0, 1, 2], `${args.join(' ')}: ${err}`).toContain(exitCode);
  expect(out, args.join(' ')).not.toMatch(FOREIGN);
  expect(err, args.join(' ')).not.toMatch(FOREIGN);
  return out + err;
}

it.each(Object.keys(PLACES))('as %s: each name works or is refused in words', async (place) => {
  for (const name of ['constructor', 'valueOf', 'hasOwnProperty']) {
    const cwd = makeFolder(PLACES[place]?.(project, name));
    await run(['check', 'machines', 'scenarios'], cwd);
    // Which of the names it is makes no difference to a format.
    if (name !== 'valueOf') continue;
    for (const format of ['json', 'sarif', 'junit']) await run(['check', '--format', format], cwd);
    for (const format of ['mermaid', 'scxml']) await run(['diagram', MACHINE, '--format', format], cwd);
    if (!Object.hasOwn(RENAMED, place)) continue;
    await run(['diagram', MACHINE, '--scenario', SMALL], cwd);
    await run(['replay', SMALL, '--call', '2', '--format', 'json'], cwd);
    await run(['replay', SMALL, '--lost-at', name, '--line', 'one'], cwd);
  }
});

// At 0 a state is called `prototype`, which no key of a file may be.
it.each([0, 2, 4])('all at once, turned by %i: a study runs or is refused', async (shift) => {
  const places = Object.values(RENAMED);
  const files = places.reduce((now, put, i) => put(now, NAMES[(i + shift) % NAMES.length] ?? ''), project);
  const cwd = makeFolder(files);
  const quick = ['--replications', '2', '--threads', '1', '--quiet'];
  const studies = [...quick, '--no-draws', '--no-sensitivity'];
  const formats = ['--format', 'text,json,csv,md,html', '--out', 'out'];
  const said = await run(['simulate', SMALL, ...studies, ...formats], cwd);
  const isRefused = /forbidden-key/.test(said);
  // A state's name is a key of its file, and these two may be none.
  expect(isRefused).toBe(['constructor', 'prototype'].includes(NAMES[(7 + shift) % NAMES.length] ?? ''));
  if (isRefused) return;
  expect(readdirSync(join(cwd, 'out'))).toHaveLength(5);
  for (const file of readdirSync(join(cwd, 'out')).filter((each) => !each.endsWith('.html')))
    expect(readFileSync(join(cwd, 'out', file), 'utf8'), file).not.toMatch(FOREIGN);
  await run(['parameters', SMALL, '--format', 'md'], cwd);
});

it('on the command line: each name is refused in words', async () => {
  const cwd = makeFolder(project);
  for (const name of ['constructor', 'valueOf', '__proto__']) {
    const calls = [
      [name],
      ['check', '--format', name],
      ['check', '--locale', name],
      ['check', '--language', name],
      ['schema', name],
      ['diagram', MACHINE, '--format', name],
      ['diagram', MACHINE, '--locale', name],
      ['simulate', SMALL, '--format', name],
      ['simulate', SMALL, '--worlds', name],
      ['simulate', SMALL, '--precision', '0.1', '--precision-on', name],
      ['replay', SMALL, '--world', name],
      ['replay', SMALL, '--outcome', name],
      ['replay', SMALL, '--line', name],
      ['sweep', SMALL, '--vary', `${name}=1`],
      ['sweep', SMALL, '--vary', `scenario#${name}=1,2`],
      ['sweep', SMALL, '--vary', `machine:${name}#initial=a,b`],
      ['sweep', SMALL, '--vary', 'wrongNumber=0.1,0.2', '--design', name],
      ['sweep', SMALL, '--vary', 'wrongNumber=0.1,0.2', '--rank', name],
      ['sweep', SMALL, '--vary', 'wrongNumber=0.1,0.2', '--figures', name],
      ['staff', SMALL, '--worlds', name],
    ];
    for (const call of calls) {
      const { exitCode, err } = await runCli(call, cwd);
      expect(exitCode, `${call.join(' ')}: ${err}`).toBeGreaterThan(0);
      expect(err, call.join(' ')).not.toMatch(FOREIGN);
    }
  }
});

it('in values of a program: each name is refused or means nothing', () => {
  for (const name of [...NAMES, '__proto__']) {
    const texts = Object.entries(PLACES).map(([place, put]) => [place, put(project, name)] as const);
    for (const [place, files] of texts) {
      const machine: unknown = JSON.parse(files[MACHINE] ?? '');
      const said = [
        checkMachineValue(machine, 'a value').problems,
        checkScenarioValue(JSON.parse(files[SMALL] ?? ''), 'a value').problems,
        checkMachine(machine as Parameters<typeof checkMachine>[0]),
        checkRuleOptions(JSON.parse(`{ "${name}": 1, "limits": { "${name}": {} } }`)),
      ];
      expect(JSON.stringify(said), place).not.toMatch(FOREIGN);
    }
    const options = JSON.parse(`{ "severities": { "${name}": "off" } }`) as RuleOptions;
    expect(checkRuleOptions(options).map(({ code }) => code)).toEqual(['unknown-rule']);
  }
});
