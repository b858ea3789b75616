import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { checkMachine } from '../../src/rules/index.ts';
import { expectAccessible, lastSaid, readMachine, useStudio, visit } from './studio-page.ts';

const here = useStudio();

/** Simulated months take their time on a busy machine. */
const PATIENCE = 90_000;
const tile = (page: Page, figure: string) => page.locator(`[data-figure="${figure}"]`);

async function waitForFigures(page: Page): Promise<void> {
  await page
    .locator('[data-figure="lostRate"]:not([data-behind]) [data-value]', { hasText: /\d/ })
    .waitFor({ timeout: PATIENCE });
}

/** Selects the first option of the product menu, its English label in the inspector's field. */
async function openFirstLabel(page: Page): Promise<ReturnType<Page['locator']>> {
  await page.locator('#tab-inspector').click();
  await page.locator('[data-card="products"] [data-row]').nth(0).click();
  return page.locator('#panel-inspector input[lang="zh-CN"]').first();
}

describe('the live figures', () => {
  it(
    'move while a label is typed, and come back with undo',
    async () => {
      const { page, complaints, end } = await visit(here.browser, here.studio);
      await waitForFigures(page);
      const before = await tile(page, 'lostRate').locator('[data-value]').textContent();
      const label = await openFirstLabel(page);
      await label.fill('个人计算产品');
      await tile(page, 'lostRate').locator('[data-verdict=worse]').waitFor({ timeout: PATIENCE });
      await waitForFigures(page);
      const after = await tile(page, 'lostRate').locator('[data-value]').textContent();
      expect(Number.parseFloat(after ?? '')).toBeGreaterThan(Number.parseFloat(before ?? ''));
      expect(await tile(page, 'firstMenuSeconds').locator('[data-change]').textContent()).toContain('+');
      // Screen readers hear it once typing has come to rest.
      await page.waitForFunction(
        (text) => document.querySelector('#announcer')?.textContent?.includes(text ?? ''),
        after,
      );
      await page.locator('#canvas').focus();
      await page.keyboard.press('Control+z');
      await page.waitForFunction(
        (text) => document.querySelector('[data-figure="lostRate"] [data-value]')?.textContent === text,
        before,
      );
      expect(complaints).toEqual([]);
      await end();
    },
    PATIENCE * 2,
  );

  it(
    'are followed by a simulation with intervals, and by one of its callers as a transcript',
    async () => {
      const { page, complaints, end } = await visit(here.browser, here.studio);
      await waitForFigures(page);
      await page.locator('#tab-whatIf').click();
      await page
        .locator('#panel-whatIf table small', { hasText: /\d–\d/ })
        .first()
        .waitFor({ timeout: PATIENCE });
      await page.getByRole('button', { name: 'Heat map' }).click();
      await page.locator('[data-link][data-heated]').first().waitFor({ state: 'attached' });
      // The share lost stands on the card itself.
      await page.locator('[data-card="products"]', { hasText: /\d\.\d %/ }).waitFor();

      await page
        .locator('#panel-whatIf li')
        .getByRole('button', { name: /^Show me a caller who is lost/ })
        .first()
        .click();
      await page.locator('#panel-whatIf ol li').first().waitFor({ timeout: PATIENCE });
      await page.locator('[data-card][data-active]').first().waitFor();
      expect(await page.locator('#panel-whatIf ol').textContent()).toMatch(/Hangs up/);
      await page.getByRole('button', { name: 'Pause' }).click();
      await page.locator('#panel-whatIf ol button', { hasText: 'Hangs up' }).first().click();
      expect(await page.locator('#panel-whatIf ol [aria-current="step"]').textContent()).toMatch(/Hangs up/);
      await expectAccessible(page);
      expect(complaints).toEqual([]);
      await end();
    },
    PATIENCE * 3,
  );
});

describe('a menu on the canvas', () => {
  it(
    'shows a caller who was lost there, and one who was sent wrong by a choice there',
    async () => {
      const { page, complaints, end } = await visit(here.browser, here.studio);
      await waitForFigures(page);
      await page.locator('[data-card="products"] h3').click();
      await page.locator('[data-offer="lost"]').click();
      await page
        .locator('#panel-whatIf ol', { hasText: /Hangs up|ends the call/ })
        .waitFor({ timeout: PATIENCE });
      await page.locator('[data-offer="misrouted"]').click();
      await page.locator('#panel-whatIf ol', { hasText: 'the wrong place' }).waitFor({ timeout: PATIENCE });
      expect(await page.locator('#panel-whatIf ol').textContent()).toContain('Hears Products');
      await expectAccessible(page);
      expect(complaints).toEqual([]);
      await end();
    },
    PATIENCE * 3,
  );
});

