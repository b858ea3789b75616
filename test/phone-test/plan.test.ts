import { describe, expect, it } from 'vitest';
import { labelsOf, phraseTask, planPhoneTest, readTasks } from '../../src/phone-test/index.ts';
import { needShares } from '../../src/scenario/index.ts';
import { machines, scenario } from './simulated-test.ts';

const ask = { worlds: ['before', 'after'], participants: 30, seed: 3, locale: 'en' };
const plan = async (more: object = {}) => planPhoneTest(scenario, machines, { ...ask, ...more });

describe('a plan', () => {
  it('is the same for the same ask, and its hash another one for another', async () => {
    const [a, b, c] = [await plan(), await plan(), await plan({ seed: 4 })];
    expect(JSON.stringify(a)).toBe(JSON.stringify(b));
    expect(a.plan.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(c.plan.hash).not.toBe(a.plan.hash);
  });

  it('shows every line of the task’s world, each time in another order', async () => {
    const { plan: made } = await plan();
    const orders = new Set<string>();
    for (const { tasks } of made.participants)
      for (const { world, lines } of tasks) {
        expect(lines.toSorted((x, y) => x - y)).toEqual(made.worlds[world]?.lines.toSorted((x, y) => x - y));
        if (world === 0) orders.add(lines.join(' '));
      }
    expect(orders.size).toBeGreaterThan(100);
    expect(made.lines.every(({ number }) => number !== '')).toBe(true);
  });

  it('can be taken in every language that the menus and the callers’ words share', async () => {
    const { plan: made } = await plan();
    expect(made.locales.toSorted()).toEqual(['en', 'zh-CN']);
    for (const { sentences } of made.needs)
      for (const locale of made.locales) expect(sentences[locale]?.length).toBeGreaterThan(5);
  });

  it('holds the machines of its lines and no other', async () => {
    const { plan: made } = await plan({ worlds: ['after'] });
    expect(Object.keys(made.machines)).toEqual(['merged']);
    expect(made.menus['merged']).toMatch(/^[0-9a-f]{12}$/);
  });
});

describe('a task', () => {
  const labels = labelsOf([machines['merged']!], 'en');

  it('says no word of a label while the scenario has another', () => {
    for (const share of needShares(scenario)) {
      const { sentence, shared } = phraseTask(share, 'en', labels);
      const words = Object.keys(share.intent.words['en'] ?? {});
      const free = words.filter(
        (word) =>
          phraseTask({ ...share, intent: { ...share.intent, words: { en: { [word]: 1 } } } }, 'en', labels)
            .shared.length === 0,
      );
      if (free.length > 0) expect({ sentence, shared }).toMatchObject({ shared: expect.any(Array) });
      if (free.length > 0 && shared.length > 0)
        // What is left is the product’s: all of its words stand in labels.
        expect(Object.keys(share.product.words['en'] ?? {})).toEqual(expect.arrayContaining([shared[0]]));
    }
  });

  it('is said in the words of a tasks file where there are any, most special first', () => {
    const [share] = needShares(scenario);
    const { tasks } = readTasks(
      JSON.stringify({
        products: { pc: { en: 'your machine' } },
        intents: { ask: { en: 'You wonder about {product}.' } },
      }),
      'a.tasks.json',
    );
    expect(phraseTask(share!, 'en', labels, tasks)).toMatchObject({
      sentence: 'You wonder about your machine.',
      isOwn: true,
    });
    const own = { ...tasks, needs: { [share!.need]: { en: 'Ask.' } } };
    expect(phraseTask(share!, 'en', labels, own).sentence).toBe('Ask.');
    // A sentence in another language would be none.
    expect(phraseTask(share!, 'zh-CN', labels, own).isOwn).toBe(false);
  });

  it('is refused with its place where the file is wrong', () => {
    for (const text of [
      '{"intents": {"ask": {"en": 5}}}',
      '{"tasks": {}}',
      '{"needs": {"__proto__": {}}}',
      '[',
    ])
      expect(readTasks(text, 'a.tasks.json')).toMatchObject({
        tasks: undefined,
        problems: [{ file: 'a.tasks.json', line: 1 }],
      });
  });
});
