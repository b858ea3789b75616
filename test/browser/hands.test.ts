/** What a designer's hands do on the canvas, in the tree and on the keyboard, one gesture at a time. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { checkMachine } from '../../src/rules/index.ts';
import { startStudio } from './start-studio.ts';
import {
  expectAccessible,
  expectSaved,
  lastSaid,
  readMachine,
  useStudio,
  visit,
  type Visit,
} from './studio-page.ts';

const SOON = { timeout: 15_000 };
/** Two menus, the second in a group that shares its keys; all of it fits on the screen. */
const LINE = 'machines/lines/printer-service.machine.json';
const FIRST = 'machines';
const SECOND = 'wanted.menu';

const here = useStudio(['machines']);

const open = (machine = LINE, wish: Parameters<typeof visit>[2] = {}): Promise<Visit> =>
  visit(here.browser, here.studio, { machine, ...wish });
const card = (page: Page, path: string): Locator => page.locator(`[data-card="${path}"]`);
const labels = (page: Page, path: string): Promise<string[]> =>
  card(page, path).locator('[data-role=choice] [data-label]').allTextContents();
const lines = (page: Page): Promise<string[]> => page.locator('#outline [data-title]').allTextContents();

/** Where every card and group stands, in the canvas's own units. */
async function places(page: Page): Promise<Record<string, string>> {
  return page
    .locator('.react-flow__node')
    .evaluateAll((nodes) =>
      Object.fromEntries(
        nodes.map((node) => [node.getAttribute('data-id'), (node as HTMLElement).style.transform]),
      ),
    );
}

/** What typing did is drawn when there is time: until nothing moves any more. */
async function placesAtRest(page: Page): Promise<Record<string, string>> {
  let last = '';
  await expect
    .poll(
      async () => {
        const now = JSON.stringify(await places(page));
        const isAtRest = now === last;
        last = now;
        return isAtRest;
      },
      { ...SOON, interval: 500 },
    )
    .toBe(true);
  return JSON.parse(last) as Record<string, string>;
}

/**
 * Clicks a card where it is: `click` of a locator would scroll the canvas, which puts itself back at once.
 */
async function pick(page: Page, path: string): Promise<void> {
  const header = await card(page, path).locator('header').boundingBox();
  if (!header) throw new Error(`The card ${path} is not on the screen.`);
  await page.mouse.click(header.x + header.width / 2, header.y + header.height / 2);
  await page.locator(`[data-card="${path}"][data-selected]`).waitFor();
  await expect.poll(() => page.locator('[data-row][data-selected]').count(), SOON).toBe(0);
}

async function drag(page: Page, from: Locator, to: Locator, at: 'upper' | 'lower' = 'upper'): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('What is dragged, or where to, is not on the screen.');
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + start.width / 2 + 8, start.y + start.height / 2 + 8, { steps: 2 });
  await page.mouse.move(end.x + end.width / 3, end.y + end.height * (at === 'upper' ? 0.3 : 0.8), {
    steps: 6,
  });
  await page.mouse.up();
}

