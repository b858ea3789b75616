/** Work that is not saved: after a reload, a crash, on another port, and against somebody else's change. */
import { existsSync, readdirSync, writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startStudio } from './start-studio.ts';
import { expectAccessible, expectSaved, readMachine, useStudio, visit } from './studio-page.ts';

/** The screen follows; a busy machine is given time. */
const SOON = { timeout: 15_000 };

const here = useStudio(['machines']);

describe('work that is not saved', () => {
  it('is there again after a reload, and says so', async () => {
    const { page, end } = await visit(here.browser, here.studio, {
      machine: 'machines/lines/tablet.machine.json',
    });
    await page.locator('#panel-inspector input[lang=en]').first().fill('The tablet line, reworded');
    await page.waitForFunction(() =>
      Object.keys(localStorage).some((key) => key.startsWith('dialtree:draft:')),
    );
    await page.reload();
    await page.locator('main [data-kind=info]').waitFor();
    await expect.poll(() => page.locator('h1').textContent(), SOON).toBe('The tablet line, reworded');
    await page.locator('main [data-kind=info] button').first().click();
    await expectSaved(page);
    await expect.poll(() => page.locator('h1').textContent(), SOON).not.toBe('The tablet line, reworded');
    await end();
  });

  it('is there again when its machine has no file yet', async () => {
    const { page, complaints, end } = await visit(here.browser, here.studio);
    await page.locator('[aria-label="New machine"]').click();
    await page.locator('dialog input').first().fill('Half an idea');
    await page.keyboard.press('Enter');
    await page.locator('h1', { hasText: 'Half an idea' }).waitFor();
    await page.reload();
    await page.locator('h1', { hasText: 'Half an idea' }).waitFor();
    expect(await page.locator('nav [aria-current=page]').textContent()).toContain('half-an-idea');
    expect(existsSync(join(here.studio.folder, 'machines/half-an-idea.machine.json'))).toBe(false);
    expect(complaints).toEqual([]);
    await end();
  });

  it('is there again on another port, in a browser that never saw it', async () => {
    const moving = await startStudio(['machines']);
    const machine = 'machines/lines/tablet.machine.json';
    const first = await visit(here.browser, moving, { machine });
    const before = await first.page.locator('h1').textContent();
    await first.page.locator('#panel-inspector input[lang=en]').first().fill('The tablet line, half done');
    await expect
      .poll(
        () =>
          existsSync(join(moving.folder, '.dialtree/drafts')) &&
          readdirSync(join(moving.folder, '.dialtree/drafts')).length,
        SOON,
      )
      .toBe(1);
    // Another browser does not take over what a tab that lives is working on.
    const guest = await visit(here.browser, moving, { machine });
    expect(await guest.page.locator('h1').textContent()).toBe(before);
    await guest.leave();
    await first.leave();
    const { url } = moving;
    await moving.restartElsewhere();
    expect(moving.url).not.toBe(url);
    const second = await visit(here.browser, moving, { machine });
    await second.page.locator('main [data-kind=info]').waitFor();
    expect(await second.page.locator('h1').textContent()).toBe('The tablet line, half done');
    await second.page.keyboard.press('Control+s');
    await expectSaved(second.page);
    await expect.poll(() => readdirSync(join(moving.folder, '.dialtree/drafts')), SOON).toEqual([]);
    expect([first.complaints, second.complaints]).toEqual([[], []]);
    await second.end();
    await moving.end();
  });

  it('is never written over a file that was changed meanwhile: both are shown, and one is chosen', async () => {
    const machine = 'machines/lines/website.machine.json';
    const path = join(here.studio.folder, machine);
    const { page, end } = await visit(here.browser, here.studio, { machine });
    await page.locator('#panel-inspector input[lang=en]').first().fill('Mine');
    const theirs = { ...readMachine(here.studio, machine), version: 'theirs' };
    writeFileSync(path, `${JSON.stringify(theirs, undefined, 2)}\n`);
    await page.getByRole('alertdialog').waitFor();
    await expect
      .poll(() => page.getByRole('alertdialog').locator('[role=row][data-kind]').count(), SOON)
      .toBeGreaterThan(1);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ version: 'theirs' });
    // What only one of both changed needs no decision: the title is mine, the version theirs.
    await page.getByRole('button', { name: 'Keep what is chosen' }).click();
    await page.keyboard.press('Control+s');
    await expectSaved(page);
    expect(readMachine(here.studio, machine)).toMatchObject({
      version: 'theirs',
      meta: { title: { en: 'Mine' } },
    });

    // The other choice: what is on disk, and mine one undo away.
    await page.locator('#panel-inspector input[lang=en]').first().fill('Mine again');
    const later = { ...theirs, version: 'theirs, later' };
    writeFileSync(path, `${JSON.stringify(later, undefined, 2)}\n`);
    await page.getByRole('alertdialog').waitFor();
    await page.getByRole('button', { name: 'Take what is on disk' }).click();
    await expectSaved(page);
    await expect.poll(() => page.locator('h1').textContent(), SOON).toBe(theirs.meta.title['en']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.locator('h1').textContent(), SOON).toBe('Mine again');

    // Every change is told by menu and option and has its own choice, with what both did marked; and nobody
    // has to give way.
    const own = later.states['start'] ?? Object.values(later.states)[0];
    const state = Object.keys(later.states).find((key) => later.states[key] === own) ?? '';
    const third = {
      ...later,
      meta: { ...later.meta, title: { ...later.meta.title, en: 'Theirs' } },
      states: {
        ...later.states,
        [state]: { ...own, meta: { ...own?.meta, title: { en: 'Their first menu' } } },
      },
    };
    writeFileSync(path, `${JSON.stringify(third, undefined, 2)}\n`);
    const both = page.getByRole('alertdialog').locator('[data-origin=both]');
    await expect.poll(() => both.locator('ins').allTextContents(), SOON).toEqual(['Mine again']);
    expect(await page.getByRole('alertdialog').locator('[data-origin=theirs] ins').allTextContents()).toEqual(
      ['Their first menu'],
    );
    await both.getByText('On disk', { exact: true }).click();
    expect(await both.getByRole('radio', { name: 'On disk' }).isChecked()).toBe(true);
    await page.getByRole('alertdialog').locator('[role=status][data-verdict]').waitFor();
    await page.getByText('Line by line, as in the files').click();
    await expectAccessible(page, 'dialog');
    await page.getByRole('button', { name: 'Keep both: mine as a copy' }).click();
    await expectSaved(page);
    const copy = machine.replace('.machine.', '-copy.machine.');
    expect([
      readMachine(here.studio, machine).meta.title['en'],
      readMachine(here.studio, copy).meta.title['en'],
    ]).toEqual(['Theirs', 'Mine again']);
    await page.getByRole('button', { name: 'Open the copy' }).click();
    await expect.poll(() => page.locator('h1').textContent(), SOON).toBe('Mine again');
    await end();
  });
});
