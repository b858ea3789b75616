/**
 * `npm run pictures`: the pictures of studio and report that README and handbook show, taken in the browser that
 * the tests use. Both have to be built and written first: `npm run build`, `npm start`.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './find-chromium.ts';
import { startStudioServer } from '../../src/studio-server/index.ts';

const FOLDER = 'docs/pictures';
const REPORT = 'out/eighteen-lines.html';
/** Enough for letters to stay sharp on a screen that has two dots for one. */
const SCALE = 1.25;
const MARGIN = 24;

const browser = await launchChromium();
// The studio shows the folder's name.
const folder = join(mkdtempSync(join(tmpdir(), 'dialtree-pictures-')), 'hotlines');
for (const name of ['machines', 'scenarios']) cpSync(name, join(folder, name), { recursive: true });
const server = await startStudioServer({ folder, port: 0, assets: resolve('dist/studio/') });
mkdirSync(FOLDER, { recursive: true });
try {
  await takeStudio(browser, server.address);
  await takeReport(browser);
} finally {
  await browser.close();
  await server.end();
  rmSync(dirname(folder), { recursive: true, force: true });
}

async function takeStudio(from: Browser, url: string): Promise<void> {
  const page = await openPage(from, 1440, 900);
  await page.goto(`${url}#machines/merged/merged.machine.json`);
  await page.waitForFunction(() => document.querySelector('[data-card]') !== null);
  await page.getByRole('button', { name: 'Got it' }).click();
  await page
    .getByRole('treeitem', { name: /^Products/ })
    .first()
    .click();
  // The exact figures stand at once, the simulated ones some seconds later.
  await page.waitForTimeout(8000);
  await save(from, 'studio', await page.screenshot({ animations: 'disabled' }));
  await page.context().close();
}

async function takeReport(from: Browser): Promise<void> {
  const page = await openPage(from, 1080, 900);
  await page.goto(pathToFileURL(resolve(REPORT)).href);
  for (const [name, heading] of [
    ['report-figures', 'Before and after'],
    ['report-flows', 'Where callers go'],
  ] as const) {
    const section = page.locator('section', {
      has: page.getByRole('heading', { name: heading, exact: true }),
    });
    const box = await section.boundingBox();
    if (!box) throw new Error(`The report has no section "${heading}".`);
    const clip = { x: box.x - MARGIN, y: box.y, width: box.width + 2 * MARGIN, height: box.height + MARGIN };
    await save(from, name, await page.screenshot({ animations: 'disabled', fullPage: true, clip }));
  }
  await page.context().close();
}

async function openPage(from: Browser, width: number, height: number): Promise<Page> {
  const context = await from.newContext({
    viewport: { width, height },
    deviceScaleFactor: SCALE,
    colorScheme: 'light',
    locale: 'en',
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

/** As WebP, a quarter of the PNG: the browser converts it, on an empty page that no policy binds. */
async function save(from: Browser, name: string, png: Buffer): Promise<void> {
  const page = await openPage(from, 100, 100);
  const webp = await page.evaluate(async (data) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${data}`;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = picture.width;
    canvas.height = picture.height;
    canvas.getContext('2d')?.drawImage(picture, 0, 0);
    return canvas.toDataURL('image/webp', 0.85).split(',')[1] ?? '';
  }, png.toString('base64'));
  await page.context().close();
  const file = `${FOLDER}/${name}.webp`;
  writeFileSync(file, Buffer.from(webp, 'base64'));
  process.stdout.write(`${file}  ${Math.round(readFileSync(file).length / 1024)} kB\n`);
}
