import { describe, expect, it } from 'vitest';
import { compileWorld, runReplication } from '../../src/kernel/index.ts';
import { buildWorld, exponentialPatience } from './world-builder.ts';

describe('a desk that is closed once and never again', () => {
  it('is open for ever afterwards, and a wait there ends', () => {
    const program = buildWorld({
      exits: [{ kind: 'desk', desk: 0 }],
      perHour: 5,
      patience: exponentialPatience(5000),
      desks: [{ serves: [1], agents: 0 }],
    });
    const loopAt = 25_200;
    const always = (value: number) => ({
      at: Float64Array.of(0, loopAt),
      value: Int32Array.of(value, value),
    });
    const holiday = { at: Float64Array.of(0, loopAt), value: Int32Array.of(0, 1) };
    const world = compileWorld({
      ...program,
      loopAt,
      clocks: always(0),
      awake: always(1),
      desks: program.desks.map((desk) => ({ ...desk, open: holiday })),
      groups: program.groups.map((group) => ({ ...group, agents: always(0) })),
    });
    const counts = runReplication(world, { seed: 1, replication: 0 });
    expect(counts.turnedAway[0]).toBeGreaterThan(0);
    expect(counts.abandoned[0]).toBe(counts.offered[0]);
  });
});
