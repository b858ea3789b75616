/** Every set of files in which a story is told, and what it cannot know of it: LOGS of real systems differ in nothing else. */
import { SOURCES, type CallSource } from '../../../src/calls/index.ts';
import type { Log, Names } from './read-logs.ts';
import { DIALLED, ZONE, type Told } from './story.ts';
import {
  endsAtLastDesk,
  inSeconds,
  nobodyEndsAtDesks,
  nobodyEndsTalks,
  nobody,
  nobodyInMenus,
  noEnd,
  noIdleCalls,
  noEndAtDesks,
  noEndInMenus,
  noMenuOfEnd,
  noMenus,
  noLastMenu,
  onlyFirstQueue,
  onlyLastAnswer,
  orderOfKeys,
  undated,
  without,
  wrongKeysAreKeys,
  wrongKeysUnnamed,
  type Limit,
} from './limits.ts';
import * as clouds from './write-clouds.ts';
import * as switches from './write-switches.ts';

export interface Format {
  /** Of the source. */
  readonly id: string;
  readonly title: string;
  readonly write: readonly ((story: readonly Told[]) => Log)[];
  /** Of the samples beside the project. */
  readonly samples: readonly string[];
  readonly limits: readonly Limit[];
  readonly options?: Names['options'];
  /** Menus that the mapping must list, since they look like anything else there. */
  readonly menus?: Names['menus'];
}

const MENUS = { root: 'root', bills: 'bills' };
const noOutcome = without('outcome');

export const FORMATS: readonly Format[] = [
  {
    id: 'connect',
    title: 'Connect, contact records and flow log',
    write: [clouds.connectRecords, clouds.connectFlow],
    samples: ['connect-ctr.jsonl', 'connect-flow-log.jsonl'],
    limits: [undated('outcome')],
  },
  {
    id: 'connect',
    title: 'Connect, contact records alone',
    write: [clouds.connectRecords],
    samples: ['connect-ctr.jsonl'],
    limits: [inSeconds, noMenus, noMenuOfEnd, undated('outcome')],
  },
  {
    id: 'connect',
    title: 'Connect, flow log alone',
    write: [clouds.connectFlow],
    samples: ['connect-flow-log.jsonl'],
    limits: [onlyFirstQueue, noEnd, noOutcome, nobody],
  },
  {
    id: 'genesys',
    title: 'Genesys, conversations with an attribute of keys',
    write: [clouds.genesysConversations],
    samples: ['genesys-conversations.json'],
    limits: [orderOfKeys, noLastMenu, wrongKeysAreKeys, noMenuOfEnd, undated('outcome')],
    options: { pathAttribute: 'keys', pathKey: '=' },
  },
  {
    id: 'twilio',
    title: 'Twilio, steps and calls',
    write: [clouds.twilioCalls, clouds.twilioSteps],
    samples: ['twilio-calls.csv', 'twilio-steps.jsonl'],
    limits: [undated('menu'), noOutcome, nobodyEndsAtDesks],
    menus: MENUS,
  },
  {
    id: 'asterisk',
    title: 'Asterisk, call records alone',
    write: [switches.asteriskRecords],
    samples: ['asterisk-Master.csv'],
    limits: [
      inSeconds,
      endsAtLastDesk,
      nobodyEndsAtDesks,
      noMenus,
      without('queue', 'answer', 'transfer'),
      noOutcome,
    ],
  },
  {
    id: 'asterisk',
    title: 'Asterisk, channel events alone',
    write: [switches.asteriskEvents],
    samples: ['asterisk-cel.csv'],
    limits: [noOutcome],
  },
  {
    id: 'asterisk',
    title: 'Asterisk, queue log alone',
    write: [switches.asteriskQueues],
    samples: ['asterisk-queue_log'],
    limits: [
      inSeconds,
      undated('menu'),
      noLastMenu,
      wrongKeysUnnamed,
      noEndInMenus,
      noOutcome,
      noIdleCalls,
      nobodyInMenus,
    ],
    options: { line: 'energy' },
  },
  {
    id: 'asterisk',
    title: 'Asterisk, call records, channel events and queue log',
    write: [switches.asteriskRecords, switches.asteriskEvents, switches.asteriskQueues],
    samples: ['asterisk-Master.csv', 'asterisk-cel.csv', 'asterisk-queue_log'],
    limits: [noOutcome],
  },
  {
    id: 'freeswitch',
    title: 'FreeSWITCH, call records and menus',
    write: [switches.freeswitchRecords, switches.freeswitchMenus],
    samples: ['freeswitch-cdr.jsonl', 'freeswitch-debug.log'],
    limits: [onlyLastAnswer, noOutcome],
  },
  {
    id: 'freeswitch',
    title: 'FreeSWITCH, call records alone',
    write: [switches.freeswitchRecords],
    samples: ['freeswitch-cdr.jsonl'],
    limits: [onlyLastAnswer, noMenus, noOutcome],
  },
  {
    id: 'cvp',
    title: 'CVP, activity log',
    write: [switches.cvpActivity],
    samples: ['cvp-activity_log.txt'],
    limits: [noEndAtDesks, without('queue', 'answer', 'transfer'), noOutcome],
    menus: MENUS,
  },
  {
    id: 'uccx',
    title: 'UCCX, contacts, queues and agents',
    write: [switches.uccxContacts, switches.uccxQueues, switches.uccxAgents],
    samples: [],
    limits: [
      inSeconds,
      orderOfKeys,
      noLastMenu,
      wrongKeysAreKeys,
      noMenuOfEnd,
      nobodyEndsTalks,
      undated('outcome'),
    ],
    options: { pathAttribute: 'customVariable3' },
  },
  {
    id: 'uccx',
    title: 'UCCX, contacts and queues',
    write: [switches.uccxContacts, switches.uccxQueues],
    samples: ['uccx-ContactCallDetail.csv', 'uccx-ContactQueueDetail.csv'],
    limits: [
      inSeconds,
      orderOfKeys,
      undated('queue', 'answer', 'transfer'),
      noLastMenu,
      wrongKeysAreKeys,
      noMenuOfEnd,
      nobodyEndsTalks,
      noOutcome,
    ],
    options: { pathAttribute: 'customVariable3' },
  },
];

export function sourceOf({ id }: Pick<Format, 'id'>): CallSource {
  const source = SOURCES.find((each) => each.id === id);
  if (!source) throw new Error(`There is no source ${id}.`);
  return source;
}

/** As a mapping for the story has it. */
export function namesOf({ menus, options }: Format): Names {
  const lines = { [DIALLED]: 'energy', energy: 'energy', 'menu-in': 'energy' };
  return { zone: ZONE, lines, ...(menus && { menus }), ...(options && { options }) };
}
