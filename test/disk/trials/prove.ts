/**
 * `npm run prove:disk`: everything that may not be lost, at full size, with figures. `npm test` runs the same
 * with small ones (test/disk/trials.test.ts).
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { MOUNTING } from './mounting.ts';
import { serve } from './studio-process.ts';
import { fillDisk, killWhileSaving, saveAtOnce, writeShort, type Figures } from './trials.ts';

/** Which figures must be 0. */
const NEVER =
  /^(bothWon|noneWon|lost|torn|falselyAnswered|left|leftAfterStart|refusedAfterwards|draftsTorn|commandsTorn)$/;
const [
  ,
  self = '',
  trial,
  count,
  commandLine = fileURLToPath(new URL('../../dist/dialtree.js', import.meta.url)),
] = process.argv;

const TRIALS: Readonly<Record<string, (count: number) => Promise<Figures>>> = {
  saves: saveAtOnce,
  kills: killWhileSaving,
  short: writeShort,
  full: (step) => fillDisk(step, commandLine),
};
const FULL_SIZE = { saves: 150, short: 1000, full: 1, kills: 1000 };

if (trial === 'serve') await serve(count ?? '');
else if (trial !== undefined) {
  const figures = await TRIALS[trial]?.(Number(count));
  process.stdout.write(`${JSON.stringify(figures)}\n`);
} else
  for (const [name, size] of Object.entries(FULL_SIZE)) {
    const [program = '', ...args] = [
      ...(name === 'full' ? MOUNTING : []),
      process.execPath,
      self,
      name,
      String(size),
    ];
    const { stdout, status } = spawnSync(program, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (status !== 0)
      process.stdout.write(
        `${name}: not tried (${name === 'full' ? 'no disk can be mounted' : `ended with ${status}`})\n`,
      );
    else {
      const figures = JSON.parse(stdout) as Figures;
      const broken = Object.entries(figures).filter(([key, value]) => NEVER.test(key) && value !== 0);
      process.stdout.write(`${name}: ${stdout.trim()}${broken.length > 0 ? '  BROKEN' : ''}\n`);
      if (broken.length > 0) process.exitCode = 1;
    }
  }
