/** The page of a phone test in a real browser, by the keyboard alone. Built by `npm run build:phone-page`. */
import AxeBuilder from '@axe-core/playwright';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MachineConfig } from '../../src/chart/index.ts';
import { composePage, planPhoneTest, readPhoneTestResult } from '../../src/phone-test/index.ts';
import { RESULT_ROUTE, startPhoneTestServer } from '../../src/studio-server/index.ts';
import { machines, scenario } from '../phone-test/simulated-test.ts';
import { launchChromium } from './find-chromium.ts';

const BUILT = join(import.meta.dirname, '../../dist/phone-page');
const folder = mkdtempSync(join(tmpdir(), 'dialtree-phone-test-'));
/** Markup in every label and greeting: what a page must never take for its own. */
const EVIL = '</script><script>window.hacked=1</script><img src=x onerror="window.hacked=1">';
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const withEvil = (config: MachineConfig): MachineConfig =>
  JSON.parse(
    JSON.stringify(config, (key, value: unknown) =>
      key === 'label' && typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value as Record<string, string>).map(([tag, text]) => [tag, `${EVIL}${text}`]),
          )
        : value,
    ),
  ) as MachineConfig;

async function compose(sendTo?: string) {
  const { plan } = await planPhoneTest(
    scenario,
    { ...machines, merged: withEvil(machines['merged'] as MachineConfig) },
    { worlds: ['before', 'after'], participants: 2, tasksEach: 3, seed: 5, locale: 'en' },
  );
  const [script, style] = ['page.js', 'page.css'].map((name) => readFileSync(join(BUILT, name), 'utf8'));
  const parts = { plan, script: script ?? '', style: style ?? '' };
  return { plan, ...(await composePage(sendTo === undefined ? parts : { ...parts, sendTo })) };
}

async function open(address: string, isDark = false) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    colorScheme: isDark ? 'dark' : 'light',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('request', (request) => {
    if (!/^(file|blob):/.test(request.url()) && !request.url().startsWith(address.split('?')[0] ?? ''))
      complaints.push(request.url());
  });
  await page.clock.install();
  await page.goto(address);
  return { page, complaints, end: () => context.close() };
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** Tab until it has the focus: nothing is reached by the mouse. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((css) => document.activeElement?.matches(css) ?? false, selector)) return;
  }
  throw new Error(`The keyboard does not reach ${selector}.`);
}

describe.skipIf(!existsSync(join(BUILT, 'page.js')))('the page of a phone test', () => {
  for (const isDark of [false, true])
    it(`is gone through by the keyboard and keeps everything, ${isDark ? 'dark' : 'light'}`, async () => {
      const { htmlFor, plan } = await compose();
      const file = join(folder, 'test.html');
      writeFileSync(file, htmlFor());
      const { page, complaints, end } = await open(`${pathToFileURL(file).href}#2`, isDark);
      await expectAccessible(page);
      await tabTo(page, 'form button');
      await page.keyboard.press('Enter');
      await expectAccessible(page);
      await tabTo(page, 'main [data-main]');
      await page.keyboard.press('Enter');
      await expectAccessible(page);

      const [first] = plan.participants[1]?.tasks ?? [];
      await tabTo(page, '[data-line]');
      await page.keyboard.press('Enter');
      // The welcome, and the menu’s own beginning; nobody presses a key for a whole prompt.
      await page.clock.runFor(2000);
      await expectAccessible(page);
      await page.clock.runFor(60_000);
      await page.keyboard.press('Escape');
      await page.locator('[data-phase=ended]').waitFor();
      await page.keyboard.press('Enter');
      await expectAccessible(page);
      await page.keyboard.press('6');

      // The second task is cut off by a page that is closed.
      await tabTo(page, '[data-line]');
      await page.keyboard.press('Enter');
      await page.clock.runFor(6000);
      await page.reload();
      await expectAccessible(page);
      await tabTo(page, '[data-main]');
      await page.keyboard.press('Enter');
      await page.locator('[data-notice]').waitFor();

      await tabTo(page, '[data-line]');
      await page.keyboard.press('Enter');
      await page.clock.runFor(30_000);
      await page.keyboard.press('1');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Enter');
      await page.keyboard.press('2');
      await page.locator('[data-hand-in]').waitFor();
      await expectAccessible(page);
      await tabTo(page, '[data-hand-in] [data-main]');
      const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
      const text = readFileSync((await download.path()) ?? '', 'utf8');
      const { result, problems } = readPhoneTestResult(text, download.suggestedFilename());
      expect(problems).toEqual([]);
      expect(download.suggestedFilename()).toMatch(/^2-[0-9a-f]{6}\.phone-test\.json$/);
      expect(result).toMatchObject({ participant: '2', plan: plan.hash, locale: 'en' });
      expect(result?.tasks.map(({ ease, ended }) => [ease, ended?.by])).toEqual([
        [6, 'caller'],
        [null, undefined],
        [2, expect.any(String)],
      ]);
      expect(result?.tasks[0]).toMatchObject({
        world: plan.worlds[first?.world ?? 0]?.id,
        need: plan.needs[first?.need ?? 0]?.need,
        voice: 'none',
      });
      // Silence counts from the end of what was said: the machine’s own five seconds and the prompt before.
      const events = result?.tasks[0]?.events ?? [];
      const silence = events.findIndex(({ event }) => event === 'no-input');
      expect(silence).toBeGreaterThan(0);
      expect((events[silence]?.ms ?? 0) - (events[silence - 1]?.ms ?? 0)).toBeGreaterThan(7000);
      expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
      expect(complaints).toEqual([]);
      await end();
    });

  it('speaks Chinese when asked to, and hands in to whoever serves it', async () => {
    const { htmlFor, policy, plan } = await compose(RESULT_ROUTE);
    const results = mkdtempSync(join(folder, 'results-'));
    const server = await startPhoneTestServer({
      folder: results,
      htmlFor,
      codes: plan.participants.map(({ code }) => code),
      policy,
      plan: plan.hash,
      port: 0,
      isLan: false,
      onResult: () => undefined,
    });
    const { page, complaints, end } = await open(server.addresses[0] ?? '');
    await page.locator('header select').selectOption('zh-CN');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await page.locator('h1').textContent()).toMatch(/\p{Script=Han}/u);
    await page.locator('form button').click();
    await page.locator('main [data-main]').click();
    for (let i = 0; i < 3; i++) {
      await page.locator('[data-line]').last().click();
      await page.keyboard.press('Escape');
      await page.locator('[data-phase] [data-main]').click();
      await page.locator('[data-point]').nth(3).click();
    }
    await page.locator('[data-hand-in] [data-main]').click();
    await page.locator('[data-status]', { hasText: /\p{Script=Han}{2}.*。$/u }).waitFor();
    const name = readdirSync(results).find((each) => each.endsWith('.phone-test.json')) ?? '';
    const { result } = readPhoneTestResult(readFileSync(join(results, name), 'utf8'), name);
    expect(result?.tasks.map(({ ease }) => ease)).toEqual([4, 4, 4]);
    expect(result?.locale).toBe('zh-CN');
    expect(complaints).toEqual([]);
    await end();
    await server.end();
  });
});
