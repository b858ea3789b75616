/** A spoilt draft, in the browser and on the server's shelf, and a check that breaks off: the page goes on. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, useStudio, visit } from './studio-page.ts';

const SOON = { timeout: 15_000 };
const TABLET = 'machines/lines/tablet.machine.json';
const WEBSITE = 'machines/lines/website.machine.json';

const here = useStudio(['machines']);

function rowOf(path: string, text: string, edits: readonly object[]): string {
  const files = [{ text, base: null, hasChanges: true }];
  return JSON.stringify({ format: 2, path, tab: 'gone', revision: 1, files, edits });
}

/** By keyboard. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().focus();
  await page.keyboard.press('Enter');
}

describe('a spoilt draft', () => {
  it('leaves every machine as it is, is set aside, found again, handed out and put back', async () => {
    const first = await visit(here.browser, here.studio, { machine: WEBSITE });
    const { page, complaints } = first;
    const id = await page.evaluate(async () => {
      const project = (await (await fetch('/api/project')).json()) as { id: string };
      return project.id;
    });
    const text = readFileSync(join(here.studio.folder, TABLET), 'utf8');
    const spoilt = rowOf(TABLET, text, [{ path: ['config', 'states'], to: null }]);
    await page.evaluate(([key, value]) => localStorage.setItem(key, value), [
      `dialtree:draft:${id}:gone:${TABLET}`,
      spoilt,
    ] as const);
    // On the shelf: cut off in the middle.
    const key = `dialtree:draft:${id}:gone:${WEBSITE}`;
    const shelf = join(here.studio.folder, '.dialtree/drafts');
    mkdirSync(shelf, { recursive: true });
    const name = createHash('sha256').update(key).digest('hex').slice(0, 40);
    writeFileSync(
      join(shelf, `${name}.json`),
      JSON.stringify({ tab: 'gone', key, text: spoilt.slice(0, 300) }),
    );
    // And one that was sound when a person put it away.
    const sound = rowOf(WEBSITE, readFileSync(join(here.studio.folder, WEBSITE), 'utf8'), [
      { path: ['config', 'version'], to: 'put back' },
    ]);
    await page.evaluate(([at, value]) => localStorage.setItem(at, value), [
      `dialtree:aside:${id}:sound`,
      JSON.stringify({ format: 1, path: WEBSITE, at: '2026-01-01T00:00:00Z', reason: 'asked', whole: sound }),
    ] as const);

    await page.goto('about:blank');
    await page.goto(`${here.studio.url}#${TABLET}`);
    await page.locator('[data-card]').first().waitFor();
    await press(page, 'Show what is set aside');
    const lines = page.locator('dialog li');
    await expect.poll(() => lines.count(), SOON).toBe(3);
    await expectAccessible(page, 'dialog');
    const download = page.waitForEvent('download');
    await press(page, `Download: ${TABLET}`);
    expect(readFileSync(await (await download).path(), 'utf8')).toBe(spoilt);
    await press(page, `Put back: ${TABLET}`);
    await page.locator('dialog [role=status]').waitFor();
    expect(await lines.count()).toBe(3);
    await page.keyboard.press('Escape');

    await page.reload();
    await page.locator('[data-card]').first().waitFor();
    await press(page, /^Set aside/);
    await lines
      .filter({ hasText: 'put aside by you' })
      .getByRole('button', { name: /^Put back/ })
      .click();
    await expect
      .poll(() => page.locator('header [title]', { hasText: WEBSITE }).count(), SOON)
      .toBeGreaterThan(0);
    await expect.poll(() => page.getByLabel('Version', { exact: true }).inputValue(), SOON).toBe('put back');
    expect(complaints).toEqual([]);
    await first.end();
  });
});

describe('a machine whose check breaks off', () => {
  it('opened after a good one says so, and shows nothing of the other', async () => {
    const context = await here.browser.newContext();
    const page = await context.newPage();
    await page.route('**/check-worker*', (route) =>
      route.fulfill({
        contentType: 'text/javascript',
        body: `onmessage = ({ data }) => {
          if (data.config.id === 'tablet') throw new Error('out of memory');
          const problems = [{ code: 'odd', severity: 'error', message: 'Of the good one', path: [] }];
          postMessage({ number: data.number, problems, notLookedAt: [], promptLimits: { error: 20, warn: 15 } });
        };`,
      }),
    );
    await page.goto(`${here.studio.url}#${WEBSITE}`);
    await page.getByRole('tab', { name: /^Problems/ }).click();
    await page.getByText('Of the good one').first().waitFor();
    await page.locator('nav button', { hasText: 'tablet' }).first().click();
    await page.getByText('This machine cannot be checked').waitFor();
    expect(await page.getByText('Of the good one').count()).toBe(0);
    // It can be edited all the same.
    await page.getByRole('tab', { name: 'Inspector' }).click();
    await page.locator('#panel-inspector input[lang=en]').first().fill('Edited');
    await expect.poll(() => page.locator('h1').textContent(), SOON).toBe('Edited');
    await context.close();
  });
});
