import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDraftShelf } from './draft-shelf.ts';
import { openProjectFolder, type ProjectFolder } from './project-folder.ts';
import { createRoutes } from './routes.ts';
import { watchProject, type Change } from './watch-project.ts';

export interface StudioServerOptions {
  readonly folder: string;
  /** 0: one that is free, tried first where this project was last time. */
  readonly port: number;
  /** The built studio; undefined shows a page that says how to build it. */
  readonly assets: string | undefined;
}

export interface StudioServer {
  readonly url: string;
  readonly port: number;
  readonly folder: ProjectFolder;
  end(): Promise<void>;
}

const HOST = '127.0.0.1';
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
}: StudioServerOptions): Promise<StudioServer> {
  const folder = await openProjectFolder(path);
  await folder.sweep();
  const listeners = new Set<(change: Change) => void>();
  const closing = new AbortController();
  let ownPort = 0;
  const app = createRoutes({
    folder,
    shelf: createDraftShelf(folder.root),
    assets,
    readPort: () => ownPort,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    closing: closing.signal,
  });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  ownPort = port === 0 ? await listenNear(server, preferredPort(folder.id)) : await listen(server, port);
  const watching = await watchProject(folder, (change) => {
    for (const listener of listeners) listener(change);
  });
  return {
    url: `http://${HOST}:${ownPort}/`,
    port: ownPort,
    folder,
    end: async () => {
      watching.end();
      closing.abort();
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
