/** What a designer sees right after adding something. */
import { describe, expect, it } from 'vitest';
import { lastSaid, useStudio, visit } from './studio-page.ts';

const SOON = { timeout: 15_000 };

const here = useStudio(['machines']);

describe('cards', () => {
  it('that are new come into the window and wait for their name', async () => {
    const { page, complaints, end } = await visit(here.browser, here.studio, {
      machine: 'machines/lines/printer-service.machine.json',
    });
    for (const name of ['Robots', 'Drones']) {
      await page.locator('[role=toolbar] button', { hasText: 'Menu' }).first().click();
      await page.locator('#canvas').getByRole('textbox', { name: 'Rename' }).waitFor();
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
      const made = page.locator('[data-card][data-selected]');
      await expect.poll(() => made.locator('header').textContent(), SOON).toContain(name);
      const [box, canvas] = [await made.boundingBox(), await page.locator('#canvas').boundingBox()];
      expect(box && canvas && box.y >= canvas.y && box.y + box.height <= canvas.y + canvas.height).toBe(true);
    }
    expect(complaints).toEqual([]);
    await end();
  });

  it('that are pasted are those copied last, also while the system’s clipboard still holds something older', async () => {
    const { page, complaints, end } = await visit(here.browser, here.studio, {
      machine: 'machines/lines/printer-service.machine.json',
    });
    const first = page.locator('[data-card="machines"]');
    const own = await first.locator('[data-role=choice] [data-label]').allTextContents();
    await first.locator('[data-role=choice]').first().click();
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('Control+c');
    await expect.poll(() => lastSaid(page), SOON).toBe('Copied');
    // From here on the system never answers.
    await page.evaluate(() => {
      window.navigator.clipboard.writeText = () => new Promise(() => undefined);
    });
    // One line of the tree for each option, and one for the card: from its option up to the card itself.
    const before = await page.locator('#outline [data-title]').count();
    await page.keyboard.press('Alt+2');
    await page.keyboard.press('ArrowLeft');
    await page.locator('[data-card="machines"][data-selected]').waitFor();
    await expect.poll(() => page.locator('[data-row][data-selected]').count(), SOON).toBe(0);
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Control+v');
    await expect
      .poll(() => page.locator('#outline [data-title]').count(), SOON)
      .toBe(before + 1 + own.length);
    await expect
      .poll(
        () => page.locator('[data-card][data-selected] [data-role=choice] [data-label]').allTextContents(),
        SOON,
      )
      .toEqual(own);
    expect(complaints).toEqual([]);
    await end();
  });

  it('say for whom an option is in words, and follow the name of a fact while it is typed', async () => {
    const { page, complaints, end } = await visit(here.browser, here.studio, {
      machine: 'machines/merged/merged-personal.machine.json',
    });
    const row = page.locator('[data-row="route|always|8"]');
    await expect.poll(() => row.locator('[data-label]').textContent(), SOON).toBe('owns a PC');
    await row.click();
    await expect
      .poll(() => page.locator('#panel-inspector [data-guard]').textContent(), SOON)
      .toBe('Only for callers who own a PC');
    await page.locator('#panel-inspector fieldset input[lang=en]').fill('a laptop');
    await expect.poll(() => row.locator('[data-label]').textContent(), SOON).toBe('owns a laptop');
    await page.locator('#tab-phone').click();
    await page.locator('#panel-phone').getByLabel('a laptop').first().waitFor();
    expect(complaints).toEqual([]);
    await end();
  });
});