describe('an option', () => {
  it('goes to another menu by mouse, and comes back with undo', async () => {
    const { page, complaints, end } = await open();
    const [first, second] = [await labels(page, FIRST), await labels(page, SECOND)];
    await drag(
      page,
      card(page, FIRST).locator('[data-role=choice] kbd').nth(1),
      card(page, SECOND).locator('[data-role=choice]').nth(0),
    );
    await expect.poll(() => labels(page, SECOND), SOON).toEqual([first[1], ...second]);
    await expect.poll(() => labels(page, FIRST), SOON).toEqual([first[0]]);
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('Control+z');
    await expect.poll(() => labels(page, FIRST), SOON).toEqual(first);
    await expect.poll(() => labels(page, SECOND), SOON).toEqual(second);
    expect(complaints).toEqual([]);
    await end();
  });

  it('goes to another menu by keyboard alone, and is copied and pasted there', async () => {
    const { page, complaints, end } = await open();
    const [first, second] = [await labels(page, FIRST), await labels(page, SECOND)];
    await page.keyboard.press('Control+f');
    await page.keyboard.type(first[1] ?? '');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'canvas');
    await page.keyboard.press('Control+c');
    await expect.poll(() => lastSaid(page), SOON).toBe('Copied');
    await page.keyboard.press('m');
    await page.locator('dialog').getByRole('combobox').waitFor();
    await page.keyboard.type('wanted');
    await page.keyboard.press('Enter');
    await expect.poll(() => labels(page, SECOND), SOON).toEqual([...second, first[1]]);
    await page.keyboard.press('Control+v');
    await expect.poll(() => labels(page, SECOND), SOON).toEqual([...second, first[1], first[1]]);
    await page.keyboard.press('Control+x');
    await expect.poll(async () => (await labels(page, SECOND)).length, SOON).toBe(second.length + 1);
    expect(complaints).toEqual([]);
    await end();
  });
});

describe('cards', () => {
  it('are copied and pasted, grouped and ungrouped by keyboard', async () => {
    const { page, complaints, end } = await open();
    const [before, own] = [await lines(page), await labels(page, FIRST)];
    await pick(page, FIRST);
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Control+v');
    await expect.poll(async () => (await lines(page)).length, SOON).toBeGreaterThan(before.length);
    // The same texts, its own place and name.
    await expect
      .poll(
        () => page.locator('[data-card][data-selected] [data-role=choice] [data-label]').allTextContents(),
        SOON,
      )
      .toEqual(own);
    await page.keyboard.press('Control+z');
    await expect.poll(() => lines(page), SOON).toEqual(before);
    // The window had gone where the copy was.
    await page.keyboard.press('0');

    await pick(page, FIRST);
    await page.keyboard.press('g');
    await page.getByRole('textbox', { name: 'Rename' }).fill('Entrance');
    await page.keyboard.press('Enter');
    await expect.poll(() => lines(page), SOON).toContain('Entrance');
    await expect
      .poll(
        () => page.locator('[data-card$=".machines"] [data-role=choice] [data-label]').allTextContents(),
        SOON,
      )
      .toEqual(own);
    await page.keyboard.press('Shift+G');
    await expect.poll(() => lines(page), SOON).toEqual(before);
    await expect.poll(() => labels(page, FIRST), SOON).toEqual(own);
    expect(complaints).toEqual([]);
    await end();
  });

  it('are tidied, and one undo puts each where it stood', async () => {
    const { page, end } = await open();
    await pick(page, FIRST);
    await page.keyboard.press('Alt+1');
    for (let i = 0; i < 6; i++) await page.keyboard.press('Shift+ArrowDown');
    await pick(page, SECOND);
    await page.keyboard.press('Alt+1');
    for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowRight');
    const before = await placesAtRest(page);
    await page.keyboard.press('t');
    await expect.poll(() => lastSaid(page), SOON).toMatch(/tidy/i);
    await expect.poll(() => places(page), SOON).not.toEqual(before);
    await page.keyboard.press('Control+z');
    await expect.poll(() => places(page), SOON).toEqual(before);
    await end();
  });

  it('and groups are reached with the arrow keys, each said aloud', async () => {
    const { page, end } = await open();
    await pick(page, SECOND);
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('ArrowUp');
    await page.locator('[data-frame][data-selected]').waitFor();
    await expect.poll(() => lastSaid(page), SOON).toMatch(/group/i);
    const active = await page.locator('#canvas').getAttribute('aria-activedescendant');
    expect(await page.locator(`[id="${active}"]`).count()).toBe(1);
    // Its shared keys, then back into its cards.
    await page.keyboard.press('ArrowDown');
    await page.locator('[data-frame] button[data-selected]').first().waitFor();
    await page.keyboard.press('ArrowRight');
    await page.locator('[data-card][data-selected]').waitFor();
    await end();
  });
});

