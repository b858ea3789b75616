import { describe, expect, it } from 'vitest';
import { SOURCES, type CallSource } from '../../../src/calls/index.ts';
import { FORMATS, type Format } from './formats.ts';
import { show } from './limits.ts';
import { readLogs, type Names, type ReadLogs } from './read-logs.ts';
import { DIALLED, STORY, ZONE } from './story.ts';

export function sourceOf({ id }: Format): CallSource {
  const source = SOURCES.find((each) => each.id === id);
  if (!source) throw new Error(`There is no source ${id}.`);
  return source;
}

const NAMES: Names = { zone: ZONE, lines: { [DIALLED]: 'energy', energy: 'energy', 'menu-in': 'energy' } };

function read(format: Format): ReadLogs {
  const logs = format.write.map((write) => write(STORY));
  const { menus, options } = format;
  return readLogs(sourceOf(format), logs, { ...NAMES, ...(menus && { menus }), ...(options && { options }) });
}

describe.each(FORMATS)('$title', (format) => {
  const { calls, broken, fates, fragments } = read(format);

  it('tells the story, but for what it cannot know', () => {
    expect(show(calls, format.limits, false)).toEqual(show(STORY, format.limits, true));
  });

  it('breaks no law of the table', () => {
    expect(broken).toEqual([]);
    expect(Object.keys(fates).filter((fate) => fate.startsWith('refused'))).toEqual([]);
  });

  it('keeps no number, no name and no digits that were typed', () => {
    const numbers = STORY.map(({ number }) => number.slice(1)).filter((number) => number !== '');
    for (const secret of [...numbers, DIALLED.slice(1), '5557030001', 'Jane', '555123', 's3://'])
      expect(fragments + JSON.stringify(calls)).not.toContain(secret);
  });
});
