/** What is pressed in menus, where counting says it, and how soon callers hang up there. */
import { formatDecimal } from '../../util/format-number.ts';
import { calibrateWords, say } from '../../words/index.ts';
import { MENU_BANDS, MILLIS, type DirectDay, type MenuTally } from './direct-tally.ts';
import { estimateRate, estimateShare, FEWEST_CASES, scaled, sumOf } from './estimate.ts';
import { byDay, note, rowOf, valueOf, type DirectContext } from './rows.ts';
import type { DirectRow, Estimate } from './types.ts';

/** Fewer first hearings of a menu do not give it rates of its own. */
const HEARINGS_OF_A_MENU = 200;

export function countMenus(context: DirectContext): DirectRow[] {
  const all = (read: (menu: MenuTally) => number): Float64Array =>
    byDay(context, ({ menus }) => [...menus.values()].reduce((sum, menu) => sum + read(menu), 0));
  const hearings = all((menu) => menu.hearings);
  if (sumOf(hearings) < FEWEST_CASES)
    return ['noInput', 'noMatch', 'operatorAtOnce', 'operatorWhenStuck'].map((parameter) =>
      rowOf(context, 'menus', { parameter, estimate: undefined, note: note('noKeys') }),
    );
  const parameters = (
    [
      ['noInput', 'silentToo'],
      ['noMatch', 'slipsToo'],
    ] as const
  ).map(([parameter, remark]) => {
    const events = all((menu) => menu[parameter]);
    return rowOf(context, 'menus', {
      parameter,
      estimate: noted(events, hearings),
      bound: 'at-most',
      note: note(sumOf(events) === 0 ? 'neverNoted' : remark),
    });
  });
  return [...parameters, ...countOperators(context, all, hearings), ...countEachMenu(context)];
}

/** An event that a log never has is one that it does not write down, not one that never happens. */
function noted(events: Float64Array, trials: Float64Array): Estimate | undefined {
  return sumOf(events) === 0 ? undefined : estimateShare(events, trials);
}

/** The parameters are those of patient callers who know of the key; impatient ones press more often. */
function countOperators(
  context: DirectContext,
  all: (read: (menu: MenuTally) => number) => Float64Array,
  hearings: Float64Array,
): DirectRow[] {
  if (!context.tally.hasKeyTimes)
    return ['operatorAtOnce', 'operatorWhenStuck'].map((parameter) =>
      rowOf(context, 'menus', { parameter, estimate: undefined, note: note('noTimes') }),
    );
  const knowing = valueOf(context, 'knowsMenus');
  const patient = valueOf(context, 'patient');
  const hurry = patient + (1 - patient) * valueOf(context, 'impatience');
  const [atOnce, whenStuck] = [all((menu) => menu.operatorAtOnce), all((menu) => menu.operatorWhenStuck)];
  const share = formatDecimal(knowing, 2);
  return [
    rowOf(context, 'menus', {
      parameter: 'operatorAtOnce',
      estimate: scaled(noted(atOnce, hearings), 1 / (knowing * hurry), 1),
      // Some press it at once and are slow.
      bound: 'at-least',
      note:
        sumOf(atOnce) === 0
          ? note('neverNoted')
          : say(calibrateWords, (words) => words.direct.knowing({ share })),
    }),
    rowOf(context, 'menus', {
      parameter: 'operatorWhenStuck',
      estimate: scaled(
        noted(
          whenStuck,
          all((menu) => menu.stuckHearings),
        ),
        1 / hurry,
        1,
      ),
      bound: 'at-least',
      note: note(sumOf(whenStuck) === 0 ? 'neverNoted' : 'beforeOption'),
    }),
  ];
}

/** Rates of single menus, as a scenario's `measuredMenus` may have them. */
function countEachMenu(context: DirectContext): DirectRow[] {
  const names = [...new Set(context.days.flatMap(({ menus }) => [...menus.keys()]))].toSorted();
  return names.flatMap((name) => {
    const [machine = '', menu = ''] = name.split('\n');
    const of = (read: (tally: MenuTally) => number): Float64Array =>
      byDay(context, ({ menus }) => {
        const tally = menus.get(name);
        return tally ? read(tally) : 0;
      });
    const hearings = of((each) => each.hearings);
    if (sumOf(hearings) < HEARINGS_OF_A_MENU) return [];
    return (['noInput', 'noMatch'] as const).map((figure) =>
      rowOf(context, 'menus', {
        figure,
        unit: 'probability per menu',
        at: { machine, menu },
        estimate: noted(
          of((each) => each[figure]),
          hearings,
        ),
        bound: 'at-most',
      }),
    );
  });
}

export function countHangUps(context: DirectContext): DirectRow[] {
  const rate = (read: (day: DirectDay) => { events: number; of: number }) =>
    estimateRate(
      byDay(context, (day) => read(day).events),
      byDay(context, (day) => read(day).of / MILLIS),
    );
  const { hasKeyTimes } = context.tally;
  const rows = [
    rowOf(context, 'hang-ups', {
      parameter: 'hangUpProgressing',
      estimate: hasKeyTimes ? rate((day) => day.progressing) : undefined,
      // Some know before the prompt ends that nothing fits.
      bound: 'at-most',
      note: note(hasKeyTimes ? 'wholePrompt' : 'noTimes'),
    }),
    rowOf(context, 'hang-ups', {
      parameter: 'hangUpStuck',
      estimate: hasKeyTimes ? rate((day) => day.stuck) : undefined,
      // Some of those who failed once are getting on again, and hang up less.
      bound: 'at-least',
      note: note(hasKeyTimes ? 'afterFailure' : 'noTimes'),
    }),
    rowOf(context, 'hang-ups', {
      figure: 'menuHangUpShare',
      unit: 'share of calls',
      estimate: estimateShare(
        byDay(context, (day) => day.hangUps),
        byDay(context, (day) => day.calls),
      ),
    }),
  ];
  const bands = MENU_BANDS.map((from, band) =>
    rowOf(context, 'hang-ups', {
      figure: 'menuHangUpHazard',
      unit: 'per second',
      at: { from, ...(band + 1 < MENU_BANDS.length && { to: MENU_BANDS[band + 1] as number }) },
      estimate: estimateRate(
        byDay(context, (day) => day.hangUpEvents[band] as number),
        byDay(context, (day) => (day.hangUpExposure[band] as number) / MILLIS),
      ),
    }),
  );
  return [...rows, ...bands];
}
