/** The same study here, on threads of Node and on Web Workers of a real browser. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createRequestAnswerer, type WorkRequest } from '../../src/runner/answer-requests.ts';
import { createInlinePool, createWebWorkerPool, type PageWorker } from '../../src/runner/index.ts';
import { createThreadPool } from '../../src/runner/node-threads.ts';
import { runStudy, type RunnerPool, type StudyDesign } from '../../src/study/index.ts';
import { launchChromium } from '../browser/find-chromium.ts';
import { BIN, ensureBuilt } from '../cli/built-cli.ts';
import { makeFolder } from '../cli/run-cli.ts';
import { smallDesign, smallScenario } from '../study/small-study.ts';
import type { StudyPage } from './page/run-study-here.ts';

const PAGE = fileURLToPath(new URL('./page', import.meta.url));
const CONFIG = fileURLToPath(new URL('../../vite.config.ts', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
};
const design = smallDesign({
  replications: 6,
  scenario: { ...smallScenario, callersPerMonth: { ...smallScenario.callersPerMonth, value: 1000 } },
});

async function bytesOn(pool: RunnerPool): Promise<string> {
  try {
    return JSON.stringify(await runStudy(design, pool.openRunner(design)));
  } finally {
    await pool.end();
  }
}

/** The page, bundled as an application would be, at an address of this machine. */
async function servePage(): Promise<string> {
  const outDir = makeFolder();
  // With the studio's own settings: it is the page that would do this.
  await build({ root: PAGE, configFile: CONFIG, mode: 'studio', logLevel: 'error', build: { outDir } });
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '');
    readFile(join(outDir, path)).then(
      (content) =>
        response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/plain' }).end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function bytesInBrowser(
  study: StudyDesign,
  workers: number,
): Promise<{ bytes: string; started: number }> {
  const address = await servePage();
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  let started = 0;
  page.on('worker', () => (started += 1));
  await page.goto(address);
  await page.waitForFunction(() => 'runStudyHere' in globalThis);
  const bytes = await page.evaluate(
    ([given, count]) =>
      (globalThis as unknown as StudyPage).runStudyHere(given as StudyDesign, count as number),
    [study, workers],
  );
  return { bytes, started };
}

describe('one study', () => {
  beforeAll(ensureBuilt);

  it('has the same bytes on one thread, on four threads and on three Web Workers of a browser', async () => {
    const one = await bytesOn(createInlinePool());
    expect(
      await bytesOn(createThreadPool(4, { workerFile: pathToFileURL(join(BIN, '../thread-worker.js')) })),
    ).toBe(one);
    const { bytes, started } = await bytesInBrowser(design, 3);
    expect(started).toBe(3);
    expect(bytes).toBe(one);
  });
});

/** Works like a page's worker, and is lost in its first `losses` requests. */
function pageWorkers(losses: number): () => PageWorker {
  let left = losses;
  return () => {
    const answer = createRequestAnswerer();
    return new (class extends EventTarget implements Worker {
      onmessage: Worker['onmessage'] = null;
      onmessageerror: Worker['onmessageerror'] = null;
      onerror: Worker['onerror'] = null;
      postMessage(request: WorkRequest): void {
        queueMicrotask(() => {
          if (left-- > 0) this.onerror?.(Object.assign(new Event('error'), LOST) as ErrorEvent);
          else this.onmessage?.(new MessageEvent('message', { data: structuredClone(answer(request)) }));
        });
      }
      terminate(): void {}
    })();
  };
}

const LOST: Omit<ErrorEvent, keyof Event> = {
  message: 'out of memory',
  filename: '',
  lineno: 0,
  colno: 0,
  error: undefined,
};

describe('a Web Worker', () => {
  it('that is lost is replaced, and its chunk is done again', async () => {
    expect(await bytesOn(createWebWorkerPool(2, pageWorkers(2)))).toBe(await bytesOn(createInlinePool()));
  });

  it('that is lost on every try fails the study with its seed', async () => {
    await expect(bytesOn(createWebWorkerPool(2, pageWorkers(Infinity)))).rejects.toThrow(
      /3 workers were lost on the same chunk \(design [0-9a-f]{12}, seed 7, /,
    );
  });

  it('that never answers is ended, and after the second time the study fails, though it asked for more than there are workers', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const silent = { started: 0, ended: 0 };
    const pool = createWebWorkerPool(
      2,
      () => {
        silent.started += 1;
        return {
          onmessage: null,
          onerror: null,
          postMessage: () => undefined,
          terminate: () => void (silent.ended += 1),
        };
      },
      () => 10,
    );
    const runner = pool.openRunner(design);
    const asked = [0, 1, 2, 3].map((from) =>
      runner.run({ world: 'after', overrides: {}, from, count: 1 }).catch((cause: Error) => cause.message),
    );
    await vi.advanceTimersByTimeAsync(9_000);
    expect(silent).toEqual({ started: 2, ended: 0 });
    // Time runs from when a chunk is begun: two rounds of two chunks, twice.
    await vi.advanceTimersByTimeAsync(31_000);
    const messages = await Promise.all(asked);
    messages.forEach((message, from) =>
      expect(message).toMatch(
        new RegExp(
          `not done within 10 s, 2 times over \\(design [0-9a-f]{12}, seed 7, after from replication ${from}\\)`,
        ),
      ),
    );
    await pool.end();
    expect(silent).toEqual({ started: 8, ended: 8 });
  });

  it('is not started before there is work', () => {
    const pool = createWebWorkerPool(2, () => expect.unreachable('A worker was started for nothing.'));
    pool.openRunner(design);
  });
});
