/** Who holds a lock or left a temporary file behind, and whether that process still lives. */
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

export interface Owner {
  readonly host: string;
  readonly pid: number;
  /** What process numbers mean: those of this boot, in this container. Empty where the system does not tell. */
  readonly origin: string;
  /** When the process began, as the system counts it: numbers of processes are used again. */
  readonly start: string;
}

/** `earlier`: this machine by its name, but another boot or container. `elsewhere`: another machine. */
export type Fate = 'living' | 'dead' | 'earlier' | 'elsewhere';

export function describeSelf(): Owner {
  return {
    host: hostname(),
    pid: process.pid,
    origin: describeOrigin(),
    start: startOf(process.pid) ?? '',
  };
}

/** @param owner of older versions: no origin and no start */
export function judgeOwner({ host, pid, origin, start }: Owner): Fate {
  if (host !== hostname()) return 'elsewhere';
  if (origin !== '' && origin !== describeOrigin()) return 'earlier';
  if (!isRunning(pid)) return 'dead';
  const now = startOf(pid);
  // A dead process that nobody has buried has its number still, but no beginning.
  if (now === '') return 'dead';
  return start === '' || now === undefined || now === start ? 'living' : 'dead';
}

/** Short, and the same for every process of this machine, boot and container. */
export function originTag(): string {
  return createHash('sha256').update(`${hostname()} ${describeOrigin()}`).digest('hex').slice(0, 8);
}

export function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    // Signal 0 only asks.
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function describeOrigin(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${readlinkSync('/proc/self/ns/pid').replace(/\D/g, '')}`;
  } catch {
    return '';
  }
}

/** Undefined where the system does not tell; empty for a process that has ended. */
function startOf(pid: number): string | undefined {
  try {
    // The name of the program stands in brackets and may hold anything; state and times follow it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? '' : fields[19];
  } catch {
    return undefined;
  }
}
