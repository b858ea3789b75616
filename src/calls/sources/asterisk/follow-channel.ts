/** What the caller's own channel did, from its events: which menus spoke, what was pressed, who answered. */
import { factOf, timeOf } from '../make-call.ts';
import type { LooseEvent } from '../order-events.ts';
import type { SettledFragment } from '../types.ts';

interface Visit {
  readonly where: string;
  /** Marks of the prompts so far: one that comes again begins to say the menu again. */
  readonly prompts: Set<unknown>;
  /** Place of its key among the events. */
  key?: number;
  isOver: boolean;
}

/** Order within one moment: what was pressed, what became of it, who passed the caller on, who took the call. */
function rankOf(each: SettledFragment): number {
  const [type, app, exten] = ['type', 'app', 'exten'].map((name) => factOf(each, name));
  const ranks = [
    'CHAN_START',
    'DTMF',
    'exten',
    'background',
    'BLINDTRANSFER',
    'ATTENDEDTRANSFER',
    'queue',
    'BRIDGE_ENTER',
  ];
  const at = ranks.indexOf((type === 'APP_START' ? (exten ? 'exten' : app) : type) ?? '');
  return at < 0 ? ranks.length : at;
}

/** @param events of one call */
export function followChannel(channel: readonly SettledFragment[]): LooseEvent[] {
  const told = channel.toSorted(
    (a, b) => (timeOf(a, 't') ?? 0) - (timeOf(b, 't') ?? 0) || rankOf(a) - rankOf(b) || a.row - b.row,
  );
  const events: LooseEvent[] = [];
  let visit: Visit | undefined;
  let desk: string | undefined;
  let isQueued = false;
  for (const each of told) {
    const { facts, row } = each;
    const t = timeOf(each, 't') ?? 0;
    const [type, where, exten, app] = ['type', 'where', 'exten', 'app'].map((name) => factOf(each, name));
    const add = (event: LooseEvent['event'], place: string, value = ''): number =>
      events.push({ t, event, where: place, value, row }) - 1;
    if (type === 'BLINDTRANSFER' || type === 'ATTENDEDTRANSFER') {
      if (desk !== undefined) add('transfer', desk, factOf(each, 'to'));
      desk = undefined;
    }
    if (facts['isOwn'] !== true) continue;
    if (type === 'BRIDGE_ENTER' && isQueued && desk !== undefined) {
      add('answer', desk);
      isQueued = false;
    }
    if (type === 'DTMF' && visit && !visit.isOver && visit.where === where) {
      if (visit.key === undefined) visit.key = add('key', where, factOf(each, 'digit'));
      // A second key at the same menu: somebody types a number, which is nobody's business.
      else events[visit.key] = { ...(events[visit.key] as LooseEvent), value: '' };
    }
    if (type !== 'APP_START') continue;
    if (exten === 't' && visit && !visit.isOver) {
      if (visit.key === undefined) add('no-input', visit.where);
      visit.isOver = true;
    } else if (exten === 'i' && visit && !visit.isOver) {
      if (visit.key === undefined) add('no-match', visit.where);
      else events[visit.key] = { ...(events[visit.key] as LooseEvent), event: 'no-match' };
      visit.isOver = true;
    }
    if (exten !== '' && exten !== undefined) continue;
    if (app === 'queue' && where !== undefined) {
      add('queue', where);
      [visit, desk, isQueued] = [undefined, where, true];
    } else if (app === 'read') visit = undefined;
    else if (app === 'background' && where !== undefined && where !== '') {
      const prompt = facts['prompt'];
      const goesOn =
        visit?.where === where && !visit.isOver && visit.key === undefined && !visit.prompts.has(prompt);
      if (goesOn) visit?.prompts.add(prompt);
      else {
        add('menu', where);
        visit = { where, prompts: new Set([prompt]), isOver: false };
      }
    }
  }
  return events;
}
