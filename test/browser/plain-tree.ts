/** A plain tree: every menu on one level with its keys, and desks that many menus share. */
import type { MachineConfig, StateConfig } from '../../src/chart/index.ts';

const KEYS = 4;
const THINGS = ['bill', 'parcel', 'meter', 'ticket', 'visit', 'loan', 'plan'];

/** Menus lead to the next menus while there are any, else to one of the desks by turns. */
export function plainTree(menus: number, desks = 20): MachineConfig {
  const targetOf = (child: number): string => (child < menus ? `m${child}` : `desk-${child % desks}`);
  const menu = (at: number): StateConfig => ({
    tags: ['menu'],
    meta: { title: { en: `Menu ${at}` } },
    on: Object.fromEntries(
      Array.from({ length: KEYS }, (_, i) => {
        const child = at * KEYS + i + 1;
        const label = { en: `${THINGS[child % THINGS.length]} ${child}` };
        return [`DTMF.${i + 1}`, { target: targetOf(child), meta: { label } }];
      }),
    ),
  });
  return {
    id: `plain-${menus}`,
    meta: { title: { en: `A plain tree of ${menus} menus` }, locales: ['en'], noInputSeconds: 5 },
    initial: 'm0',
    on: {
      HANGUP: { target: '#gone' },
      NO_INPUT: { target: '#desk-0' },
      NO_MATCH: { target: '#desk-0' },
    },
    states: {
      ...Object.fromEntries(Array.from({ length: menus }, (_, at) => [`m${at}`, menu(at)])),
      ...Object.fromEntries(
        Array.from({ length: desks }, (_, at): [string, StateConfig] => [
          `desk-${at}`,
          {
            id: `desk-${at}`,
            type: 'final',
            meta: { destination: { goesTo: 'desk', desk: `d${at}`, serves: [] } },
          },
        ]),
      ),
      gone: { id: 'gone', type: 'final', meta: { destination: { goesTo: 'hang-up', reason: 'caller' } } },
    },
  };
}
