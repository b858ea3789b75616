import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { parseMachine, printMachine } from '../../src/chart/index.ts';
import { machineArbitrary } from '../../src/vitest/index.ts';

describe('a machine file', () => {
  test.prop([machineArbitrary()])('is read back as it was printed, whatever its shape', (config) => {
    const text = printMachine(config);
    const { machine, problems } = parseMachine(text, 'any.machine.json');
    expect(problems).toEqual([]);
    expect(machine?.config).toEqual(config);
    // Order is what callers hear, and equality does not see it: the text does.
    expect(machine && printMachine(machine.config)).toBe(text);
  });
});
