/** Somebody without a shell: a table of calls dropped into the page, its columns named, imported, and learnt from. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { SMALL, smallProject } from '../cli/small-project.ts';
import { expectAccessible, lastSaid, useStudio, visit, type Visit } from './studio-page.ts';

const MACHINE = 'machines/small.machine.json';
const LOG = 'spring.csv';
const LINE = '+15550100';
/** A command is a process of its own, on a machine that has other things to do. */
const SOON = { timeout: 120_000 };
const here = useStudio([]);

/** Calls to one number over three weeks, in columns whose names say little. */
function writeTable(calls: number): string {
  let seed = 7;
  const next = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const rows = Array.from({ length: calls }, (_, i) => {
    const start = Date.UTC(2026, 2, 2 + Math.floor((i * 21) / calls), 9, next(480), next(60));
    const at = (seconds: number): string =>
      new Date(start + seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
    const [isPc, isRepair, isLost] = [next(4) > 0, next(2) === 0, next(9) === 0];
    const product = isPc ? 'pc' : 'phone';
    const desk = `${product}-${isRepair ? 'repair' : 'buy'}`;
    const begin = [`s${i}`, `+1555012${1000 + next(300)}`, LINE, at(0)];
    return isLost
      ? [...begin, '', '', '', '', '', '', at(9 + next(20)), 'caller']
      : [
          ...begin,
          'products',
          isPc ? '1' : '2',
          `${product}.menu`,
          isRepair ? '1' : '2',
          desk,
          at(40 + next(50)),
          at(300 + next(200)),
          'agent',
        ];
  });
  const header = [
    'Ref',
    'Who',
    'Dnis',
    'Came in',
    'Menu 1',
    'Key 1',
    'Menu 2',
    'Key 2',
    'Team',
    'Picked up',
    'Gone',
    'Ended by',
  ];
  return [header, ...rows].map((row) => row.join(';')).join('\n');
}

beforeAll(() => {
  for (const [path, text] of Object.entries(smallProject)) {
    mkdirSync(dirname(join(here.studio.folder, path)), { recursive: true });
    writeFileSync(join(here.studio.folder, path), text);
  }
});

async function open(wish: Parameters<typeof visit>[2] = {}): Promise<Visit> {
  const opened = await visit(here.browser, here.studio, { machine: MACHINE, ...wish });
  await opened.page.keyboard.press('Alt+5');
  await opened.page.locator('#evidence [role=tab]:focus').waitFor(SOON);
  return opened;
}
/** As a file manager does it: over the zone, then let go. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const zone = page.locator('#evidence').getByRole('group', { name: /^Drop log files here/ });
  const dataTransfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const given = new DataTransfer();
      given.items.add(new File([content ?? ''], fileName ?? '', { type: 'text/csv' }));
      return given;
    },
    [name, text],
  );
  // False: the page takes it, and the browser does not open the file in its place.
  const isLeftToBrowser = await zone.evaluate(
    (at, given) =>
      at.dispatchEvent(new DragEvent('dragover', { dataTransfer: given, bubbles: true, cancelable: true })),
    dataTransfer,
  );
  expect(isLeftToBrowser).toBe(false);
  expect(await zone.getAttribute('data-over')).not.toBeNull();
  await zone.dispatchEvent('drop', { dataTransfer });
  expect(await zone.getAttribute('data-over')).toBeNull();
}
const hold = (page: Page, column: string, meaning: string): Promise<unknown> =>
  page.getByLabel(`What ${column} holds`, { exact: true }).selectOption(meaning);

describe('the evidence', () => {
  it('goes from a table of calls to an answer that has learnt from them', async () => {
    const { page, complaints, end } = await open();
    await drop(page, LOG, writeTable(420));
    await expect.poll(() => lastSaid(page), SOON).toBe(`${LOG} is here`);
    await page.getByLabel('What Who holds').waitFor(SOON);
    // Twenty rows, and nobody's number.
    expect(await page.locator('#evidence tbody tr').count()).toBe(20);
    expect(await page.locator('#evidence table').textContent()).not.toMatch(/\+1555012/);
    await hold(page, 'Ref', 'call');
    await hold(page, 'Who', 'caller');
    await hold(page, 'Came in', 'start');
    await hold(page, 'Team', 'desk');
    await hold(page, 'Picked up', 'answer');
    await hold(page, 'Gone', 'end');
    await hold(page, 'Ended by', 'endedBy');
    await page.getByLabel('Time zone of the log').fill('UTC');
    await page.getByLabel(`${LINE} in this scenario`).selectOption('one');
    await expect.poll(() => page.getByText('First mend what is marked above.').count(), SOON).toBe(0);
    await page.getByRole('button', { name: 'Import one log' }).press('Enter');
    await page.getByRole('button', { name: 'Calibrate with these calls' }).waitFor(SOON);
    const calls = page.locator('dl div', { has: page.getByText('Calls', { exact: true }) });
    expect(await calls.locator('dd').textContent()).toBe('420');
    expect(await page.getByRole('heading', { name: '20 calls as they were understood' }).count()).toBe(1);
    await expectAccessible(page, 'main');
    const mapping: unknown = JSON.parse(
      readFileSync(join(here.studio.folder, 'calls/spring.mapping.json'), 'utf8'),
    );
    expect(mapping).toMatchObject({ time: { zone: 'UTC' }, lines: { map: { [LINE]: 'one' } } });

    await page.getByRole('button', { name: 'Calibrate with these calls' }).click();
    await page.getByLabel('Draws for the answer').fill('6');
    await page.getByRole('button', { name: 'Calibrate', exact: true }).click();
    await page.getByRole('region', { name: 'What it does to the answer' }).waitFor(SOON);
    expect(await page.getByText('With these calls', { exact: true }).count()).toBe(1);
    await page.getByText('The whole report').click();
    const report = page.frameLocator('iframe');
    await report.getByRole('heading', { level: 1 }).waitFor(SOON);
    await expectAccessible(page, 'main');
    await page.getByRole('button', { name: 'Open the new scenario' }).click();
    await expect.poll(() => page.url()).toContain(SMALL.replace('.scenario', '-calibrated.scenario'));
    expect(complaints).toEqual([]);
    await end();
  });

  it('is walked with the keyboard, found by its address, and remembers its runs', async () => {
    const { page, end } = await open();
    await page.keyboard.press('End');
    await expect.poll(() => page.url()).toMatch(/#evidence\/runs$/);
    expect(await page.locator(':focus').getAttribute('id')).toBe('evidence-tab-runs');
    await page.reload();
    await page.getByRole('button', { name: 'Calibration', exact: true }).press('Enter');
    await page.getByText('dialtree calibrate', { exact: false }).first().waitFor(SOON);
    await end();
  });

  it('opens a phone test where people reach it, sizes a pilot and compares logs', async () => {
    const { page, complaints, end } = await open();
    const goTo = async (step: string): Promise<void> => {
      await page.evaluate((name) => void (window.location.hash = `#evidence/${name}`), step);
      await page.locator(`#evidence-tab-${step}[aria-selected=true]`).waitFor(SOON);
    };
    await goTo('people');
    await page.getByRole('button', { name: 'Open the test' }).click();
    const link = page.locator('#evidence-step a[href^="http://127.0.0.1"]');
    await link.waitFor(SOON);
    const answer = await page.request.get((await link.getAttribute('href')) ?? '');
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toContain('<html');
    await page.getByRole('button', { name: 'Close the test' }).click();
    await page.getByRole('button', { name: 'Open the test' }).waitFor(SOON);

    await goTo('rollout');
    await page.getByRole('button', { name: 'Work it out' }).click();
    await page
      .getByRole('region', { name: 'How large a pilot has to be' })
      .locator('tbody tr')
      .first()
      .waitFor(SOON);
    await goTo('plan');
    await page.getByRole('button', { name: 'Compare the logs' }).click();
    await page.getByRole('region', { name: 'What each log would bring' }).first().waitFor(SOON);
    await expectAccessible(page, 'main');
    expect(complaints).toEqual([]);
    await end();
  });

  it('fits a phone in Chinese, and nothing is pushed sideways', async () => {
    const { page, complaints, end } = await open({ width: 390, height: 844, language: 'zh-CN' });
    for (const step of ['import', 'calibrate', 'plan', 'people', 'rollout', 'runs']) {
      await page.evaluate((name) => void (window.location.hash = `#evidence/${name}`), step);
      await page.locator(`#evidence-tab-${step}[aria-selected=true]`).waitFor();
      await page.locator('#evidence-step h3').first().waitFor(SOON);
      const [inner, outer] = await page
        .locator('main > section')
        .evaluate((section) => [section.scrollWidth, section.clientWidth]);
      expect(inner).toBeLessThanOrEqual(outer ?? 0);
    }
    await expectAccessible(page, 'main');
    expect(complaints).toEqual([]);
    await end();
  });
});
