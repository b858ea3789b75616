/** Callers that the guards of one machine can tell apart. */
import fc from 'fast-check';
import { indexChart, type Facts, type MachineConfig } from '../chart/index.ts';
import { factConditionsOf, hoursThatMatter } from '../machine/index.ts';

/** Identities, devices, history, hours and calendars that the machine asks about, and ones that it does not. */
export function factsArbitrary(config: MachineConfig): fc.Arbitrary<Facts> {
  const conditions = indexChart(config).transitions.flatMap(({ transition }) =>
    transition.guard ? factConditionsOf(transition.guard) : [],
  );
  const identities = conditions.flatMap((condition) =>
    condition.type === 'identityIs' ? [condition.params.identity] : [],
  );
  const devices = conditions.flatMap((condition) =>
    condition.type === 'ownsDevice' ? [condition.params.device] : [],
  );
  const history = conditions.flatMap((condition) =>
    condition.type === 'hasHistory' ? [condition.params.event] : [],
  );
  const calendars = conditions.flatMap((condition) =>
    condition.type === 'hoursOpen' && 'calendar' in condition.params ? [condition.params.calendar] : [],
  );
  const facts = {
    identity: fc.constantFrom(...new Set([...identities, 'unknown'])),
    devices: fc.subarray([...new Set(devices)]),
    history: fc.subarray([...new Set(history)]),
    day: fc.integer({ min: 1, max: 7 }),
    hour: fc.oneof(
      // Answers change only where an interval begins or ends: those hours, and any other.
      fc.constantFrom(...hoursThatMatter(conditions)),
      fc.double({ min: 0, max: 24, maxExcluded: true, noNaN: true }),
    ),
  };
  return fc.record(
    { ...facts, open: fc.subarray([...new Set(calendars)]) },
    { requiredKeys: ['identity', 'devices', 'history', 'day', 'hour'] },
  );
}
