/** Logs of calls: a reader for each platform, given all its kinds of files at once. */
import { checkCall, SOURCES } from '../../../src/calls/index.ts';
import { FORMATS, namesOf } from '../../calls/sources/formats.ts';
import { readLogs, type Log } from '../../calls/sources/read-logs.ts';
import { STORY } from '../../calls/sources/story.ts';
import { Broken } from '../laws.ts';
import { mutateText } from '../mutate/mutate-text.ts';
import { joinTexts, splitTexts } from './between.ts';
import type { Reader } from './types.ts';

const MOST = 2000;

function readerOf(id: string): Reader {
  const source = SOURCES.find((each) => each.id === id);
  const formats = FORMATS.filter((format) => format.id === id);
  // The set with most files has one of every kind that the platform writes.
  const [format] = formats.toSorted((a, b) => b.write.length - a.write.length);
  if (!source || !format) throw new Error(`There is no story of ${id}.`);
  const samples = format.write.map((write) => write(STORY));
  const texts = samples.map(({ text }) => text);
  return {
    name: `logs-${id}`,
    extension: 'log',
    weight: 1,
    make: (luck) => {
      const spoilt = luck.below(texts.length);
      return joinTexts(
        ...texts.map((text, i) =>
          i === spoilt || luck.once(4) ? mutateText(text, luck, texts, MOST) : text,
        ),
      );
    },
    read: (input) => {
      const logs = splitTexts(input, samples.length).map((text, i): Log => {
        const sample = samples[i] as Log;
        return { name: sample.name, text, like: sample.text };
      });
      const { calls, fates, fragments } = readLogs(source, logs, namesOf(format));
      if (/:(?:null|NaN)[,}]/.test(fragments))
        throw new Broken('well-formed', `A fragment holds a number that is none: ${fragments.slice(0, 300)}`);
      for (const call of calls)
        if (call.events[0]?.event !== 'start' || checkCall(call) === 'event')
          throw new Broken('well-formed', `A call is no call: ${JSON.stringify(call).slice(0, 300)}`);
      return { isAccepted: calls.length > 0, said: () => JSON.stringify([calls, fates]) };
    },
  };
}

export const callLogs: readonly Reader[] = [...new Set(FORMATS.map(({ id }) => id))].map(readerOf);
