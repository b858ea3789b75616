/** A newcomer’s first hour: a project out of a list, and what is said about a list that cannot be read. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, runCli, type CliRun } from './run-cli.ts';

const ENGLISH = [
  'line,number,product,needs,desk,agents,hours,calls',
  'Phone repairs,400-000-0001,phones,repair; progress,Phone service,6,Mo-Fr 9-18,"4,200"',
  'Phone sales,400-000-0002,phones,buying,Sales,4,Mo-Sa 9-20,1500',
  'Printer help,400-000-0003,printers,repair; ink and paper,Printer service,,9-18,2100',
  'Invoices,400-000-0004,invoices,questions,Back office,3,Mo-Fr 8:30-17:30,900',
].join('\n');
const CHINESE = [
  '热线名称,电话号码,产品,办理事项,坐席组,坐席数,服务时间,月来电量',
  '手机维修热线,400-000-0001,手机,维修；查询进度,手机服务组,6,周一至周五 9-18,4200',
  '手机销售热线,400-000-0002,手机,购买,销售组,4,周一至周六 9:00-20:00,1500',
  '打印机服务,400-000-0003,打印机,维修；耗材,打印机服务组,,9-18,2100',
].join('\r\n');

const files = (cwd: string): string[] =>
  readdirSync(cwd, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(cwd.length + 1))
    .toSorted();

/** The commands that are printed, run in the same folder. */
async function runNext(cwd: string, out: string): Promise<CliRun[]> {
  const commands = [...out.matchAll(/^ {2}npx dialtree (check|simulate) (.*)$/gm)];
  const runs: CliRun[] = [];
  for (const [, command = '', rest = ''] of commands) {
    const quick = command === 'simulate' ? ['--replications', '2', '--threads', '1', '--quiet'] : [];
    runs.push(await runCli([command, ...rest.split(' '), ...quick], cwd));
  }
  return runs;
}

