/** A new machine, which no line of the scenario uses, has figures all the same. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { MachineConfig } from '../../src/chart/index.ts';
import { useStudio, visit } from './studio-page.ts';

const stage = useStudio();
const MINE = 'machines/merged/mine.machine.json';

it('is tried in place of a line, in the language under edit, and compared with what answers there', async () => {
  const { folder } = stage.studio;
  const merged = readFileSync(join(folder, 'machines/merged/merged.machine.json'), 'utf8');
  const config = JSON.parse(merged) as MachineConfig;
  writeFileSync(join(folder, MINE), JSON.stringify({ ...config, id: 'mine' }));
  const { page, complaints, end } = await visit(stage.browser, stage.studio, { machine: MINE });
  const lost = page.locator('[data-figure="lostRate"]:not([data-behind])');

  await page.getByLabel('Try it in place of').first().selectOption('merged');
  await lost.locator('[data-value]', { hasText: /\d/ }).waitFor();
  await page.getByRole('button', { name: 'Figures in English' }).first().click();
  await page.getByText('Figures as if callers heard English').first().waitFor();
  await lost.locator('[data-value]', { hasText: /\d/ }).waitFor();
  expect(await lost.locator('[data-change]').textContent()).toBe('');

  // A word that callers do not know: the figures move, against the machine that answers now.
  await page.locator('[data-row="products|DTMF.1|0"]').click();
  await page.locator('#panel-inspector fieldset input[lang=en]').first().fill('thingamajigs');
  await lost.locator('[data-verdict]', { hasText: 'what answers The new number' }).waitFor();

  await page.getByRole('button', { name: 'Stop trying' }).first().click();
  await page.getByText('No line of the scenario uses this machine').first().waitFor();
  expect(complaints).toEqual([]);
  await end();
});
