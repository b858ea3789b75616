/**
 * How fast the studio is in a real browser: first paint, frames while panning and zooming, and time from a
 * keystroke to the screen and to the figures.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { printMachine } from '../../src/chart/index.ts';
import { largeMachine } from './large-machine.ts';
import type { RunningStudio } from './start-studio.ts';

/** Milliseconds throughout. */
export interface StudioSpeed {
  readonly menus: number;
  /** From the navigation to the first card on the screen. */
  readonly firstPaint: number;
  readonly panning: Frames;
  readonly zooming: Frames;
  /** From a key pressed in a label's field to the end of the next frame. */
  readonly typing: Waits;
  /** Paths of the scripts that were fetched before the first card stood. */
  readonly scripts: readonly string[];
}
export interface Waits {
  readonly median: number;
  readonly worst: number;
}
/** From an edit to the end of the frame that shows the exact figures for it. */
export interface FigureSpeed {
  readonly label: Waits;
  readonly greeting: Waits;
  /** Options moved, added and deleted. */
  readonly structure: Waits;
}
export interface Frames {
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
}

export async function measureStudio(
  browser: Browser,
  studio: Pick<RunningStudio, 'url' | 'folder'>,
  menus: number,
): Promise<StudioSpeed> {
  const path = `machines/large-${menus}.machine.json`;
  writeFileSync(join(studio.folder, path), printMachine(largeMachine(menus)));
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en' });
  await context.addInitScript(() => {
    localStorage.setItem('dialtree.studio.settings', JSON.stringify({ hasSeenTips: true }));
    const seen = (): void => {
      if (document.querySelector('[data-card] h3'))
        requestAnimationFrame(() => performance.mark('first-card'));
      else requestAnimationFrame(seen);
    };
    seen();
  });
  const page = await context.newPage();
  await page.goto(`${studio.url}#${path}`);
  const firstPaint = await page
    .waitForFunction(() => performance.getEntriesByName('first-card')[0]?.startTime)
    .then((handle) => handle.jsonValue());
  const scripts = await page.evaluate(
    (until) =>
      performance
        .getEntriesByType('resource')
        .filter(({ name, startTime }) => name.endsWith('.js') && startTime < until)
        .map(({ name }) => new URL(name).pathname),
    firstPaint ?? 0,
  );
  await page.waitForTimeout(1500);

  const canvas = await page.locator('#canvas').boundingBox();
  if (!canvas) throw new Error('There is no canvas.');
  const middle = { x: canvas.x + canvas.width / 2, y: canvas.y + canvas.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  const panning = await framesWhile(page, async () => {
    for (let i = 0; i < 60; i++) await page.mouse.wheel(i % 20 < 10 ? 60 : -40, 50);
  });
  await page.locator('#canvas').focus();
  const zooming = await framesWhile(page, async () => {
    await page.keyboard.press('0');
    await page.waitForTimeout(500);
    for (let i = 0; i < 10; i++) await page.keyboard.press('+');
  });

  await page.keyboard.press('Control+f');
  await page.keyboard.type('invoice and');
  await page.keyboard.press('Enter');
  await page.locator('[data-row][data-selected]').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.matches('#panel-inspector input'));
  const waits: number[] = [];
  for (const letter of 'typed while all of this is on the screen')
    waits.push(await waitForPaint(page, letter));
  await context.close();
  return { menus, firstPaint: firstPaint ?? Number.NaN, panning, zooming, typing: waitsOf(waits), scripts };
}