describe('dialtree init --from a list', () => {
  it.each([
    ['en', ENGLISH, 'shop', /0 errors|no problems/],
    ['zh-CN', CHINESE, '店', /没有问题|0 个错误/],
  ])(
    'makes a project that passes and runs, in %s',
    async (language, list, folder, passes) => {
      const cwd = makeFolder({ 'lines.csv': list });
      const made = await runCli(['init', folder, '--from', 'lines.csv', '--language', language], cwd);
      expect(made).toMatchObject({ exitCode: 0, err: '' });
      expect(files(join(cwd, folder)).filter((file) => /README|scenario/.test(file))).toHaveLength(2);
      const [check, simulate] = await runNext(cwd, made.out);
      expect(check).toMatchObject({ exitCode: 0 });
      expect((await runCli(['check', `${folder}/machines`, '--language', language], cwd)).out).toMatch(
        passes,
      );
      expect(simulate).toMatchObject({ exitCode: 0, err: '' });
      const scenario = readFileSync(
        join(cwd, folder, files(join(cwd, folder)).find((file) => file.endsWith('.scenario.json')) ?? ''),
        'utf8',
      );
      expect(scenario).toContain('$comment');
    },
    120_000,
  );

  it('reads a list that a spreadsheet saved in GB 18030, with a semicolon or a tab between', async () => {
    const cwd = makeFolder({ 'tabs.csv': ENGLISH.replaceAll(/,(?! |200)/g, '\t') });
    expect(await runCli(['init', 'tabs', '--from', 'tabs.csv'], cwd)).toMatchObject({ exitCode: 0 });
    expect(files(join(cwd, 'tabs'))).toContain('machines/phone-repairs.machine.json');
  });

  it('lets callers of a desk that is open at night call at night, and the morning after', async () => {
    const head = 'line,number,product,needs,desk,agents,hours,calls\n';
    const cwd = makeFolder({ 'lines.csv': `${head}Night,1,outages,report,Night,2,Fr 22-6:30,800\n` });
    await runCli(['init', 'night', '--from', 'lines.csv'], cwd);
    const { hourShares, weekdayShares } = JSON.parse(
      readFileSync(join(cwd, 'night/scenarios/night.scenario.json'), 'utf8'),
    ) as Record<string, { shares: readonly number[] }>;
    const called = (shares: readonly number[] = []): number[] =>
      shares.flatMap((share, at) => (share > 0 ? [at] : []));
    expect(called(hourShares?.shares)).toEqual([0, 1, 2, 3, 4, 5, 6, 22, 23]);
    expect(called(weekdayShares?.shares)).toEqual([4, 5]);
  });

  it('divides the calls of a line over its needs, and counts each need once', async () => {
    const cwd = makeFolder({ 'lines.csv': ENGLISH });
    await runCli(['init', 'shop', '--from', 'lines.csv'], cwd);
    const { needs, callersPerMonth, products, hourShares } = JSON.parse(
      readFileSync(join(cwd, 'shop/scenarios/shop.scenario.json'), 'utf8'),
    ) as Record<string, Record<string, unknown>>;
    expect(callersPerMonth?.['value']).toBe(8700);
    expect(needs).toMatchObject({
      'phones.repair': 0.241379,
      'phones.buying': 0.172413,
      'invoices.repair': 0,
    });
    expect(products).toMatchObject([{ id: 'phones', share: 5700 }, { share: 2100 }, { share: 900 }]);
    expect(hourShares).toMatchObject({
      shares: [
        ...new Array<number>(8).fill(0),
        6.3,
        ...new Array<unknown>(11).fill(expect.any(Number)),
        0,
        0,
        0,
        0,
      ],
    });
  });

  it('leaves what is rarest to the front desk when the first menu has no room, and says so', async () => {
    const things = [
      'lamps',
      'kettles',
      'radios',
      'fans',
      'ovens',
      'toasters',
      'drills',
      'clocks',
      'scales',
      'irons',
      'mixers',
    ];
    const rows = things.map(
      (thing, i) => `The ${thing} line,400-${i},${thing},repair; buying,Desk,,,${1000 - i}`,
    );
    const cwd = makeFolder({ 'lines.csv': [ENGLISH.split('\n')[0], ...rows].join('\n') });
    const { exitCode, err } = await runCli(['init', '.', '--from', 'lines.csv'], cwd);
    expect([exitCode, err]).toEqual([0, expect.stringContaining('mixers')]);
    expect(err).not.toContain('lamps');
    const check = await runCli(['check', 'machines'], cwd);
    expect([check.exitCode, check.out]).toEqual([0, expect.stringMatching(/0 errors|no problems/)]);
  });
});

describe('dialtree init', () => {
  it('copies the example, which passes as it does here', async () => {
    const cwd = makeFolder();
    const { exitCode, out } = await runCli(['init', 'mine', '--example'], cwd);
    expect(exitCode).toBe(0);
    expect(out).toContain('npx dialtree simulate mine/scenarios/eighteen-lines.scenario.json --out mine/out');
    expect(existsSync(join(cwd, 'mine/machines/merged/merged.machine.json'))).toBe(true);
    expect(readFileSync(join(cwd, 'mine/machines/lines/tablet.machine.json'), 'utf8')).toContain(
      '"../../node_modules/dialtree/dist/schema/machine.schema.json"',
    );
    expect((await runCli(['check', 'mine/machines/lines'], cwd)).exitCode).toBe(
      (await runCli(['check', 'machines/lines'], process.cwd())).exitCode,
    );
  });

  it('touches nothing that is there, and writes nothing beside it', async () => {
    const cwd = makeFolder({ 'lines.csv': ENGLISH, 'shop/README.md': 'mine' });
    const { exitCode, err } = await runCli(['init', 'shop', '--from', 'lines.csv'], cwd);
    expect(exitCode).toBe(2);
    expect(err).toContain('Nothing was written: this file exists already: README.md.');
    expect(files(join(cwd, 'shop'))).toEqual(['README.md']);
    expect(readFileSync(join(cwd, 'shop/README.md'), 'utf8')).toBe('mine');
  });

  it.each([
    [['init'], 'this is no terminal'],
    [['init', '--example', '--from', 'x.csv'], 'two ways to begin'],
    [['init', '--from', 'none.csv'], 'There is no file "none.csv".'],
    [['init', '--from', '.'], 'There is no file'],
  ])('answers %j with exit code 2 and says: %s', async (args, said) => {
    const { exitCode, err } = await runCli(args, makeFolder());
    expect(exitCode).toBe(2);
    expect(err).toContain(said);
  });
});

