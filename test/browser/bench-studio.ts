/**
 * `npm run bench:studio`: the studio in a real browser, with 120 and with 500 menus, how much script it
 * fetches first, and how soon the exact figures of the case follow an edit. Another build of the studio may
 * be named as the only argument.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startStudioServer } from '../../src/studio-server/index.ts';
import { launchChromium } from './find-chromium.ts';
import { measureFigures, measureStudio } from './measure-studio.ts';

const assets = resolve(process.argv[2] ?? 'dist/studio/');
const folder = mkdtempSync(join(tmpdir(), 'dialtree-bench-'));
for (const name of ['machines', 'scenarios']) cpSync(name, join(folder, name), { recursive: true });
const server = await startStudioServer({ folder, port: 0, assets });
const browser = await launchChromium();
const say = (what: string, value: number, unit: string, expected = ''): void =>
  void process.stdout.write(
    `${what.padEnd(58)} ${value.toFixed(value < 100 ? 1 : 0).padStart(12)} ${unit}${expected && `   (expected: ${expected})`}\n`,
  );

for (const menus of [120, 500]) {
  const speed = await measureStudio(browser, { url: server.address, folder }, menus);
  const bytes = speed.scripts.map((path) => readFileSync(join(assets, path)));
  if (menus === 120)
    say(
      `studio, scripts before the first card (${speed.scripts.length} files), gzip`,
      bytes.reduce((sum, each) => sum + gzipSync(each).length, 0) / 1024,
      'kB',
    );
  say(
    `studio, ${menus} menus: first card on the screen`,
    speed.firstPaint,
    'ms',
    menus === 120 ? 'under 2000' : '',
  );
  say(`studio, ${menus} menus: a frame while panning, median`, speed.panning.median, 'ms', 'about 16.7');
  say(`studio, ${menus} menus: a frame while panning, 95 %`, speed.panning.p95, 'ms');
  say(`studio, ${menus} menus: a frame while zooming through everything, 95 %`, speed.zooming.p95, 'ms');
  say(`studio, ${menus} menus: from a keystroke to the screen, median`, speed.typing.median, 'ms');
  say(`studio, ${menus} menus: from a keystroke to the screen, worst`, speed.typing.worst, 'ms');
}
const figures = await measureFigures(
  browser,
  { url: server.address },
  'machines/merged/merged.machine.json',
  'products',
);
for (const [what, { median, worst }] of [
  ['a key in a label', figures.label],
  ['a key in a greeting', figures.greeting],
  ['an option moved, added or deleted', figures.structure],
] as const) {
  say(`studio, exact figures after ${what}, median`, median, 'ms', 'under 50');
  say(`studio, exact figures after ${what}, worst`, worst, 'ms', 'under 100');
}
await browser.close();
await server.end();
rmSync(folder, { recursive: true, force: true });
