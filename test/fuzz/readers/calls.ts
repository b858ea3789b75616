/** Mappings of call logs, and tables that somebody's program exported. */
import {
  callFinisher,
  importContext,
  parseMapping,
  printMapping,
  readCallTable,
  tableSource,
} from '../../../src/calls/index.ts';
import type { Mapping } from '../../../src/calls/index.ts';
import { STORY_MAPPING, tellStory } from '../../call-files/story.ts';
import { toSamples } from '../corpus.ts';
import { Broken, holdEqual, holdProblems } from '../laws.ts';
import { makeJson } from '../mutate/make-json.ts';
import { makeText } from './tables.ts';
import type { Reader } from './types.ts';

const FULL: Mapping = {
  ...STORY_MAPPING,
  delimiter: ',',
  encoding: 'utf-8',
  rows: 'call',
  desks: { 'pc-service': 'pc-service' },
  menus: { main: 'menu' },
  versions: [{ from: '2026-01-01', version: 'v1', machine: 'merged' }],
  open: { merged: { days: [1, 2], from: 8, to: 20 } },
  exclude: [
    { from: '2026-02-14T00:00', to: '2026-02-15T00:00', because: 'outage' },
    { prefix: '+1555', because: 'tests' },
  ],
  options: { timeouts: ['Timeout'] },
};
const MAPPINGS = toSamples([printMapping(FULL), printMapping(STORY_MAPPING)]);

export const mapping: Reader = {
  name: 'mapping',
  extension: 'mapping.json',
  weight: 4,
  make: (luck) => makeJson(luck, MAPPINGS),
  read: (text) => {
    const { mapping: read, problems } = parseMapping(text, 'fuzz.mapping.json');
    holdProblems(problems, { text, file: 'fuzz.mapping.json' });
    if (!read) return { isAccepted: false, said: () => JSON.stringify(problems) };
    const again = parseMapping(printMapping(read), 'a').mapping;
    holdEqual('round trip', again, read, 'A mapping that was printed is read as another.');
    // Whatever is taken can be used.
    const context = importContext(read, () => '0'.repeat(16));
    callFinisher(read, () => undefined);
    context.localTime('2026-10-25 02:30:00', 'yyyy-MM-dd HH:mm:ss');
    return { isAccepted: true, said: () => JSON.stringify(read) };
  },
};

const TABLES = [tellStory(4).csv.split('\n').slice(1).join('\n')];
const HEADER = tellStory(0).csv.trim().split(',');

export const callTable: Reader = {
  name: 'call-table',
  extension: 'csv',
  weight: 4,
  make: (luck) => makeText(luck, TABLES),
  read: (text) => {
    const context = importContext(STORY_MAPPING, () => 'f'.repeat(16));
    const [kind] = tableSource(STORY_MAPPING).kinds;
    const read = kind.form === 'csv' ? kind.open(context, HEADER) : undefined;
    if (typeof read !== 'function') throw new Broken('well-formed', 'The table has its columns.');
    const rows = text.split('\n').map((line) => line.split(','));
    const said = JSON.stringify(rows.map((row) => read(row)));
    if (/Nobody|card 4929|\+1555\d{7}/.test(said))
      throw new Broken('well-formed', `What nobody may keep is kept: ${said.slice(0, 300)}`);
    const { calls } = readCallTable(rows);
    return { isAccepted: said.includes('"events"'), said: () => said + JSON.stringify(calls) };
  },
};