/** A machine and the first scenario that knows it, edited as a person would, a letter every so often. */
export async function measureFigures(
  browser: Browser,
  { url }: Pick<RunningStudio, 'url'>,
  machine: string,
  menu: string,
): Promise<FigureSpeed> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en' });
  await context.addInitScript(() =>
    localStorage.setItem('dialtree.studio.settings', JSON.stringify({ hasSeenTips: true })),
  );
  const page = await context.newPage();
  await page.goto(`${url}#${machine}`);
  await page.locator('[data-figure="lostRate"]:not([data-behind]) [data-value]', { hasText: /\d/ }).waitFor();
  const type = async (field: string): Promise<Waits> => {
    await page.locator(field).first().click();
    await page.keyboard.press('End');
    const waits: number[] = [];
    for (const letter of 'and thirty more letters, as they come')
      waits.push(await waitForFigures(page, letter));
    return waitsOf(waits);
  };
  await page.locator(`[data-card="${menu}"] [data-row]`).first().click();
  const label = await type('#panel-inspector input[lang="zh-CN"]');
  await page.locator(`[data-card="${menu}"] h3`).click();
  const greeting = await type('#panel-inspector textarea[lang="zh-CN"]');

  const structure: number[] = [];
  for (let i = 0; i < 5; i++) {
    await page.locator(`[data-card="${menu}"] [data-row]`).first().click();
    for (const key of ['Control+ArrowDown', 'Control+ArrowUp', 'o', 'Delete']) {
      // A new option takes the focus to its first field.
      await page.locator('#canvas').focus();
      structure.push(await waitForFigures(page, key));
    }
  }
  await context.close();
  return { label, greeting, structure: waitsOf(structure) };
}

/** Milliseconds between two keys of somebody who types well. */
const TYPIST = 110;

/**
 * In the page: from the event to the end of the frame in which the figures are those of the machine after it.
 */
async function waitForFigures(page: Page, key: string): Promise<number> {
  await page.waitForTimeout(TYPIST);
  await page.evaluate(() => {
    const strip = document.querySelector<HTMLElement>('[data-answer]');
    if (!strip) throw new Error('There are no figures.');
    const answered = new Promise<number>((resolve, reject) => {
      // Edits are made in the bubbling phase, so the number before is that of the machine before.
      document.addEventListener(
        'keydown',
        (event) => {
          const from = performance.now();
          const before = strip.dataset['answer'];
          setTimeout(() => reject(new Error(`No figures came after "${event.key}".`)), 10_000);
          const look = new MutationObserver(() => {
            if (
              strip.dataset['answer'] === before ||
              strip.querySelector('[data-figure="lostRate"][data-behind]')
            )
              return;
            look.disconnect();
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)));
          });
          look.observe(strip, { attributes: true, childList: true, characterData: true, subtree: true });
        },
        { once: true, capture: true },
      );
    });
    Object.assign(window, { answered });
  });
  await page.keyboard.press(key === ' ' ? 'Space' : key);
  return page.evaluate(() => (window as unknown as { answered: Promise<number> }).answered);
}

/** In the page: from the event to the end of the frame that shows it. */
async function waitForPaint(page: Page, letter: string): Promise<number> {
  await page.evaluate(() => {
    const painted = new Promise<number>((resolve) => {
      document.addEventListener(
        'keydown',
        () => {
          const from = performance.now();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)));
        },
        { once: true, capture: true },
      );
    });
    Object.assign(window, { painted });
  });
  await page.keyboard.press(letter === ' ' ? 'Space' : letter);
  return page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted);
}

async function framesWhile(page: Page, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const tick = (now: number): void => {
      frames.push(now - last);
      last = now;
      if (!('stopFrames' in window)) requestAnimationFrame(tick);
    };
    Object.assign(window, { frames });
    requestAnimationFrame(tick);
  });
  await act();
  const frames = await page.evaluate(() => (window as unknown as { frames: number[] }).frames.slice(2));
  await page.evaluate(() => Object.assign(window, { stopFrames: true }));
  await page.waitForTimeout(50);
  await page.evaluate(() => {
    delete (window as { stopFrames?: boolean }).stopFrames;
  });
  const sorted = frames.toSorted((a, b) => a - b);
  return { median: at(sorted, 0.5), p95: at(sorted, 0.95), worst: at(sorted, 1) };
}

function waitsOf(waits: readonly number[]): Waits {
  const sorted = waits.toSorted((a, b) => a - b);
  return { median: at(sorted, 0.5), worst: at(sorted, 1) };
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
