/**
 * `dialtree studio` on a copy of the project's own machines and scenarios, in a folder that may be spoilt.
 */
import { once } from 'node:events';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from '../../src/cli/main.ts';

export interface RunningStudio {
  /** As it was printed: what is opened first. */
  readonly url: string;
  /** Holds machines/ and scenarios/. */
  readonly folder: string;
  /** Ends the server and starts it again, on the same port: as after Ctrl-C. */
  restart(): Promise<void>;
  /** The same while another program takes the port meanwhile: the studio comes back under another address. */
  restartElsewhere(): Promise<void>;
  /** Ends the server and removes the folder. */
  end(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The studio has to be built (`npm run build`): nothing is built here.
 *
 * @param names without `scenarios` nothing is simulated beside what a test looks at
 */
export async function startStudio(
  names: readonly ('machines' | 'scenarios')[] = ['machines', 'scenarios'],
): Promise<RunningStudio> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dialtree-project-')));
  for (const name of names) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  let server = await serve(folder);
  let squatter: Server | undefined;
  return {
    get url() {
      return server.url;
    },
    folder,
    restart: async () => {
      await server.end();
      server = await serve(folder, new URL(server.url).port);
    },
    restartElsewhere: async () => {
      await server.end();
      const { port } = new URL(server.url);
      squatter = createServer().listen(Number(port), '127.0.0.1');
      await once(squatter, 'listening');
      server = await serve(folder);
    },
    end: async () => {
      await server.end();
      squatter?.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    },
  };
}

async function serve(folder: string, port = '0'): Promise<{ readonly url: string; end(): Promise<void> }> {
  let press = (): void => undefined;
  let said = '';
  let tell = (_url: string): void => undefined;
  const address = new Promise<string>((resolve) => void (tell = resolve));
  const running = main(['studio', folder, '--no-open', '--port', port], {
    out: (text) => tell(text.trim()),
    err: (text) => void (said += text),
    env: {},
    cwd: folder,
    today: '2026-11-22',
    hasColour: false,
    isInteractive: false,
    columns: 100,
    onInterrupt: (handler) => ((press = handler), () => undefined),
  });
  const failed = running.then((exitCode): never => {
    throw new Error(`dialtree studio ended with ${exitCode}: ${said}`);
  });
  // It ends well as well, after its address was printed.
  failed.catch(() => undefined);
  const url = await Promise.race([address, failed]);
  return {
    url,
    end: async () => {
      press();
      await running;
    },
  };
}
