/** Which lines moved when: `--waves 2026-04-06=pc+phone,2026-05-04=printer`. */
import type { Wave } from './verify.ts';

/** Undefined: it is none. Lines that are named twice are refused too. */
export function readWaves(text: string): Wave[] | undefined {
  const waves = text.split(',').map((part) => {
    const [from = '', lines = ''] = part.trim().split('=');
    return { from, lines: lines.split('+').filter((line) => line !== '') };
  });
  const isRight = waves.every(
    ({ from, lines }) =>
      /^\d{4}-\d\d-\d\d$/.test(from) && !Number.isNaN(Date.parse(from)) && lines.length > 0,
  );
  const all = waves.flatMap(({ lines }) => lines);
  return isRight && new Set(all).size === all.length ? waves : undefined;
}