describe('the inspector', () => {
  it('says in a sentence for whom an option is, as one puts the condition together', async () => {
    const { page, complaints, end } = await open();
    await card(page, FIRST).locator('[data-role=choice]').first().click();
    const sentence = card(page, FIRST).locator('[data-role=choice]').first().locator('[data-guard]');
    await page.getByLabel('Condition', { exact: true }).selectOption('ownsDevice');
    await page.locator('#panel-inspector').getByLabel('Owns').selectOption({ label: 'Another…' });
    await page.getByLabel('Its name in the file').fill('printer');
    await expect.poll(() => sentence.textContent(), SOON).toBe('Only for callers who own printer');
    await page.getByLabel('Condition', { exact: true }).selectOption('not');
    await expect.poll(() => sentence.textContent(), SOON).toBe('Only for callers who do not own printer');
    await page.getByLabel('Condition', { exact: true }).first().selectOption('none');
    await expect.poll(() => sentence.count(), SOON).toBe(0);
    // A combination from nothing begins with one condition, another is added to it.
    await page.getByLabel('Condition', { exact: true }).selectOption('any');
    await page.getByRole('button', { name: 'Add a condition' }).click();
    await expect.poll(() => sentence.textContent(), SOON).toMatch(/^Only for callers who own .* or own /);
    expect(complaints).toEqual([]);
    await end();
  });

  it('offers a mend where there is one, and one click makes it', async () => {
    const { page, complaints, end } = await open();
    await page.locator('[data-row="|DTMF.0|0"]').click();
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('Delete');
    await page.locator('#tab-problems').click();
    const mends = page
      .locator('#panel-problems li', { hasText: 'operator-in-every-menu' })
      .locator('button', { hasText: 'Mend' });
    await mends.first().waitFor(SOON);
    for (let left = await mends.count(); left > 0; left--) {
      await mends.first().click();
      await expect.poll(() => mends.count(), SOON).toBeLessThan(left);
      left = (await mends.count()) + 1;
    }
    await page.keyboard.press('Control+s');
    await expectSaved(page);
    expect(
      checkMachine(readMachine(here.studio, LINE)).filter(({ code }) => code === 'operator-in-every-menu'),
    ).toEqual([]);
    expect(complaints).toEqual([]);
    await end();
  });
});

describe('the tree', () => {
  it('takes options by mouse to another place and another menu', async () => {
    const { page, complaints, end } = await open();
    const [first, second] = [await labels(page, FIRST), await labels(page, SECOND)];
    const line = (text: string | undefined): Locator =>
      page
        .locator('#outline [data-kind=option]', {
          has: page.locator('[data-title]', { hasText: text ?? '' }),
        })
        .first();
    await line(second[2]).dragTo(line(second[0]), { targetPosition: { x: 60, y: 3 } });
    await expect.poll(() => labels(page, SECOND), SOON).toEqual([second[2], second[0], second[1]]);
    await line(second[2]).dragTo(line(first[1]), { targetPosition: { x: 60, y: 20 } });
    await expect.poll(() => labels(page, FIRST), SOON).toEqual([...first, second[2]]);
    await expect.poll(() => labels(page, SECOND), SOON).toEqual([second[0], second[1]]);
    // A card onto the whole machine: out of its group.
    await page
      .locator('#outline [data-kind=menu]')
      .nth(1)
      .dragTo(page.locator('#outline [role=treeitem]').first());
    await expect.poll(() => lastSaid(page), SOON).toMatch(/^Done: /);
    await expect.poll(() => card(page, 'menu').count(), SOON).toBe(1);
    expect(complaints).toEqual([]);
    await end();
  });
});

