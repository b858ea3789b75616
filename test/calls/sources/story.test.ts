import { describe, expect, it } from 'vitest';
import { FORMATS, namesOf, sourceOf } from './formats.ts';
import { show } from './limits.ts';
import { readLogs } from './read-logs.ts';
import { DIALLED, STORY } from './story.ts';

describe.each(FORMATS)('$title', (format) => {
  const logs = format.write.map((write) => write(STORY));
  const { calls, broken, fates, fragments } = readLogs(sourceOf(format), logs, namesOf(format));

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

  it('stops where the log stops, instead of taking a call for given up', () => {
    const cut = logs.map(({ name, text }) => ({
      name,
      text: text.slice(0, text.lastIndexOf('\n', text.length - 2)),
    }));
    const told = readLogs(sourceOf(format), cut, namesOf(format)).calls;
    // Whatever is lost with the last lines, nothing is made up in its place.
    const known = new Set(show(calls, format.limits, false).flat());
    for (const event of show(told, format.limits, false).flat())
      if (!/ (?:start|end) /.test(event)) expect(known).toContain(event);
  });
});
