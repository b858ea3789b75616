/**
 * A Chromium for tests: `CHROME_PATH`, else an installed Chrome or Chromium, else the one inside an npm
 * package, so that on Linux x64 `npm ci && npm test` needs nothing more.
 */
import { execFile } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

export interface FoundChromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
  readonly from: 'CHROME_PATH' | 'installed' | 'npm package';
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
/** Milliseconds after which a lock is one of a run that was killed. */
const STALE_LOCK = 120_000;

/** @throws a sentence that says what to do when there is none */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<FoundChromium> {
  const named = env['CHROME_PATH'];
  if (named) {
    if (!isExecutable(named)) throw new Error(`CHROME_PATH is "${named}", which cannot be run.`);
    return { executablePath: named, env: {}, from: 'CHROME_PATH' };
  }
  const installed = [
    ...(env['PATH'] ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...PLACES,
  ].find(isExecutable);
  if (installed) return { executablePath: installed, env: {}, from: 'installed' };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('There is no Chrome or Chromium on this system; install one, or name it in CHROME_PATH.');
  return unpackChromium();
}

export async function launchChromium(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  // The package's own arguments are left out: with --single-process closing a context ends the browser.
  // Containers run tests as root and have a small /dev/shm.
  return chromium.launch({
    executablePath,
    env: { ...(process.env as Record<string, string>), ...env },
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * The package unpacks itself into TMPDIR and takes any `chromium` it finds there: it gets a folder of its
 * own.
 */
async function unpackChromium(): Promise<FoundChromium> {
  const { version } = JSON.parse(
    readFileSync(join(ROOT, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'),
  ) as { version: string };
  const folder = join(tmpdir(), `dialtree-chromium-${version}-${process.getuid?.() ?? 0}`);
  const lock = `${folder}.lock`;
  // Test files run at the same time: one unpacks, the others wait.
  while (!existsSync(folder)) {
    if (!takeLock(lock)) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      continue;
    }
    try {
      if (!existsSync(folder)) await unpackInto(folder);
    } finally {
      rmdirSync(lock);
    }
  }
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
    from: 'npm package',
  };
}

async function unpackInto(folder: string): Promise<void> {
  const staging = `${folder}.${process.pid}`;
  mkdirSync(staging, { recursive: true });
  try {
    // In a process of its own: the package changes the environment when it is imported. It brings the
    // libraries a bare system lacks only when it believes to be in Lambda.
    const script =
      "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();";
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      cwd: ROOT,
      env: { ...process.env, TMPDIR: staging, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
    });
    // Its own file looks for fonts in places of Lambda only.
    writeFileSync(
      join(staging, 'fonts/fonts.conf'),
      `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n  <dir>${join(folder, 'fonts/fonts')}</dir>\n  <dir>/usr/share/fonts</dir>\n  <cachedir>${join(folder, 'fonts-cache')}</cachedir>\n</fontconfig>\n`,
    );
    // Whole or not at all, for runs that look in between.
    renameSync(staging, folder);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function takeLock(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && Date.now() - since > STALE_LOCK)
      rmSync(lock, { recursive: true, force: true });
    return false;
  }
}
