/** A studio's server on a small project, for every test a new one. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { startStudioServer, type StudioServer } from '../../src/studio-server/index.ts';
import { enter, type Visitor } from './enter.ts';

export const A = 'machines/a.machine.json';
export const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

export interface Served {
  readonly root: string;
  /** A test may put another in its place. */
  server: StudioServer;
  /** Somebody who has opened the printed address. */
  readonly visitor: () => Promise<Visitor>;
  readonly put: (path: string, text: string) => void;
  /** With the cookie, unless another one is named; an empty one is not sent. */
  readonly ask: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
}

/** What it gives holds for the test that runs. */
export function useServer(): Served {
  const visitors = new WeakMap<StudioServer, Promise<Visitor>>();
  const current: { root: string; server: StudioServer | undefined } = { root: '', server: undefined };
  const served: Served = {
    get root() {
      return current.root;
    },
    get server() {
      if (!current.server) throw new Error('No test runs: nothing is served.');
      return current.server;
    },
    set server(server) {
      current.server = server;
    },
    put: (path, text) => {
      mkdirSync(dirname(join(current.root, path)), { recursive: true });
      writeFileSync(join(current.root, path), text);
    },
    visitor: () => {
      const known = visitors.get(served.server) ?? enter(served.server.address);
      visitors.set(served.server, known);
      return known;
    },
    ask: async (method, path, body, headers) => {
      const { cookie = (await served.visitor()).cookie, ...others } = headers ?? {};
      const sent = { ...others, ...(cookie === '' ? {} : { cookie }) };
      return askAt(served.server.port, method, path, body, sent);
    },
  };
  beforeEach(async () => {
    current.root = realpathSync(mkdtempSync(join(tmpdir(), 'dialtree-studio-')));
    served.put(A, '{"a":1}');
    served.put('scenarios/s.scenario.json', '{}');
    served.put('secret.txt', 'secret');
    served.put('node_modules/x.machine.json', '{}');
    current.server = await startStudioServer({ folder: current.root, port: 0, assets: undefined });
  });
  afterEach(async () => {
    await served.server.end();
    rmSync(current.root, { recursive: true, force: true });
  });
  return served;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

/** Plain HTTP: fetch would not let a test send a wrong Host. */
function askAt(
  port: number,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
    const call = request(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        headers: {
          ...(sent === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(sent)) }),
          ...headers,
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => void (text += piece));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            body: readJson(text),
          }),
        );
      },
    );
    call.on('error', reject);
    call.setTimeout(5000, () => call.destroy(new Error(`${method} ${path} is not answered`)));
    call.end(sent);
  });
}

function readJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
