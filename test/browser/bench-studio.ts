/** `npm run bench:studio`: the studio in a real browser, with 120 and with 500 menus, and how much script it fetches first. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startStudioServer } from '../../src/studio-server/index.ts';
import { launchChromium } from './find-chromium.ts';
import { measureStudio } from './measure-studio.ts';

const assets = join(process.cwd(), 'dist/studio/');
const folder = mkdtempSync(join(tmpdir(), 'dialtree-bench-'));
mkdirSync(join(folder, 'machines'));
const server = await startStudioServer({ folder, port: 0, assets });
const browser = await launchChromium();
const say = (what: string, value: number, unit: string, expected = ''): void =>
  void process.stdout.write(`${what.padEnd(58)} ${value.toFixed(value < 100 ? 1 : 0).padStart(12)} ${unit}${expected && `   (expected: ${expected})`}\n`);

for (const menus of [120, 500]) {
  const speed = await measureStudio(browser, { url: server.url, folder }, menus);
  const bytes = speed.scripts.map((path) => readFileSync(join(assets, path)));
  if (menus === 120) say(`studio, scripts before the first card (${speed.scripts.length} files), gzip`, bytes.reduce((sum, each) => sum + gzipSync(each).length, 0) / 1024, 'kB');
  say(`studio, ${menus} menus: first card on the screen`, speed.firstPaint, 'ms', menus === 120 ? 'under 2000' : '');
  say(`studio, ${menus} menus: a frame while panning, median`, speed.panning.median, 'ms', 'about 16.7');
  say(`studio, ${menus} menus: a frame while panning, 95 %`, speed.panning.p95, 'ms');
  say(`studio, ${menus} menus: a frame while zooming through everything, 95 %`, speed.zooming.p95, 'ms');
  say(`studio, ${menus} menus: from a keystroke to the screen, median`, speed.typing.median, 'ms');
  say(`studio, ${menus} menus: from a keystroke to the screen, worst`, speed.typing.worst, 'ms');
}
await browser.close();
await server.end();
rmSync(folder, { recursive: true, force: true });
