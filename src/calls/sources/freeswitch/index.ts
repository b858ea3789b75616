/** FreeSWITCH. Call records tell of calls and queues, the menus' debug lines of everything between; joined by uuid. */
import {
  REPEAT_KEYS,
  dropDoubles,
  endWord,
  factOf,
  makeCall,
  looseEvents,
  shareFate,
  timeOf,
} from '../make-call.ts';
import type { LooseEvent } from '../order-events.ts';
import { merge, refuse } from '../reasons.ts';
import type { CallSource, SettledFragment } from '../types.ts';
import { legs } from './cdr.ts';
import { menuLog } from './menu-log.ts';

export const freeswitch: CallSource = {
  id: 'freeswitch',
  kinds: [legs, menuLog],
  join: (fragments, context) => {
    const { kept, fates } = dropDoubles(fragments);
    const said = looseEvents(kept.filter(({ kind }) => kind === menuLog.id));
    const [leg, ...earlier] = kept
      .filter(({ kind }) => kind === legs.id)
      .toSorted((a, b) => (timeOf(b, 'end') ?? 0) - (timeOf(a, 'end') ?? 0));
    for (const each of earlier) fates.set(each, merge('repeated'));
    if (leg === undefined) return joinMenus(kept, said, fates, context.option('line', ''));
    const end = timeOf(leg, 'end');
    const call = makeCall({
      call: leg.key,
      line: factOf(leg, 'line'),
      caller: factOf(leg, 'caller'),
      precision: 'ms',
      start: timeOf(leg, 'start') ?? 0,
      events: [...said, ...looseEvents([leg]), ...answersOf(leg)],
      repeatKeys: context.optionList('repeatKeys', REPEAT_KEYS),
      ...(end !== undefined && {
        end: { t: end, by: endWord(factOf(leg, 'by')), where: said.length === 0 ? factOf(leg, 'menu') : '' },
      }),
    });
    return { calls: [call], fates };
  },
};

/** Only the last answer is in a record, and it is the last queue's. */
function answersOf(leg: SettledFragment): LooseEvent[] {
  const t = timeOf(leg, 'answered');
  const where = leg.events.at(-1)?.where;
  return t === undefined || where === undefined
    ? []
    : [{ t, event: 'answer', where, value: '', row: leg.row, isCoarse: true }];
}

/** Without call records, calls of a mapping that has one line (`options.line`). */
function joinMenus(
  kept: readonly SettledFragment[],
  said: readonly LooseEvent[],
  fates: ReturnType<typeof dropDoubles>['fates'],
  line: string,
) {
  const first = said.toSorted((a, b) => a.t - b.t)[0];
  if (line === '' || first === undefined) return shareFate(kept, refuse('orphan'), fates);
  const call = kept[0]?.key ?? '';
  return { calls: [makeCall({ call, line, precision: 'ms', start: first.t, events: said })], fates };
}
