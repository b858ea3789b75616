/**
 * How far a participant has got: kept in the browser after every step, so that a page that is closed loses
 * nothing. One test at a time, by the plan's hash.
 */
import type { PhoneTestPlan, PhoneTestResult, TaskResult } from '../phone-test/index.ts';

export interface Progress {
  readonly run: string;
  readonly code: string;
  readonly locale: string;
  readonly captions: boolean;
  /** `voiceURI`; empty: the first that fits. */
  readonly voice: string;
  readonly tasks: readonly TaskResult[];
  /** The task under way: a call that was begun stands in it, cut off. */
  readonly current?: TaskResult | undefined;
  /** When the task under way was first shown: milliseconds since 1970, UTC. */
  readonly shownAt?: number | undefined;
  readonly isStopped?: boolean | undefined;
}

export interface ProgressStore {
  read(): Progress | undefined;
  /** False: this browser keeps nothing. */
  write(progress: Progress): boolean;
  clear(): void;
}

export function createProgressStore({ hash, participants }: PhoneTestPlan): ProgressStore {
  const key = `dialtree-phone-test-${hash.slice(0, 16)}`;
  return {
    read: () => {
      try {
        const value = JSON.parse(window.localStorage.getItem(key) ?? 'null') as Progress | null;
        return value && participants.some(({ code }) => code === value.code) && Array.isArray(value.tasks)
          ? value
          : undefined;
      } catch {
        return undefined;
      }
    },
    write: (progress) => {
      try {
        window.localStorage.setItem(key, JSON.stringify(progress));
        return true;
      } catch {
        return false;
      }
    },
    clear: () => {
      try {
        window.localStorage.removeItem(key);
      } catch {
        // Nothing was kept.
      }
    },
  };
}

/** What is handed in. */
export function toResult(
  { hash, scenario, menus }: PhoneTestPlan,
  { run, code, locale, tasks }: Progress,
): PhoneTestResult {
  return {
    format: 'dialtree-phone-test',
    version: 1,
    plan: hash,
    scenario,
    menus,
    participant: code,
    run,
    locale,
    tasks,
  };
}

/** 16 hexadecimal digits that nobody else has. */
export function drawRun(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** One of the codes, each as likely. */
export function drawCode({ participants }: PhoneTestPlan): string {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
  return participants[word % participants.length]?.code ?? '1';
}
