/** A planner's hands on a scenario: calendars painted on the week, desks, agents, and what is written of it. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseScenario, type ScenarioConfig } from '../../src/scenario/index.ts';
import { expectAccessible, expectSaved, lastSaid, useStudio, visit, type Visit } from './studio-page.ts';

const SCENARIO = 'scenarios/eighteen-lines.scenario.json';
const LINE = 'machines/lines/printer-service.machine.json';
const SOON = { timeout: 30_000 };
const OFFICE = {
  id: 'office',
  title: { en: 'Office hours', 'zh-CN': '办公时间' },
  week: [{ days: [1, 2, 3, 4, 5], open: ['08:45-12:10', '13:00-17:30'] }],
};

const here = useStudio(['machines', 'scenarios']);
const file = (): string => join(here.studio.folder, SCENARIO);
const text = (): string => readFileSync(file(), 'utf8');

function read(): ScenarioConfig {
  const { scenario, problems } = parseScenario(text(), SCENARIO);
  if (!scenario) throw new Error(`The studio saved a scenario that cannot be read: ${problems[0]?.message}`);
  return scenario.config;
}

beforeAll(() => {
  // Into the file as a hand would: the rest of it stays as it is written.
  const written = text().replace('"desks": [', `"calendars": ${JSON.stringify([OFFICE])},\n  "desks": [`);
  writeFileSync(file(), written);
});

async function openHours(wish: Parameters<typeof visit>[2] = {}): Promise<Visit> {
  const opened = await visit(here.browser, here.studio, { machine: LINE, ...wish });
  await opened.page.evaluate((path) => void (window.location.hash = `#${path}`), SCENARIO);
  await opened.page.getByRole('grid').first().waitFor(SOON);
  return opened;
}
const cell = (page: Page, place: string): Locator => {
  const [day = '', time = ''] = place.split(' ');
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return page
    .getByRole('grid')
    .first()
    .locator(`[data-cell="${day}-${hour * 2 + minute / 30}"]`);
};

/** What another browser would find again: the copies that the server keeps of drafts, without what escapes quotation marks. */
function mirrored(): string {
  const shelf = join(here.studio.folder, '.dialtree/drafts');
  if (!existsSync(shelf)) return '';
  const names = readdirSync(shelf, { recursive: true, encoding: 'utf8' });
  const paths = names.map((name) => join(shelf, name)).filter((path) => statSync(path).isFile());
  return paths.map((path) => readFileSync(path, 'utf8').replaceAll(/\\+n?/g, '')).join(' ');
}

describe('the hours of a scenario', () => {
  it('are painted with the keys, undone, and saved where they stood, and nothing else is touched', async () => {
    const { page, complaints, end } = await openHours();
    const before = text();
    await expect.poll(() => cell(page, '1 08:30').textContent()).toBe('08:30–08:45 closed, 08:45–09:00 open');
    await cell(page, '6 09:00').focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Space');
    expect(await lastSaid(page)).toBe('Sat–Sun 09:00–12:00: open');
    await expect.poll(() => cell(page, '7 11:30').textContent()).toBe('open');
    await page.keyboard.press('Control+z');
    await expect.poll(() => cell(page, '7 11:30').textContent()).toBe('closed');
    await page.keyboard.press('Control+y');
    await page.keyboard.press('Control+s');
    await expectSaved(page);
    expect(read().calendars?.[0]?.week).toEqual([...OFFICE.week, { days: [6, 7], open: ['09:00-12:00'] }]);
    const [was, now] = [before.split('\n'), text().split('\n')];
    expect(now.filter((line) => !was.includes(line))).toHaveLength(1);
    expect(complaints).toEqual([]);
    await end();
  });

  it('are painted with the mouse; a drag from an open half-hour closes', async () => {
    const { page, end } = await openHours();
    const drag = async (from: string, to: string): Promise<void> => {
      const [a, b] = [await cell(page, from).boundingBox(), await cell(page, to).boundingBox()];
      if (!a || !b) throw new Error('The week is not on the screen.');
      await page.mouse.move(a.x + a.width / 2, a.y + a.height / 2);
      await page.mouse.down();
      await page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 6 });
      await page.mouse.up();
    };
    await cell(page, '1 08:00').scrollIntoViewIfNeeded();
    await drag('3 13:00', '4 14:30');
    await expect.poll(() => cell(page, '4 14:30').textContent()).toBe('closed');
    await expect.poll(() => cell(page, '4 12:00').textContent()).toBe('12:00–12:10 open, 12:10–12:30 closed');
    await drag('1 18:00', '1 19:30');
    await expect.poll(() => lastSaid(page)).toBe('Mon 18:00–20:00: open');
    await end();
  });

  it('survive a crash unsaved, and a desk takes the calendar', async () => {
    const first = await openHours();
    await cell(first.page, '7 20:00').focus();
    await first.page.keyboard.press('Enter');
    await expect.poll(() => cell(first.page, '7 20:00').textContent()).toBe('open');
    await first.page.getByLabel('Open', { exact: true }).selectOption({ label: 'Office hours' });
    // The crash takes the browser's own storage along; the server's copy comes a little later.
    await expect.poll(() => /"calendar": ?"office"/.test(mirrored()), SOON).toBe(true);
    await first.leave();
    const again = await openHours();
    await expect.poll(() => cell(again.page, '7 20:00').textContent(), SOON).toBe('open');
    await again.page.keyboard.press('Control+s');
    await expectSaved(again.page);
    expect(read().desks[0]?.staffing.hours).toEqual({ calendar: 'office' });
    await again.end();
  });

  it('are accessible, wide and narrow, in both themes, and scroll nothing sideways', async () => {
    for (const width of [1440, 390]) {
      const { page, end } = await openHours({ width, language: width === 390 ? 'zh-CN' : 'en' });
      await page.locator('main figure').first().waitFor(SOON);
      await expectAccessible(page, 'main');
      const [inner, outer] = await page
        .locator('main > section')
        .evaluate((section) => [section.scrollWidth, section.clientWidth]);
      expect(inner).toBeLessThanOrEqual(outer ?? 0);
      await end();
    }
  });
});

describe('the staffing page', () => {
  it('plans in threads, says how far it is, and stops when told to', async () => {
    const { page, complaints, end } = await openHours();
    await page.getByRole('button', { name: 'Staffing', exact: true }).click();
    await page.getByRole('button', { name: 'Staff both worlds' }).click();
    await page.getByRole('progressbar').waitFor(SOON);
    await expect
      .poll(() => page.locator('[role=status]').allTextContents(), { timeout: 90_000 })
      .toContainEqual(expect.stringMatching(/^Month \d+ of about \d+$/));
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Staff both worlds' }).waitFor();
    await expectAccessible(page, 'main');
    expect(complaints).toEqual([]);
    await end();
  });
});
