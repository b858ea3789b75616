import { watch, type FSWatcher } from 'node:fs';
import type { ProjectFolder } from './project-folder.ts';

export interface Change {
  readonly path: string;
  /** Null: deleted. */
  readonly version: string | null;
}

/** Milliseconds of quiet before looking: one save makes several events. */
const DEBOUNCE = 80;
/** Milliseconds between looks where the system has no watches left to give. */
const POLL = 2000;

/**
 * Calls back with every file of the project that was written, with the content it then has. Each folder is
 * watched for itself, because a recursive watch would also watch node_modules; what an event says is not
 * trusted, it only makes us look.
 */
export async function watchProject(
  folder: ProjectFolder,
  report: (change: Change) => void,
): Promise<{ end(): void }> {
  const watchers = new Map<string, FSWatcher>();
  const stamps = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let poll: ReturnType<typeof setInterval> | undefined;
  let looking: Promise<void> | undefined;
  let isStale = false;
  let isEnded = false;

  const look = async (isFirst: boolean): Promise<void> => {
    const files = await folder.list();
    const there = new Set(files.map(({ path }) => path));
    for (const path of [...stamps.keys()].filter((each) => !there.has(each))) {
      stamps.delete(path);
      if (!isEnded) report({ path, version: null });
    }
    for (const { path, stamp } of files) {
      if (stamps.get(path) === stamp) continue;
      const version = await folder.version(path).catch(() => undefined);
      if (version === undefined) continue;
      stamps.set(path, stamp);
      // Also when it is the old content again: somebody may have read the one between.
      if (!isFirst && !isEnded) report({ path, version });
    }
    await watchFolders();
  };
  const lookSoon = (): void => {
    if (isEnded) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      isStale = true;
      looking ??= (async () => {
        while (isStale && !isEnded) {
          isStale = false;
          await look(false);
        }
      })().finally(() => void (looking = undefined));
    }, DEBOUNCE);
  };
  const watchFolders = async (): Promise<void> => {
    const folders = new Set(await folder.folders());
    for (const [path, watcher] of watchers) {
      if (folders.has(path)) continue;
      watcher.close();
      watchers.delete(path);
    }
    for (const path of folders) {
      if (watchers.has(path) || isEnded) continue;
      try {
        const watcher = watch(path, { persistent: false }, lookSoon);
        watcher.on('error', lookSoon);
        watchers.set(path, watcher);
        // What came between listing and watching.
        if (looking !== undefined) isStale = true;
      } catch {
        poll ??= setInterval(lookSoon, POLL).unref();
      }
    }
  };
  await look(true);
  return {
    end: () => {
      isEnded = true;
      clearTimeout(timer);
      clearInterval(poll);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}
