import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  expectAccessible,
  expectSaved,
  labelsOf,
  lastSaid,
  readMachine,
  useStudio,
  visit,
} from './studio-page.ts';

/** The screen follows; a busy machine is given time. */
const SOON = { timeout: 15_000 };

const here = useStudio(['machines']);

describe('a designer’s day', () => {
  it('opens on the merged machine with its menus as cards and its problems listed', async () => {
    const { page, complaints, end } = await visit(here.browser, here.studio, { machine: '' });
    await expect.poll(() => page.locator('h1').textContent(), SOON).toBe('The merged hotline');
    await expect
      .poll(() => page.locator('[data-card="products"] [data-row] [data-label]').allTextContents(), SOON)
      .toEqual(labelsOf(readMachine(here.studio, 'machines/merged/merged.machine.json'), 'products'));
    await page.locator('#tab-problems span').waitFor();
    await page.locator('#tab-problems').click();
    const first = page.locator('#panel-problems li button').first();
    await first.click();
    // A click on a problem goes there.
    await page.locator('[data-card][data-selected], [data-row][data-selected]').first().waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await end();
  });

  it('rewords, moves and connects by mouse, saves, and the file on disk says so', async () => {
    const machine = 'machines/merged/merged-layers.machine.json';
    const { page, complaints, end } = await visit(here.browser, here.studio, { machine });
    const before = labelsOf(readMachine(here.studio, machine), 'products');
    await page.getByRole('button', { name: 'Got it' }).click();
    await page.locator('[data-card="products"] [data-row]').nth(1).click();
    await page.locator('#panel-inspector input[lang=en]').first().fill('mobile phones');

    const keys = page.locator('[data-card="products"] [data-row] kbd');
    const from = await keys.nth(1).boundingBox();
    const to = await keys.nth(0).boundingBox();
    if (!from || !to) throw new Error('The options are not on the screen.');
    await page.mouse.move(from.x + 6, from.y + 6);
    await page.mouse.down();
    await page.mouse.move(to.x + 6, to.y + 20, { steps: 6 });
    await page.mouse.move(to.x + 6, to.y - 1, { steps: 3 });
    await page.mouse.up();
    await expect
      .poll(() => page.locator('[data-card="products"] [data-row] [data-label]').nth(0).textContent(), SOON)
      .toBe('mobile phones');

    // From the dot of the first option into the open: a new menu, with the connection.
    const dot = await page
      .locator('.react-flow__node[data-id="card:products"] .react-flow__handle.source')
      .nth(0)
      .boundingBox();
    const canvas = await page.locator('#canvas').boundingBox();
    if (!dot || !canvas) throw new Error('There is no dot to connect from.');
    await page.mouse.move(dot.x + dot.width / 2, dot.y + dot.height / 2);
    await page.mouse.down();
    await page.mouse.move(dot.x - 80, dot.y - 60, { steps: 4 });
    await page.mouse.move(canvas.x + 450, canvas.y + 130, { steps: 6 });
    await page.mouse.up();
    await page.getByRole('textbox', { name: 'Rename' }).fill('Loyalty');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expectSaved(page);

    const saved = readMachine(here.studio, machine);
    expect(labelsOf(saved, 'products')).toEqual(['mobile phones', before[0], ...before.slice(2)]);
    // Its name in the file follows its first title.
    expect(saved.states['loyalty']).toMatchObject({ tags: ['menu'], meta: { title: { en: 'Loyalty' } } });
    expect(saved.states['products']?.on?.['DTMF.1']).toMatchObject({ target: 'loyalty' });
    expect(
      JSON.parse(readFileSync(join(here.studio.folder, machine.replace('.machine.', '.layout.')), 'utf8')),
    ).toMatchObject({ positions: { products: expect.anything() } });
    expect(complaints).toEqual([]);
    await end();
  });

  it('does the same by keyboard alone, with every step announced', async () => {
    const machine = 'machines/merged/merged-personal.machine.json';
    const { page, complaints, end } = await visit(here.browser, here.studio, { machine });
    const before = labelsOf(readMachine(here.studio, machine), 'products');
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => lastSaid(page), SOON).toMatch(/The whole machine/);
    await page.keyboard.press('Control+f');
    await page.keyboard.type(before[1] ?? '');
    await page.keyboard.press('Enter');
    await page.locator('[data-card="products"] [data-row][data-selected]').waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'canvas');

    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'Rename' }).waitFor();
    await page.keyboard.type('handsets');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+ArrowUp');
    await expect.poll(() => lastSaid(page), SOON).toMatch(/move option handsets/);
    await page.keyboard.press('o');
    await page.getByRole('textbox', { name: 'Rename' }).waitFor();
    await page.keyboard.type('points');
    await page.keyboard.press('Enter');
    await page.keyboard.press('c');
    await page.locator('dialog').getByRole('combobox').waitFor();
    await page.keyboard.type('front');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() =>
      /connect option points/.test(document.querySelector('#announcer')?.textContent ?? ''),
    );
    await expect
      .poll(
        () => page.evaluate(() => document.querySelector('#canvas')?.getAttribute('aria-activedescendant')),
        SOON,
      )
      .toBeTruthy();
    await page.keyboard.press('Control+s');
    await expectSaved(page);

    const saved = readMachine(here.studio, machine);
    expect(labelsOf(saved, 'products').slice(0, 3)).toEqual(['handsets', 'points', before[0]]);
    const points = Object.values(saved.states['products']?.on ?? {}).find(
      (each) => typeof each === 'object' && 'meta' in each && each.meta?.label?.['en'] === 'points',
    );
    expect(points).toMatchObject({ target: expect.stringMatching(/front/) });

    // Undo by name, all the way back.
    for (let i = 0; i < 6; i++) await page.keyboard.press('Control+z');
    await expect
      .poll(() => page.locator('[data-card="products"] [data-row] [data-label]').allTextContents(), SOON)
      .toEqual(before);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => lastSaid(page), SOON).toMatch(/^Redone: /);
    await page.keyboard.press('Delete');
    expect(complaints).toEqual([]);
    await end();
  });

  it('walks the outline and changes the machine from there', async () => {
    const { page, end } = await visit(here.browser, here.studio, {
      machine: 'machines/merged/step-2.machine.json',
    });
    await page.locator('[role=treeitem]').first().waitFor();
    await page.keyboard.press('Alt+2');
    await page.waitForFunction(() => document.activeElement?.id === 'outline');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    const name = await page.locator('[role=treeitem][aria-selected=true] [data-title]').textContent();
    await page.keyboard.press('F2');
    await page.locator('#outline').getByRole('textbox', { name: 'Rename' }).waitFor();
    await page.keyboard.type('a person');
    await page.keyboard.press('Enter');
    expect(name).not.toBe('a person');
    await expect
      .poll(() => page.locator('[role=treeitem][aria-selected=true] [data-title]').textContent(), SOON)
      .toBe('a person');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id), SOON).toBe('outline');
    await page.keyboard.press('Delete');
    await expect.poll(() => lastSaid(page), SOON).toMatch(/delete option a person/);
    await end();
  });
});

