import { chromium } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findChromium } from './find-chromium.ts';

describe('the Chromium for tests', () => {
  it('is the one CHROME_PATH names, which has to be there', async () => {
    expect(await findChromium({ CHROME_PATH: process.execPath })).toMatchObject({
      executablePath: process.execPath,
      from: 'CHROME_PATH',
    });
    await expect(findChromium({ CHROME_PATH: '/nowhere/chrome' })).rejects.toThrow(
      'CHROME_PATH is "/nowhere/chrome"',
    );
  });

  it.runIf(process.platform === 'linux' && process.arch === 'x64')(
    'comes out of its npm package where none is installed, and draws text',
    async () => {
      const { executablePath, env, from } = await findChromium({ PATH: '' });
      expect(from).toBe('npm package');
      const browser = await chromium.launch({
        executablePath,
        env: { ...(process.env as Record<string, string>), ...env },
        args: ['--no-sandbox', '--disable-dev-shm-usage'],
      });
      try {
        for (let round = 0; round < 2; round++) {
          const context = await browser.newContext();
          const page = await context.newPage();
          await page.setContent('<p style="display:inline-block">For printers, press 3</p>');
          expect(
            await page.locator('p').evaluate((paragraph) => paragraph.getBoundingClientRect().width),
          ).toBeGreaterThan(50);
          await context.close();
        }
      } finally {
        await browser.close();
      }
    },
  );
});
