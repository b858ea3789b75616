/**
 * Serves one phone test and takes its results. On this machine, or, when asked to, in the network it is in; either
 * way only to whoever has the link.
 *
 * Laws: the page is all that can be had; a result is written only when it is one of this very test, whole, under a
 * name that nothing had before; nobody is offered a number while another one was offered or used less.
 */
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { unless, withLock, writeWhole } from '../disk/index.ts';
import { readPhoneTestResult, RESULT_LIMITS, RESULT_SUFFIX } from '../phone-test/index.ts';
import { guardRequests } from './guard-requests.ts';
import { addressWith, guardToken } from './guard-token.ts';

export interface PhoneTestServerOptions {
  /** Where results are written; it is there. */
  readonly folder: string;
  readonly htmlFor: (code: string) => string;
  /** Numbers of the plan's participants; one at least. */
  readonly codes: readonly string[];
  /** Content security policy of the page. */
  readonly policy: string;
  /** `hash` of the plan: results of other tests are refused. */
  readonly plan: string;
  /** 0: one that is free. */
  readonly port: number;
  readonly isLan: boolean;
  /** Told the name of every file that has come in. */
  readonly onResult: (name: string) => void;
}

export interface PhoneTestServer {
  /** With the token: one, or one for each network. */
  readonly addresses: readonly string[];
  end(): Promise<void>;
}

/** From the page’s own address. */
export const RESULT_ROUTE = 'api/result';
const PATIENCE = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5_000 };
const MAX_CONNECTIONS = 200;
/** Nobody invites so many; somebody who has the link might send more. */
const MAX_RESULTS = 20_000;
/** Four bytes are the most one character takes in UTF-8. */
const MAX_BODY = RESULT_LIMITS.maxSize * 4;
const TOKEN_BYTES = 24;

/** @throws the system's error, with its code */
export async function startPhoneTestServer(options: PhoneTestServerOptions): Promise<PhoneTestServer> {
  const { htmlFor, policy, plan, folder, port, isLan, onResult } = options;
  const names = isLan ? ['127.0.0.1', 'localhost', ...listAddresses()] : ['127.0.0.1', 'localhost'];
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const numbers = handOut(options.codes, await readdir(folder));
  let ownPort = 0;
  const readPort = (): number => ownPort;
  const app = new Hono();
  app.use('*', guardRequests(readPort, { policy: `${policy}; frame-ancestors 'none'`, names }));
  app.use('*', guardToken({ id: 'phone-test', token, readPort }));
  app.use('*', async (c, next) => {
    c.header('cache-control', 'no-store');
    await next();
  });
  app.get('/', (c) => c.html(htmlFor(numbers.next())));
  app.post(
    `/${RESULT_ROUTE}`,
    bodyLimit({ maxSize: MAX_BODY, onError: (c) => c.json({ error: 'too-large' }, 413) }),
    async (c) => {
      if (!/^application\/json\b/i.test(c.req.header('content-type') ?? ''))
        return c.json({ error: 'bad-request', message: 'Results are JSON.' }, 415);
      const text = await c.req.text();
      const { result, problems } = readPhoneTestResult(text, 'result');
      if (!result)
        return c.json({ error: 'bad-request', message: problems[0]?.message ?? 'This is no result.' }, 400);
      if (result.plan !== plan)
        return c.json({ error: 'other-test', message: 'This is the result of another test.' }, 409);
      const name = await keepResult(
        folder,
        `${result.participant}-${result.run}`,
        `${JSON.stringify(result)}\n`,
      );
      if (name === undefined) return c.json({ error: 'full', message: 'No more results are taken.' }, 507);
      numbers.use(result.participant, result.run);
      onResult(name);
      return c.json({});
    },
  );
  app.all('*', (c) => c.text('There is nothing here.', 404));
  app.onError((error, c) => c.json({ error: 'failed', message: error.name }, 500));

  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: PATIENCE }) as Server;
  server.maxConnections = MAX_CONNECTIONS;
  ownPort = await listen(server, port, isLan ? '0.0.0.0' : '127.0.0.1');
  const shown = isLan ? names.slice(2) : ['127.0.0.1'];
  return {
    addresses: (shown.length > 0 ? shown : ['127.0.0.1']).map((name) =>
      addressWith(`http://${name}:${ownPort}/`, token),
    ),
    end: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        setTimeout(() => server.closeAllConnections(), 50).unref();
        server.closeIdleConnections();
      }),
  };
}

interface Numbers {
  /** The one that was offered and used least, the first of those. */
  next(): string;
  use(code: string, run: string): void;
}

/** @param files that came in before: whoever serves a test again goes on where it ended */
function handOut(codes: readonly string[], files: readonly string[]): Numbers {
  const offered = new Map(codes.map((code) => [code, 0]));
  const used = new Map(codes.map((code) => [code, new Set<string>()]));
  const use = (code: string, run: string): void => void used.get(code)?.add(run);
  for (const name of files) {
    const [, code, run] = /^(.+)-([0-9a-f]{16})(?:-\d+)?\.phone-test\.json$/.exec(name) ?? [];
    if (code !== undefined && run !== undefined) use(code, run);
  }
  // Whoever hands in a number that was not offered, from a link with #3, has used it all the same.
  const takenBy = (code: string): number => Math.max(offered.get(code) ?? 0, used.get(code)?.size ?? 0);
  return {
    next: () => {
      const code = codes.reduce((best, each) => (takenBy(each) < takenBy(best) ? each : best));
      offered.set(code, takenBy(code) + 1);
      return code;
    },
    use,
  };
}

/** IPv4, as people type it. */
function listAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).flatMap(({ family, internal, address }) =>
      family === 'IPv4' && !internal ? [address] : [],
    ),
  );
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** The name it has got; the same result twice is one file. Undefined: the folder is full. */
async function keepResult(folder: string, stem: string, text: string): Promise<string | undefined> {
  return withLock(
    join(folder, '.phone-test.lock'),
    async () => {
      const taken = await readdir(folder);
      if (taken.length > MAX_RESULTS) return undefined;
      for (let number = 1; ; number++) {
        const name = `${stem}${number === 1 ? '' : `-${number}`}${RESULT_SUFFIX}`;
        const path = join(folder, name);
        if (!taken.includes(name)) {
          await writeWhole(path, text, {
            // Somebody else may have put one there meanwhile.
            check: async () => {
              if ((await unless(['ENOENT'], readFile(path))) !== undefined)
                throw new Error(`"${name}" is there already.`);
            },
          });
          return name;
        }
        if ((await readFile(path, 'utf8')) === text) return name;
      }
    },
    { isBrief: true },
  );
}
