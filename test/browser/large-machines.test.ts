/** Machines that nobody has placed, and that share their desks, which is what layouts find hardest. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { plainTree } from './plain-tree.ts';
import { useStudio, visit } from './studio-page.ts';

const stage = useStudio(['machines']);

it('a plain tree shows its first card, however large, and the page answers', async () => {
  for (const menus of [80, 1000]) {
    const machine = `machines/plain-${menus}.machine.json`;
    writeFileSync(join(stage.studio.folder, machine), JSON.stringify(plainTree(menus)));
    const { page, complaints, end } = await visit(stage.browser, stage.studio, { machine });
    expect(await page.locator('[data-card="m0"]').isVisible()).toBe(true);
    await page.locator('[data-card="m0"] header').click();
    await page.keyboard.press('F2');
    await page.keyboard.type('First of all');
    await page.keyboard.press('Enter');
    await page.locator('[data-card="m0"]', { hasText: 'First of all' }).waitFor();
    expect(complaints).toEqual([]);
    await end();
  }
});

it('tidying a large machine goes on beside the work, and can be stopped', async () => {
  const machine = 'machines/plain-1000.machine.json';
  writeFileSync(join(stage.studio.folder, machine), JSON.stringify(plainTree(1000)));
  const { page, end } = await visit(stage.browser, stage.studio, { machine });
  await page.locator('#canvas').focus();
  await page.keyboard.press('t');
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByRole('main').getByText('nothing has moved').waitFor();
  expect(await page.getByText('Not saved yet').count()).toBe(0);
  await end();
});