describe('the phone', () => {
  it('dials the machine, takes keys from the keyboard, and the canvas follows', async () => {
    const { page, complaints, end } = await visit(here.browser, here.studio);
    await page.locator('#tab-phone').click();
    await page.getByRole('button', { name: 'At once' }).click();
    await page.getByRole('button', { name: /^Call/ }).click();
    await page.locator('[data-phase="waiting"]').waitFor();
    expect(await page.locator('[data-card][data-active]').getAttribute('data-card')).toBe('products');
    await page.keyboard.press('8');
    await page.locator('#panel-phone section', { hasText: 'not an option here' }).waitFor();
    await page.keyboard.press('1');
    await page.locator('[data-card="catalogue.pc.menu"][data-active]').waitFor();
    await page.getByRole('button', { name: /^3: / }).click();
    await page.locator('[data-phase="ended"]').waitFor();
    await expectAccessible(page, '#panel-phone');
    expect(await page.locator('#panel-phone section').textContent()).toContain(
      'Goes to the desk “pc-service”',
    );
    await page.getByRole('button', { name: 'Call again' }).click();
    await page.locator('[data-phase]:not([data-phase="ended"])').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#panel-phone section', { hasText: 'Caller hangs up' }).waitFor();
    expect(complaints).toEqual([]);
    await end();
  });

  it('sends the silence after the menu’s own seconds', async () => {
    const { page, end } = await visit(here.browser, here.studio);
    await page.locator('#tab-phone').click();
    await page.getByRole('button', { name: 'At once' }).click();
    await page.getByRole('button', { name: /^Call/ }).click();
    await page.locator('#panel-phone section', { hasText: 'No key pressed' }).waitFor({ timeout: 15_000 });
    await page.locator('#panel-phone section', { hasText: 'Sorry, we did not get your choice.' }).waitFor();
    await end();
  });

  it('shows what personalisation changes for a chosen caller, and plays it', async () => {
    const { page, complaints, end } = await visit(here.browser, here.studio, {
      machine: 'machines/merged/merged-personal.machine.json',
    });
    await page.locator('#tab-phone').click();
    await page.locator('#panel-phone [data-mark=same]').first().waitFor();
    expect(await page.locator('#panel-phone [data-mark=added]').count()).toBe(0);
    await page.getByLabel('a phone', { exact: true }).check();
    await page.locator('#panel-phone [data-mark=added], #panel-phone [data-mark=moved]').first().waitFor();
    const own = await page.locator('#panel-phone [data-mark]:not([data-mark=gone]) > span').allTextContents();
    await page.getByRole('button', { name: 'At once' }).click();
    await page.getByRole('button', { name: /^Call/ }).click();
    await page.locator('[data-phase="waiting"]').waitFor();
    expect(
      (await page.locator('#panel-phone li:has(bdi)').allTextContents()).map((text) =>
        text.replace(/^\S+\s+/, ''),
      ),
    ).toEqual(own);
    expect(complaints).toEqual([]);
    await end();
  });
});

describe('the compare page', () => {
  it(
    'tells what was reworded since the last save, and prints without the studio around it',
    async () => {
      const { page, complaints, end } = await visit(here.browser, here.studio);
      const label = await openFirstLabel(page);
      await label.fill('台式机和笔记本');
      await page.getByRole('button', { name: 'Compare' }).click();
      const change = page.locator('article [data-kind=reworded]');
      await change.waitFor();
      expect(await change.count()).toBe(1);
      expect(await change.locator('del').textContent()).toBe('电脑');
      await page
        .locator('article th[scope=row] ~ td', { hasText: /\d/ })
        .first()
        .waitFor({ timeout: PATIENCE });
      await expectAccessible(page, 'main > section');
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('header', { has: page.locator('h1') }).isVisible()).toBe(false);
      expect(await page.locator('article h2').isVisible()).toBe(true);
      expect(complaints).toEqual([]);
      await end();
    },
    PATIENCE,
  );

  it('compares two files of the project', async () => {
    const { page, end } = await visit(here.browser, here.studio);
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText('There is no difference between the two.').waitFor();
    await page.locator('article select').first().selectOption('machines/lines/printer-service.machine.json');
    // They share little: what callers hear first and the way to each need come first, single differences when
    // asked for.
    await page.getByText('These are two different menus.').waitFor();
    const routes = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: 'Need' }) });
    expect(await routes.locator('tbody').count()).toBeGreaterThan(1);
    await page.locator('article details > summary').click();
    await page.locator('article [data-kind=removed]').first().waitFor();
    await page.locator('article [data-kind=added]').first().waitFor();
    await end();
  });
});