describe('prompts from right to left', () => {
  it('are written and read so in the fields, on the cards and on the phone', async () => {
    const config = readMachine(here.studio, 'machines/lines/website.machine.json');
    const say = { ar: 'مرحبا بكم' };
    const [name = '', menu] =
      Object.entries(config.states).find(([, state]) => state.tags?.includes('menu')) ?? [];
    const on = {
      ...menu?.on,
      'DTMF.1': {
        ...(menu?.on?.['DTMF.1'] as object),
        meta: { label: { ar: 'المبيعات' }, examples: { ar: ['حاسوب'] } },
      },
    };
    const machine = 'machines/arabic.machine.json';
    writeFileSync(
      join(here.studio.folder, machine),
      JSON.stringify({
        ...config,
        id: 'arabic',
        meta: { ...config.meta, title: say, locales: ['ar'] },
        states: { ...config.states, [name]: { ...menu, meta: { ...menu?.meta, greeting: say }, on } },
      }),
    );
    const { page, complaints, end } = await open(machine);
    const direction = (locator: Locator): Promise<string> =>
      locator.first().evaluate((element) => getComputedStyle(element).direction);
    await card(page, name).locator('[data-role=choice]').first().click();
    const arabic = [
      page.locator('h1'),
      card(page, name).locator('p[lang]'),
      card(page, name).locator('[data-role=choice] [data-label]'),
      page.locator('#panel-inspector input[lang=ar]'),
      page.locator('#panel-inspector span:has(> button)'),
      page.locator('#panel-inspector h2'),
      page.locator('#outline [aria-selected=true] [data-title]'),
    ];
    for (const [i, locator] of arabic.entries()) expect(`${i} ${await direction(locator)}`).toBe(`${i} rtl`);
    expect(await direction(page.locator('#canvas'))).toBe('ltr');
    await page.locator('#tab-phone').click();
    await page.getByRole('button', { name: /^Call/ }).click();
    await page.locator('[data-phase] [aria-live]', { hasText: 'مرحبا بكم' }).waitFor();
    for (const [i, locator] of [
      page.locator('[data-phase] [aria-live]'),
      page.locator('[data-phase] p[lang]').first(),
      page.locator('#panel-phone li bdi'),
      page.locator('#panel-phone section [lang=ar]'),
    ].entries())
      expect(`${i} ${await direction(locator)}`).toBe(`${i} rtl`);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await end();
  });
});

describe('every screen', () => {
  it('that covers the page is accessible', async () => {
    const { page, end } = await open(LINE, { width: 1024, height: 768 });
    // In the tree: on this screen its card lies half under the inspector.
    await page.locator('#outline [data-kind=menu] [data-title]', { hasText: /^What is wanted$/ }).click();
    await page.locator(`[data-card="${SECOND}"][data-selected]`).waitFor();
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('Delete');
    await page.getByRole('alertdialog').getByRole('button').last().waitFor();
    await expectAccessible(page, 'dialog');
    await page.keyboard.press('Escape');
    for (const [keys, part] of [
      ['?', 'dl'],
      ['Control+k', '[role=combobox]'],
      ['m', '[role=combobox]'],
      ['Control+f', '[role=combobox]'],
    ] as const) {
      await page.keyboard.press('Alt+1');
      await page.keyboard.press(keys);
      await page.locator(`dialog:has(${part})`).waitFor();
      await expectAccessible(page, 'dialog');
      await page.keyboard.press('Escape');
    }
    await page.locator('[aria-label="New machine"]').click();
    await page.locator('dialog form').waitFor();
    await expectAccessible(page, 'dialog');
    await end();
  });

  it('of a project without machines says what to do first', async () => {
    const empty = await startStudio(['machines']);
    rmSync(join(empty.folder, 'machines'), { recursive: true });
    mkdirSync(join(empty.folder, 'machines'));
    const { page, complaints, end } = await visit(here.browser, empty, { machine: '' });
    await page.locator('[data-message]').getByRole('button', { name: 'New machine' }).waitFor();
    await expectAccessible(page);
    await page.locator('[data-message]').getByRole('button', { name: 'New machine' }).click();
    await page.locator('dialog input').fill('Parcels');
    await page.keyboard.press('Enter');
    await page.locator('h1', { hasText: 'Parcels' }).waitFor();
    await page.getByRole('button', { name: 'Got it' }).waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await end();
    await empty.end();
  });
});
