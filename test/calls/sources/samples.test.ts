/** Samples that were made elsewhere, where they lie beside the project. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { readCallTable } from '../../../src/calls/index.ts';
import { FORMATS, sourceOf } from './formats.ts';
import { endsAtLastDesk, show, without, type Limit } from './limits.ts';
import { readLogs, type Names } from './read-logs.ts';
import { ROOT } from '../../architecture/source-files.ts';

const SAMPLES = join(ROOT, '../shared/calibration/samples');
const read = (name: string): string => readFileSync(join(SAMPLES, name), 'utf8');
const keep = (...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, name]));

const DESKS: Readonly<Record<string, string>> = {
  'pc-service': 'q-pc',
  front: 'q-front',
  'phone-sales': 'q-phone',
};
const MENUS = ['menu', 'pc', 'phone'];
const NAMES: Names = {
  zone: 'Europe/Berlin',
  lines: { '+15559990000': 'merged', s: 'merged', merged: 'merged' },
  desks: Object.fromEntries(
    Object.entries(DESKS).flatMap(([desk, queue]) =>
      [queue, desk, `enqueue_${desk}`].map((name) => [name, desk]),
    ),
  ),
  menus: {
    ...keep(...MENUS),
    ...Object.fromEntries(
      MENUS.flatMap((menu) => [`ivr-${menu}`, `gather_${menu}`].map((name) => [name, menu])),
    ),
  },
};
/** What these files leave out and those of the story do not. */
const MORE: Readonly<Record<string, readonly Limit[]>> = {
  // No legs of agents.
  'Twilio, steps and calls': [without('answer', 'transfer'), endsAtLastDesk],
};

describe.runIf(existsSync(SAMPLES))('samples', () => {
  const rows: string[][] = existsSync(SAMPLES) ? parse(read('events.csv'), { from_line: 2 }) : [];
  const { calls: story, refused } = readCallTable(rows);

  it('there are four calls in the table', () => {
    expect([story.length, refused]).toEqual([4, []]);
  });

  it.each(FORMATS.filter(({ samples }) => samples.length > 0))('$title', (format) => {
    const logs = format.samples.map((name) => ({ name, text: read(name) }));
    const options = { line: 'merged' };
    const { calls, broken } = readLogs(sourceOf(format), logs, { ...NAMES, options });
    const limits = [...format.limits, ...(MORE[format.title] ?? [])];
    expect(show(calls, limits, false)).toEqual(show(story, limits, true));
    expect(broken).toEqual([]);
  });
});