describe('a list that cannot be read', () => {
  const refuse = async (list: string, language = 'en'): Promise<string> => {
    const cwd = makeFolder({ 'lines.csv': list });
    const { exitCode, err } = await runCli(['init', 'p', '--from', 'lines.csv', '--language', language], cwd);
    expect(exitCode).toBe(1);
    expect(existsSync(join(cwd, 'p'))).toBe(false);
    return err;
  };
  const head = 'line,number,product,needs,desk,agents,hours,calls\n';

  it('is answered with every problem at once, each with its line, its column and what may stand there', async () => {
    const err = await refuse(
      `${head}A,1,phones,repair,D,six,9-18,10\nB,1,,buying,D,3,18-18,-5\nC,2,phones,buying,E,"4","Mo-Fr noon",many\n`,
    );
    expect(
      [...err.matchAll(/lines\.csv:(\d+:\d+) .*\[(csv-[\w-]+)\]/g)].map(([, at, code]) => `${at} ${code}`),
    ).toEqual([
      '2:21 csv-number',
      '3:3 csv-duplicate-number',
      '3:5 csv-missing-cell',
      '3:17 csv-hours',
      '3:23 csv-number',
      '4:25 csv-hours',
      '4:38 csv-number',
    ]);
    expect(err).toContain('For example: Mo-Fr 9-18');
    expect(err).toContain('For example: 1200');
  });

  it('is told in Chinese where the reader reads Chinese', async () => {
    const err = await refuse(`${head}甲,1,手机,维修,组,六,九点,\n`, 'zh-CN');
    expect(err).toContain('“六”不能作为“坐席”一列的数。');
    expect(err).toContain('例如：周一至周五 9-18');
  });

  it.each([
    ['', 'The list has no rows.'],
    [head, 'The list has no rows.'],
    ['line,product\nA,phones\n', 'The column "needs" is missing.'],
    ['line,product,needs,colour\nA,phones,repair,red\n', 'No column is called "colour".'],
    ['line,name,product,needs\nA,A,phones,repair\n', '"name" is a second column for the same.'],
    ['line,product,needs\n"A,phones,repair\n', 'A quote in this row is not closed'],
    [`${head}A,1,phones,repair,D,5,,\nB,2,phones,buying,D,7,,\n`, 'has 5 agents in one row and 7 in another'],
    [`${head}A,1,phones,repair,D,0,,\n`, '"0" is no number for the column "agents".'],
    [`${head}A,1,${'x'.repeat(101)},repair,,,,\n`, '"product" has a name of more than 100 characters here.'],
    [
      `${head}A,${'1'.repeat(41)},phones,repair,,,,\n`,
      '"number" has a name of more than 40 characters here.',
    ],
    [
      `${head}A,,phones,${Array.from({ length: 31 }, (_, i) => `n${i}`).join(';')},,,,\n`,
      'has 31 different names, and a project takes 30.',
    ],
    [
      head + Array.from({ length: 400 }, (_, i) => `L${i},,phones,repair,D,,,\n`).join(''),
      'has 400 different names, and a project takes 399.',
    ],
    [
      head + Array.from({ length: 6 }, (_, i) => `L${i},,phones,repair,D,,,10000000\n`).join(''),
      'have 60,000,000 calls a month together',
    ],
  ])('such as %j says: %s', async (list, said) => {
    expect(await refuse(list)).toContain(said);
  });

  it('is forgiven a misspelt name of a column', async () => {
    const cwd = makeFolder({
      'lines.csv': ENGLISH.replace('product', 'prodct').replace('agents', 'Agents (FTE)'),
    });
    expect(await runCli(['init', 'p', '--from', 'lines.csv'], cwd)).toMatchObject({ exitCode: 0 });
  });
});
