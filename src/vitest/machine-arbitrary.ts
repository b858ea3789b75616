/** Machines for property tests. */
import fc from 'fast-check';
import type { MachineConfig } from '../chart/index.ts';
import { buildMenu } from './build-menu.ts';
import { tangledMachine } from './tangled-machine.ts';

/** Which machines are wanted. Absent parts: any. */
export interface MachineShape {
  /** Whether guards tell callers apart. Absent: either. */
  readonly isPersonalised?: boolean;
  /** Only machines that keep every rule, warnings included. Absent: valid ones of any shape. */
  readonly keepsRules?: boolean;
}

/** Valid machine configurations: `parseMachine` accepts them, and they come to rest after every event. */
export function machineArbitrary({
  isPersonalised,
  keepsRules = false,
}: MachineShape = {}): fc.Arbitrary<MachineConfig> {
  const personal = isPersonalised === undefined ? fc.boolean() : fc.constant(isPersonalised);
  if (!keepsRules) return personal.chain(tangledMachine);
  return personal.chain((isPersonal) => {
    const fact = isPersonal ? fc.boolean() : fc.constant(false);
    return fc
      .record({
        products: fc.integer({ min: isPersonalised ? 2 : 1, max: 2 }),
        intents: fc.integer({ min: 1, max: 3 }),
        attempts: fc.integer({ min: 1, max: 3 }),
        noInputSeconds: fc.integer({ min: 3, max: 10 }),
        hasWelcome: fc.boolean(),
        knowsDevices: isPersonalised ? fc.constant(true) : fact,
        knowsBusiness: fact,
        keepsHours: fact,
      })
      .map(buildMenu);
  });
}
