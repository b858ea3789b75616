/** What somebody who has never seen the schema is told about a file. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseMachine } from '../../src/chart/index.ts';
import { parseScenario, printScenario } from '../../src/scenario/index.ts';
import { tellProblem, type JsonPath, type Problem } from '../../src/util/problem.ts';
import { LANGUAGES } from '../../src/words/index.ts';
import { smallScenario } from '../scenario/small-scenario.ts';

const newcomer = readFileSync(new URL('../fixtures/broken/newcomer.scenario.json', import.meta.url), 'utf8');
const read = (value: unknown): readonly Problem[] => parseScenario(JSON.stringify(value), 'x').problems;
const small = (): Record<string, unknown> =>
  JSON.parse(printScenario(smallScenario)) as Record<string, unknown>;

type Plain = Record<string | number, unknown>;
function at(root: unknown, path: JsonPath): Plain {
  return path.reduce<unknown>((value, step) => (value as Plain)[step], root) as Plain;
}
function pathsOf(value: unknown, path: JsonPath = []): JsonPath[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    ...(path.length > 0 ? [path] : []),
    ...Object.entries(value).flatMap(([key, each]) =>
      pathsOf(each, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}
/** `For example: "days": 28` -> 28. */
function offered(hint: string | undefined): unknown {
  const text = /(?:For example: |例如：)(.*)$/.exec(hint ?? '')?.[1];
  if (text === undefined) return undefined;
  const isNamed = /^"(?:[^"\\]|\\.)*": /.test(text);
  return Object.values(JSON.parse(isNamed ? `{ ${text} }` : `{ "it": ${text} }`) as object)[0];
}

describe('a scenario written by somebody new', () => {
  const { problems } = parseScenario(newcomer, 'mine.scenario.json');
  const of = (part: string): Problem | undefined => problems.find(({ message }) => message.includes(part));

  it('is answered once: shapes, names and parameters in one reading, one message a cause', () => {
    expect(problems.length).toBeLessThan(25);
    expect(new Set(problems.map(({ code }) => code))).toEqual(
      new Set(['missing-key', 'unknown-key', 'invalid-value', 'unknown-line', 'unknown-parameter']),
    );
  });

  it('hears of a mistake made thirteen times once, with the places', () => {
    expect(of('title')?.message).toBe(
      'at title, product[0].title, product[1].title, product[2].title and 9 more places: has to be an object in { }, not text in quotes.',
    );
    expect(problems.filter(({ message }) => message.includes('"status"'))).toHaveLength(1);
  });

  it('hears what was meant by a misspelt key, and what is wrong below it', () => {
    expect(of('"product" at the top')?.hint).toBe('Write "products" in place of "product".');
    expect(of('product[0].words')).toMatchObject({ line: 6 });
    expect(of('"transfer"')?.hint).toBe('Write "transfers" in place of "transfer".');
  });

  it('hears into which object keys belong', () => {
    expect(of('"agents" and "hours"')).toMatchObject({
      message: expect.stringContaining('should stand inside "staffing"') as string,
      line: 20,
    });
  });

  it('is offered its own value in the right form', () => {
    expect(offered(of('callersPerMonth')?.hint)).toMatchObject({ value: 8000, low: 6400, high: 9600 });
    expect(offered(of('product[0].words')?.hint)).toEqual({ en: { phone: 0.9, mobile: 0.9 } });
    expect(offered(of('days')?.hint)).toBe(30);
    expect(offered(of('lines[0].number')?.hint)).toBe('4000000001');
    expect(offered(of('product[2].id')?.hint)).toBe('smart-watch');
    expect(offered(of('parameters.wrongNumber')?.hint)).toMatchObject({
      value: 0.1,
      unit: 'probability of dialling a wrong one of many lines',
    });
  });

  it('is told the meaning and the unit in both languages', () => {
    const missing = of('"about" is missing');
    expect(missing?.hint).toContain('What is known and what is guessed');
    expect(missing && tellProblem(missing, 'zh-CN').hint).toContain('哪些是已知的、哪些是猜测的');
    expect(of('share')?.hint).toContain('A weight, 0 or more');
    for (const problem of problems)
      for (const language of LANGUAGES) {
        const { message, hint } = tellProblem(problem, language);
        expect(hint).toMatch(/./);
        expect(`${message} ${hint}`).not.toMatch(/schema|received|undefined/i);
      }
  });
});

describe('what a hint offers', () => {
  it.each(pathsOf(small()).filter((path) => typeof path.at(-1) === 'string'))(
    'mends the file when %s %s %s %s is missing',
    (...path) => {
      const value = small();
      const key = path.at(-1) as string;
      delete at(value, path.slice(0, -1))[key];
      const found = read(value).filter(({ code }) => code === 'missing-key');
      for (const { hint } of found) at(value, path.slice(0, -1))[key] = offered(hint);
      expect(read(value).map(({ code }) => code)).not.toContain('missing-key');
      expect(read(value).map(({ code }) => code)).not.toContain('invalid-value');
    },
  );

  it.each([
    ['60%', 60],
    ['0.5', 0.5],
    [' 12 ', 12],
  ])('reads a weight out of %j', (given, meant) => {
    const value = small();
    at(value, ['products', 0])['share'] = given;
    expect(offered(read(value)[0]?.hint)).toBe(meant);
  });

  it('reads a share out of per cent', () => {
    const value = small();
    at(value, ['desks', 0, 'staffing'])['serviceLevel'] = '80 %';
    expect(offered(read(value)[0]?.hint)).toBe(0.8);
  });

  it('names the nearest of the values that may stand there', () => {
    const value = small();
    at(value, ['products', 0])['status'] = 'measurd';
    expect(offered(read(value)[0]?.hint)).toBe('measured');
  });

  it('is nothing that cannot be: a value that nobody can read is answered with the schema’s own example', () => {
    const value = small();
    value['days'] = 'a month';
    expect(read(value)[0]?.hint).toContain('A whole number from 1 to 366. For example: "days": 28');
  });
});

describe('a gap in a scenario', () => {
  it('is no reason to say that a name leads nowhere', () => {
    const { desks: _, ...rest } = small();
    expect(read(rest).map(({ code }) => code)).toEqual(['missing-key']);
    const value = small();
    at(value, ['lines', 0])['id'] = 'line one';
    expect(read(value).map(({ code }) => code)).toEqual(['invalid-value']);
  });

  it('does not hide what is wrong elsewhere', () => {
    const value = small();
    delete value['about'];
    at(value, ['worlds', 0])['lines'] = ['tow'];
    expect(read(value).map(({ code, hint }) => [code, hint])).toEqual([
      ['missing-key', expect.any(String)],
      ['unknown-line', 'Did you mean "two"?'],
    ]);
  });
});

describe('a machine of somebody new', () => {
  it('hears of every label without a language once, and where', () => {
    const option = (label: string) => ({ target: 'end', meta: { label } });
    const machine = {
      id: 'shop',
      initial: 'menu',
      meta: { title: { en: 'Shop' }, locales: ['en'] },
      states: {
        menu: { tags: ['menu'], on: { 'DTMF.1': option('repairs'), 'DTMF.2': option('sales') } },
        end: { type: 'final', meta: { destination: { goesTo: 'desk', desk: 'a', serves: [] } } },
      },
    };
    const { problems } = parseMachine(JSON.stringify(machine), 'm.machine.json');
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain('"DTMF.2"');
    expect(offered(problems[0]?.hint)).toEqual({ en: 'repairs' });
  });
});
