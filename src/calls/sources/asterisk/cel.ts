/**
 * Channel event logging: an event a row, with microseconds. Menus are seen where the dialplan's applications are
 * logged (`apps=` in cel.conf), keys where DTMF is.
 *
 * Fields: Asterisk, cel.c and the shipped cel_custom.conf and cel.conf.
 */
import { isFault } from '../moments.ts';
import { textAt } from '../pick.ts';
import { refuse } from '../reasons.ts';
import { areLines } from '../share-of-lines.ts';
import type { CsvKind, Fragment, ReadContext, Reading } from '../types.ts';
import { startIn } from './cdr.ts';

const [TYPE, TIME, NUMBER, DIALLED, EXTEN, CONTEXT, CHANNEL, APP, APPDATA] = [
  0, 1, 3, 6, 7, 8, 9, 10, 11,
] as const;
const [UNIQUEID, LINKEDID, USERDEF, EXTRA] = [14, 15, 18, 19] as const;
const FEWEST = 16;
const STAMP = 'yyyy-MM-dd HH:mm:ss';
/** A type of event and the time after it, as no sentence begins. */
const ROW =
  /^"?(?:CHAN_START|CHAN_END|ANSWER|HANGUP|APP_START|APP_END|BRIDGE_ENTER|BRIDGE_EXIT|DTMF|LINKEDID_END|BLINDTRANSFER|ATTENDEDTRANSFER)"?,(?:"?\d|"[A-Z][a-z]{2} )/;
const PROMPTS = ['background', 'playback', 'waitexten', 'ivrdemo'];

export const channelEvents: CsvKind = {
  id: 'cel',
  form: 'csv',
  beginsWithCall: true,
  delimiter: ',',
  hasHeader: false,
  sniff: (head) => (areLines(head, (line) => ROW.test(line)) ? 1 : 0),
  open: (context) => (row) => {
    const field = (at: number): string => (row[at] ?? '').trim();
    if (row.length < FEWEST) return refuse('cut');
    const [id, linked] = [field(UNIQUEID), field(LINKEDID)];
    if (id === '' || linked === '') return refuse('noId');
    const stamp = field(TIME);
    const t = /^\d+(?:\.\d+)?$/.test(stamp) ? context.utcTime(stamp) : context.localTime(stamp, STAMP);
    if (isFault(t)) return refuse(t);
    const type = field(TYPE);
    const channelBegan = type === 'CHAN_START' ? startIn(id) : undefined;
    if (channelBegan !== undefined) context.compareClocks?.(t, channelBegan);
    const begin: Fragment = { key: linked, times: { t }, facts: { type } };
    // Legs to agents belong to the call; what happens on them is seen from the caller's own channel.
    if (id !== linked) return type.endsWith('TRANSFER') ? transfer(begin, field(EXTRA), context) : begin;
    return read(type, begin, field, context);
  },
};

function read(type: string, begin: Fragment, field: (at: number) => string, context: ReadContext): Reading {
  const as = (facts: Fragment['facts']): Reading => ({
    ...begin,
    facts: { ...begin.facts, ...facts, isOwn: true },
  });
  switch (type) {
    case 'CHAN_START': {
      const dialled = field(DIALLED) || field(EXTEN);
      const line = dialled === '' ? undefined : context.line(dialled);
      return as({ caller: context.hashCaller(field(NUMBER)), line: line ?? '', isDialled: dialled !== '' });
    }
    case 'APP_START':
      return as(readApp(field, context));
    case 'DTMF': {
      if (field(USERDEF) === 'sent') return begin;
      const digit = textAt(parse(field(EXTRA)), 'digit');
      const where = /^[0-9*#]$/.test(digit) ? context.menu(field(CONTEXT)) : undefined;
      return where === undefined ? begin : as({ where, digit });
    }
    case 'BLINDTRANSFER':
    case 'ATTENDEDTRANSFER':
      return transfer(begin, field(EXTRA), context);
    case 'HANGUP':
      return as({ by: endedBy(textAt(parse(field(EXTRA)), 'hangupsource'), field(CHANNEL)) });
    default:
      return as({});
  }
}

function readApp(field: (at: number) => string, context: ReadContext): Record<string, string | number> {
  const app = field(APP).toLowerCase();
  const exten = ['t', 'i'].find((each) => each === field(EXTEN)) ?? '';
  if (app === 'queue') {
    const where = context.desk(field(APPDATA).split(',', 1)[0] ?? '');
    return { app, where: where ?? '', exten: '' };
  }
  if (app === 'read') return { app, where: '', exten };
  if (!PROMPTS.includes(app)) return { app: 'other', where: '', exten };
  // Announcements stand in contexts that are no menus: only what listens for keys names one.
  const where = app === 'playback' && exten === '' ? undefined : context.menu(field(CONTEXT));
  return { app, where: where ?? '', exten, prompt: mark(field(APPDATA)) };
}

function transfer(begin: Fragment, extra: string, context: ReadContext): Reading {
  const exten = textAt(parse(extra), 'extension');
  const to = exten === '' ? undefined : context.desk(exten);
  return { ...begin, facts: { ...begin.facts, to: to ?? '' } };
}

function endedBy(source: string, channel: string): string {
  if (source === '') return 'unknown';
  if (source === channel) return 'caller';
  return source.startsWith('dialplan') || source === 'builtin' ? 'system' : 'agent';
}

/** Tells prompts apart without keeping their names (FNV-1a). */
function mark(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01_00_01_93);
  return hash >>> 0;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
