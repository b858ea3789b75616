/** The studio in a real browser, as its tests use it. */
import AxeBuilder from '@axe-core/playwright';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { parseMachine, type MachineConfig } from '../../src/chart/index.ts';
import { launchChromium } from './find-chromium.ts';
import { startStudio, type RunningStudio } from './start-studio.ts';

interface Stage {
  readonly browser: Browser;
  readonly studio: RunningStudio;
}

/** A browser, and a studio on a copy of the project, for all tests of a file. */
export function useStudio(...names: Parameters<typeof startStudio>): Stage {
  let stage: Stage | undefined;
  beforeAll(async () => {
    const [browser, studio] = await Promise.all([launchChromium(), startStudio(...names)]);
    stage = { browser, studio };
  });
  afterAll(async () => {
    await stage?.browser.close();
    await stage?.studio.end();
  });
  const opened = (): Stage => {
    if (!stage) throw new Error('The studio is opened before the first test, not while tests are listed.');
    return stage;
  };
  return {
    get browser() {
      return opened().browser;
    },
    get studio() {
      return opened().studio;
    },
  };
}

export interface Visit {
  readonly page: Page;
  /** What went wrong on the page without anybody asking: uncaught errors, and refusals of its own rules. */
  readonly complaints: string[];
  end(): Promise<void>;
  leave(): Promise<void>;
}

interface Wish {
  readonly machine?: string;
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
  readonly language?: 'en' | 'zh-CN';
}

/** A visitor with an empty browser. `leave` is what a crash is: unsaved work stays where it was kept. */
export async function visit(
  browser: Browser,
  studio: RunningStudio,
  {
    machine = 'machines/merged/merged.machine.json',
    width = 1440,
    height = 900,
    theme = 'light',
    language = 'en',
  }: Wish = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: language,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  // The browser itself reports every answer that is not "ok"; a machine without positions has no layout file.
  page.on(
    'console',
    (message) =>
      message.type() === 'error' &&
      !message.text().startsWith('Failed to load resource') &&
      complaints.push(message.text()),
  );
  await page.goto(`${studio.url}#${machine}`);
  await page.waitForFunction(stands);
  const end = async (): Promise<void> => {
    await context.close();
    // The next visitor does not find this one's unsaved work, of which the last part may still be on its way
    // to the disk.
    rmSync(join(studio.folder, '.dialtree/drafts'), {
      recursive: true,
      force: true,
      maxRetries: 20,
      retryDelay: 50,
    });
  };
  return { page, complaints, end, leave: () => context.close() };
}

/**
 * A machine stands in the tree too, which draws its first lines a moment after the canvas has its cards. Runs
 * in the page.
 */
function stands(): boolean {
  if (document.querySelector('[data-message]')) return true;
  return (
    document.querySelector('[data-card]') !== null && document.querySelector('#outline [data-title]') !== null
  );
}

export function readMachine(studio: RunningStudio, path: string): MachineConfig {
  const { machine, problems } = parseMachine(readFileSync(join(studio.folder, path), 'utf8'), path);
  if (!machine) throw new Error(`The studio saved a file that cannot be read: ${problems[0]?.message}`);
  return machine.config;
}

/** Labels of a menu's options in the file's order, in English. */
export function labelsOf(config: MachineConfig, menu: string): (string | undefined)[] {
  const on = config.states[menu]?.on ?? {};
  return Object.entries(on)
    .filter(([event]) => event.startsWith('DTMF.'))
    .map(([, transition]) =>
      typeof transition === 'object' && 'meta' in transition ? transition.meta?.label?.['en'] : undefined,
    );
}

const EVERY_RULE = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] } as const;
/** The only rule that a theme can break. */
const CONTRAST = { type: 'rule', values: ['color-contrast'] } as const;

/**
 * In the light and in the dark. `within`: what is new; the rest of the page was looked at by another test.
 */
export async function expectAccessible(page: Page, within = 'html'): Promise<void> {
  const theme = (): Promise<string | null> => page.locator('html').getAttribute('data-theme');
  const first = await theme();
  await expectNoViolations(page, within, EVERY_RULE);
  const other = first === 'dark' ? 'light' : 'dark';
  await page.emulateMedia({ colorScheme: other });
  await expect.poll(theme).toBe(other);
  await expectNoViolations(page, within, CONTRAST);
  await page.emulateMedia({ colorScheme: other === 'dark' ? 'light' : 'dark' });
  await expect.poll(theme).toBe(first);
}

async function expectNoViolations(
  page: Page,
  within: string,
  runOnly: typeof EVERY_RULE | typeof CONTRAST,
): Promise<void> {
  // Colours are only settled when nothing fades any more.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running' || document.hidden),
  );
  // What passed is not described, and nothing is looked for in frames, of which there are none: three times
  // as fast.
  const { violations } = await new AxeBuilder({ page })
    .include(within)
    .setLegacyMode()
    .options({ runOnly: { type: runOnly.type, values: [...runOnly.values] }, resultTypes: ['violations'] })
    .analyze();
  expect(
    violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary?.split('\n').at(-1)}`)
          .slice(0, 4)
          .join(' | ')}`,
    ),
  ).toEqual([]);
}

/** What a screen reader was told last. */
export async function lastSaid(page: Page): Promise<string> {
  return (await page.locator('#announcer').textContent()) ?? '';
}

export async function expectSaved(page: Page): Promise<void> {
  await page.locator('[data-tone=good]').waitFor();
}