describe('the merge assistant', () => {
  it(
    'merges the eighteen lines into a file that keeps the rules',
    async () => {
      const { page, complaints, end } = await visit(here.browser, here.studio);
      await page.getByRole('button', { name: 'Merge lines' }).click();
      await page.locator('table:has([data-part]) tbody tr').nth(6).waitFor({ timeout: PATIENCE });
      expect(await page.locator('article p[data-verdict]').textContent()).toBe(
        'All 28 needs keep a way. 18 numbers given up.',
      );
      await expectAccessible(page, 'main > section');

      // By keyboard: a card is picked up, carried one cell to the right, and put down.
      const card = page
        .locator(
          '[data-part="notebook-service/repair/pc.repair"], [data-part^="notebook-service/"][data-part$="pc.repair"]',
        )
        .first();
      await card.focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Space');
      expect(await lastSaid(page)).toContain('computers, service centre');
      await page.waitForFunction(() =>
        document.activeElement?.getAttribute('data-part')?.includes('pc.repair'),
      );
      // By mouse: into the tray, and back with undo.
      await card.dragTo(page.locator('[data-tray]'));
      await page.locator('[data-tray] [data-part]').waitFor();
      await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
      await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
      expect(await page.locator('[data-tray] [data-part]').count()).toBe(0);

      await page.locator('article form').getByLabel('File').fill('machines/merged/all-in-one.machine.json');
      await page.getByRole('button', { name: 'Create and open' }).click();
      await page.locator('[data-card="products"]').waitFor();
      const created = readMachine(here.studio, 'machines/merged/all-in-one.machine.json');
      expect(created.id).toBe('all-in-one');
      expect(checkMachine(created).filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(created.meta.needs).toHaveLength(28);
      expect(
        readFileSync(join(here.studio.folder, 'machines/lines/printer-service.machine.json'), 'utf8'),
      ).toContain('printer-service');
      expect(complaints).toEqual([]);
      await end();
    },
    PATIENCE,
  );

  it(
    'tells of a need that goes nowhere',
    async () => {
      const { page, end } = await visit(here.browser, here.studio);
      await page.getByRole('button', { name: 'Merge lines' }).click();
      await page.locator('table:has([data-part]) tbody tr').first().waitFor({ timeout: PATIENCE });
      await page.getByRole('button', { name: 'tablets: Remove; what stands here is left out' }).click();
      await page.locator('article p[data-verdict=bad]').waitFor();
      expect(await page.locator('article tr[data-lost]').count()).toBe(4);
      await page.keyboard.press('Control+z');
      await page.locator('article p[data-verdict=good]').waitFor();
      await end();
    },
    PATIENCE,
  );
});

describe('in Chinese, in the dark, on a narrow screen', () => {
  it(
    'everything is accessible',
    async () => {
      const { page, complaints, end } = await visit(here.browser, here.studio, {
        language: 'zh-CN',
        theme: 'dark',
        width: 1024,
        height: 768,
      });
      await waitForFigures(page);
      for (const panel of ['phone', 'whatIf']) {
        await page.locator(`#tab-${panel}`).click();
        await page.locator(`#panel-${panel} button`).first().waitFor();
        await expectAccessible(page, `#panel-${panel}`);
      }
      for (const [name, part] of [
        ['对比', 'article h2'],
        ['合并号码', 'table:has([data-part])'],
      ] as const) {
        await page.getByRole('button', { name }).click();
        await page.locator(part).waitFor({ timeout: PATIENCE });
        await expectAccessible(page, 'main > section');
      }
      expect(complaints).toEqual([]);
      await end();
    },
    PATIENCE * 2,
  );
});
