import { formatDecimal } from '../../../util/format-number.ts';

const STEP = 1024;

/** `340 bytes` would tell nobody more than `1 kB`. */
export function formatBytes(bytes: number): string {
  if (bytes < STEP ** 2) return `${formatDecimal(Math.max(1, bytes / STEP))}\u00a0kB`;
  const size = bytes / STEP ** 2;
  return size < STEP
    ? `${formatDecimal(size, size < 10 ? 1 : 0)}\u00a0MB`
    : `${formatDecimal(size / STEP, 1)}\u00a0GB`;
}
