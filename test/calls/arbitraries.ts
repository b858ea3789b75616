/** Calls as any log may tell them, within the laws. */
import fc from 'fast-check';
import type { CallEvent, LoggedCall } from '../../src/calls/index.ts';

const id = fc.stringMatching(/^[a-z][a-z0-9.-]{0,11}$/);
const key = fc.constantFrom(...'0123456789*#');
const START = Date.UTC(2026, 0, 1);

type Step = Omit<CallEvent, 't'>;

const menuVisit = fc
  .record({ where: id, what: fc.constantFrom('key', 'no-input', 'no-match', 'nothing'), value: key })
  .map(({ where, what, value }): Step[] => {
    const menu: Step = { event: 'menu', where, value: '' };
    if (what === 'nothing') return [menu];
    return [menu, { event: what as 'key', where, value: what === 'no-input' ? '' : value }];
  });

const deskVisit = fc
  .record({ where: id, isAnswered: fc.boolean() })
  .map(({ where, isAnswered }): Step[] => [
    { event: 'queue', where, value: '' },
    ...(isAnswered ? [{ event: 'answer', where, value: '' } as const] : []),
  ]);

const ending = fc.oneof(
  fc.constant<Step[]>([]),
  fc
    .record({
      where: fc.oneof(fc.constant(''), id),
      value: fc.constantFrom('caller', 'agent', 'system', 'attempts', 'closed', 'unknown'),
    })
    .map(({ where, value }): Step[] => [{ event: 'end', where, value }]),
);

/** One call that breaks no law. */
export const loggedCall: fc.Arbitrary<LoggedCall> = fc
  .record({
    call: id,
    line: id,
    caller: fc.oneof(fc.constant(''), fc.stringMatching(/^[0-9a-f]{16}$/)),
    version: fc.oneof(fc.constant(''), id),
    arm: fc.oneof(fc.constant(''), id),
    precision: fc.constantFrom('ms', 's', 'min'),
    begins: fc.integer({ min: 0, max: 300 * 86_400_000 }),
    menus: fc.array(menuVisit, { maxLength: 4 }),
    desks: fc.array(deskVisit, { maxLength: 2 }),
    ending,
    gaps: fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 16, maxLength: 16 }),
  })
  .map(({ call, line, caller, version, arm, precision, begins, menus, desks, ending, gaps }) => {
    const steps: Step[] = [
      { event: 'start', where: line, value: '' },
      ...menus.flat(),
      ...desks.flat(),
      ...ending,
    ];
    let t = START + begins;
    const events = steps.map((step, i) => ({ ...step, t: (t += i === 0 ? 0 : (gaps[i] ?? 0)) }));
    return { call, line, caller, version, arm, need: '' as const, precision, events } as LoggedCall;
  });
