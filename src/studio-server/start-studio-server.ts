import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCallShelf } from './call-shelf.ts';
import { createDraftShelf } from './draft-shelf.ts';
import { removeFile } from '../disk/index.ts';
import { createEventStreams } from './event-streams.ts';
import { addressWith } from './guard-token.ts';
import { openProjectFolder, type ProjectFolder } from './project-folder.ts';
import { createJobRunner } from './job-runner.ts';
import { createRoutes } from './routes.ts';
import { createRunShelf } from './run-shelf.ts';
import { keepDoor, keepToken, type Token } from './token.ts';
import { watchProject } from './watch-project.ts';

export interface StudioServerOptions {
  readonly folder: string;
  /** 0: one that is free, tried first where this project was last time. */
  readonly port: number;
  /** The built studio; undefined shows a page that says how to build it. */
  readonly assets: string | undefined;
  /** False: everybody who reaches the port may come in. */
  readonly asksToken?: boolean;
  /** How commands are run for the page. Absent: none is. */
  readonly jobs?: {
    /** What starts the program: the first is the file, the others stand before the arguments. */
    readonly program: readonly string[];
    /** Milliseconds since 1970. */
    readonly now: () => number;
  };
}

export interface StudioServer {
  /** With a slash at the end. */
  readonly url: string;
  /** What is opened to get in: the same with the token. */
  readonly address: string;
  /** Why the next start will have another token. */
  readonly fleeting: Token['fleeting'];
  readonly port: number;
  readonly folder: ProjectFolder;
  /**
   * A page that leads to `address`, for whoever would see an address that is passed on: its path. Undefined
   * where it cannot be kept from others.
   */
  keepDoor(): Promise<string | undefined>;
  end(): Promise<void>;
}

const HOST = '127.0.0.1';
/**
 * Milliseconds. On one computer nothing is slow, but a log of a gigabyte and the disk that it goes to: who sends a request by
 * the letter holds nobody else up.
 */
const PATIENCE = { headersTimeout: 10_000, requestTimeout: 600_000, connectionsCheckingInterval: 5_000 };
const MAX_CONNECTIONS = 1000;
/**
 * Browsers keep unsaved work by address, so a project comes back to its own port. None of these is blocked by
 * browsers.
 */
const PORTS = { from: 7400, count: 600, tries: 20 };

/**
 * @throws the system's error, with its code: EADDRINUSE when a port that was asked for is taken, ENOENT when
 * there is no folder
 */
export async function startStudioServer({
  folder: path,
  port,
  assets,
  asksToken = true,
  jobs,
}: StudioServerOptions): Promise<StudioServer> {
  const folder = await openProjectFolder(path);
  await folder.sweep();
  const calls = createCallShelf(folder.root);
  await calls.sweep();
  const streams = createEventStreams();
  const token = asksToken ? await keepToken(folder.root) : undefined;
  const runs = createRunShelf(folder.root);
  const runner = jobs && createJobRunner({ root: folder.root, ...jobs, shelf: runs, tell: streams.sendJob });
  let ownPort = 0;
  const app = createRoutes({
    folder,
    shelf: createDraftShelf(folder.root),
    calls,
    runs,
    runner,
    assets,
    readPort: () => ownPort,
    streams,
    token: token?.value,
  });
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: PATIENCE }) as Server;
  server.maxConnections = MAX_CONNECTIONS;
  ownPort = port === 0 ? await listenNear(server, preferredPort(folder.id)) : await listen(server, port);
  const watching = await watchProject(folder, streams.send);
  const url = `http://${HOST}:${ownPort}/`;
  const address = addressWith(url, token?.value);
  let door: string | undefined;
  return {
    url,
    address,
    fleeting: token?.fleeting,
    port: ownPort,
    folder,
    keepDoor: async () => (door ??= await keepDoor(folder.root, `open-${ownPort}`, address)),
    end: async () => {
      if (door !== undefined) await removeFile(door).catch(() => undefined);
      watching.end();
      // Told to the pages, which still listen.
      await runner?.end();
      streams.end();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        // Browsers keep connections open for minutes.
        setTimeout(() => server.closeAllConnections(), 50).unref();
        server.closeIdleConnections();
      });
    },
  };
}

function preferredPort(id: string): number {
  return PORTS.from + (Number.parseInt(id.slice(0, 8), 16) % PORTS.count);
}

async function listenNear(server: Server, first: number): Promise<number> {
  for (let port = first; port < first + PORTS.tries; port++) {
    try {
      return await listen(server, port);
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw cause;
    }
  }
  return listen(server, 0);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
