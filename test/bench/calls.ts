/** Imports logs of a million events and more, and says how long it takes and how much memory: `npm run bench:calls`. */
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { importCalls, openCallerHash, openCallFile } from '../../src/call-files/index.ts';
import type { Mapping } from '../../src/calls/index.ts';

const EVENTS_OF_CALL = 8;
const START = Date.UTC(2026, 0, 5, 7);
const SIZES = process.argv.slice(2).map(Number).filter(Boolean);

const MAPPING: Mapping = {
  format: 'csv',
  rows: 'event',
  time: { pattern: 'yyyy-MM-dd HH:mm:ss.SSS', zone: 'Europe/Berlin' },
  call: 'id',
  caller: { column: 'from', country: 'US' },
  lines: { column: 'to', map: { '+15559990000': 'merged' } },
  emit: [{ event: { column: 'event' }, t: 'time', where: 'place', value: 'value' }],
};

/** Calls that overlap, an event a row: the rows of a call do not stand together. */
async function writeLog(path: string, events: number): Promise<void> {
  const file = createWriteStream(path);
  file.write('id,time,event,place,value,from,to\n');
  const rows: { t: number; text: string }[] = [];
  const print = (t: number): string => new Date(t).toISOString().slice(0, 23).replace('T', ' ');
  for (let i = 0; i * EVENTS_OF_CALL < events; i++) {
    const begin = START + i * 1500;
    const number = `+1555${String(1_000_000 + ((i * 7919) % 40_009))}`;
    const steps = [
      [0, 'start,,', `${number},+15559990000`],
      [400, 'menu,main,', ','],
      [9000, `key,main,${String(i % 9)}`, ','],
      [9400, 'menu,pc,', ','],
      [17_000, `key,pc,${String(i % 4)}`, ','],
      [18_000, 'queue,pc-service,', ','],
      [70_000, i % 6 === 0 ? 'menu,wait,' : 'answer,pc-service,', ','],
      [200_000, 'end,,caller', ','],
    ] as const;
    for (const [after, event, more] of steps)
      rows.push({ t: begin + after, text: `call-${i},${print(begin + after)},${event},${more}\n` });
    if (rows.length < 40_000) continue;
    rows.sort((a, b) => a.t - b.t);
    if (
      !file.write(
        rows
          .splice(0, 20_000)
          .map(({ text }) => text)
          .join(''),
      )
    )
      await once(file, 'drain');
  }
  file.end(
    rows
      .toSorted((a, b) => a.t - b.t)
      .map(({ text }) => text)
      .join(''),
  );
  await once(file, 'close');
}

for (const events of SIZES.length > 0 ? SIZES : [1_000_000]) {
  const root = mkdtempSync(join(tmpdir(), 'bench-calls-'));
  try {
    const log = join(root, 'log.csv');
    await writeLog(log, events);
    const out = join(root, 'c.events.parquet');
    const hash = await openCallerHash(root);
    let most = 0;
    const stages: string[] = [];
    const cpu = process.cpuUsage();
    const begun = performance.now();
    let last = '';
    const result = await importCalls(
      {
        logs: [{ path: log, name: 'log.csv' }],
        format: 'csv',
        mapping: MAPPING,
        out,
        root,
        hash,
        now: START,
        keepDays: 90,
        show: 20,
      },
      {
        signal: { aborted: false },
        show: (stage) => {
          most = Math.max(most, process.memoryUsage().rss);
          if (stage !== last)
            stages.push(`${stage} from ${((performance.now() - begun) / 1000).toFixed(1)} s`);
          last = stage;
        },
      },
    );
    const seconds = (performance.now() - begun) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    const reading = performance.now();
    let read = 0;
    for await (const batch of (await openCallFile(out, { today: '2026-01-05' })).calls())
      read += batch.length;
    process.stdout.write(
      `${result.header.events} events, ${read} calls, ${Math.round(statSync(log).size / 1e6)} MB: imported in ${seconds.toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of them of a processor ` +
        `(${stages.join(', ')}), ${Math.round(most / 1e6)} MB of memory; read back in ${((performance.now() - reading) / 1000).toFixed(1)} s ` +
        `from ${Math.round(statSync(out).size / 1e6)} MB\n`,
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
