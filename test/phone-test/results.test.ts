import { describe, expect, it } from 'vitest';
import { checkCall } from '../../src/calls/index.ts';
import { readPhoneTestResult, toCalls, type PhoneTestResult } from '../../src/phone-test/index.ts';
import { simulateTest } from './simulated-test.ts';

const { results } = await simulateTest({ participants: 6 });
const good = results[0] as PhoneTestResult;
const read = (value: unknown) => readPhoneTestResult(JSON.stringify(value), 'a.phone-test.json');
const withTask = (change: object): object => ({
  ...good,
  tasks: [{ ...good.tasks[0], ...change }, ...good.tasks.slice(1)],
});

describe('a result', () => {
  it('is read back as it was written', () => {
    for (const result of results) expect(read(result)).toEqual({ result, problems: [] });
  });

  it('is as calls what the event table allows, need and world known', () => {
    for (const result of results)
      for (const { call, at } of toCalls(result)) {
        expect(checkCall(call)).toBeUndefined();
        expect(call).toMatchObject({
          need: result.tasks[at]?.need,
          arm: result.tasks[at]?.world,
          caller: '',
          line: result.tasks[at]?.dialled,
        });
      }
  });

  it('is refused in a sentence when it cannot have happened', () => {
    const menu = { ms: 0, event: 'menu', where: 'products' };
    const wrong: [object, string][] = [
      [withTask({ dialled: 'nowhere' }), 'test-line'],
      [withTask({ dialled: null }), 'test-no-call'],
      [withTask({ events: [{ ms: 5, event: 'key', where: 'products', key: '1' }] }), 'test-call'],
      [
        withTask({
          events: [
            { ...menu, ms: 9 },
            { ...menu, ms: 5 },
          ],
        }),
        'test-call',
      ],
    ];
    for (const [value, code] of wrong) {
      const { result, problems } = read(value);
      expect(result).toBeUndefined();
      expect(problems[0]).toMatchObject({ code, file: 'a.phone-test.json', path: ['tasks', 0] });
      expect(problems[0]?.hint).toBeTruthy();
    }
  });

  it('is refused when it is larger, deeper or other than any page writes', () => {
    const many = Array.from({ length: 901 }, (_, ms) => ({ ms, event: 'menu', where: 'products' }));
    const wrong: unknown[] = [
      withTask({ events: many }),
      withTask({ ease: 8 }),
      withTask({ at: 5 }),
      withTask({ name: 'somebody' }),
      { ...good, participant: 'a@b.example' },
      { ...good, run: 'x' },
      { ...good, tasks: Array.from({ length: 201 }, () => good.tasks[0]) },
      { ...good, version: 2 },
      [],
      null,
    ];
    for (const value of wrong) {
      expect(read(value).result).toBeUndefined();
      expect(read(value).problems.length).toBeGreaterThan(0);
    }
    for (const text of ['', '{', '[['.repeat(40), `"${'x'.repeat(1_000_001)}"`, '{"__proto__": {}}'])
      expect(readPhoneTestResult(text, 'a')).toMatchObject({ result: undefined });
  });
});