describe('every screen', () => {
  it('is accessible in the dark, in Chinese and at 1024 pixels', async () => {
    const { page, complaints, end } = await visit(here.browser, here.studio, {
      machine: 'machines/merged/merged-plain.machine.json',
      theme: 'dark',
      language: 'zh-CN',
      width: 1024,
      height: 768,
    });
    await expect.poll(() => page.locator('html').getAttribute('data-theme'), SOON).toBe('dark');
    await expect.poll(() => page.locator('#tab-inspector').textContent(), SOON).toBe('属性');
    await page.locator('[data-kind=menu] [data-row]').first().click();
    await expectAccessible(page);
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), SOON)
      .toBe(true);
    expect(complaints).toEqual([]);
    await end();
  });

  it('tells what is wrong with a file that cannot be read, and follows when it is mended', async () => {
    const path = join(here.studio.folder, 'machines', 'broken.machine.json');
    writeFileSync(path, '{ "id": "broken", ');
    const { page, end } = await visit(here.browser, here.studio, { machine: 'machines/broken.machine.json' });
    await page.locator('[data-message] li').first().waitFor();
    await expectAccessible(page);
    writeFileSync(path, readFileSync(join(here.studio.folder, 'machines/lines/tablet.machine.json'), 'utf8'));
    await page.locator('[data-card]').first().waitFor();
    await end();
  });

  it('says so while the server does not answer, and goes on when it does', async () => {
    const { page, end } = await visit(here.browser, here.studio);
    await page.route('**/api/project', (route) =>
      route.fulfill({ status: 500, contentType: 'application/json', body: '{}' }),
    );
    await page.reload();
    await page.locator('main[data-message] button').waitFor();
    await expectAccessible(page);
    await page.unroute('**/api/project');
    await page.locator('main[data-message] button').click();
    await page.locator('[data-card]').first().waitFor();
    await end();
  });

  it('lists every command with its keys, and every dialog keeps the focus', async () => {
    const { page, end } = await visit(here.browser, here.studio, {
      machine: 'machines/merged/step-1.machine.json',
    });
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await expectAccessible(page, 'dialog');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page
      .getByRole('dialog')
      .filter({ has: page.getByRole('combobox') })
      .waitFor();
    await expectAccessible(page, 'dialog');
    await page.keyboard.type('new machine');
    await page.keyboard.press('Enter');
    await page.locator('dialog input').first().fill('Spare parts');
    await page.keyboard.press('Enter');
    await page.locator('h1', { hasText: 'Spare parts' }).waitFor();
    await page.keyboard.press('Control+s');
    await expectSaved(page);
    expect(readMachine(here.studio, 'machines/spare-parts.machine.json').meta.title['en']).toBe(
      'Spare parts',
    );
    await end();
  });
});
