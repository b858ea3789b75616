import { describe, expect, it } from 'vitest';
import { compileWorld, OUTCOMES, runReplication } from '../../src/kernel/index.ts';
import { expectSame } from './reference/expect-same.ts';
import { buildWorld, exponentialPatience } from './world-builder.ts';

/** Shifts of a week by the half-hour of the day. */
const daily = (value: (shift: number) => number): number[] =>
  Array.from({ length: 336 }, (_, shift) => value(shift % 48));
const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** Four desks: one announces, one calls back, one overflows to the night desk, and an operator who passes on. */
const world = buildWorld({
  needs: 3,
  profiles: 2,
  rows: [
    [
      { p: 0.3, seconds: 8, exit: 0 },
      { p: 0.3, seconds: 12, exit: 1 },
      { p: 0.2, seconds: 16, exit: 2 },
      { p: 0.2, seconds: 20, exit: 3 },
    ],
  ],
  exits: [0, 1, 2, 3].map((desk) => ({ kind: 'desk' as const, desk })),
  desks: [
    {
      serves: [1, 0, 0],
      open: daily((shift) => Number(shift >= 16 && shift < 36)),
      whenClosed: { kind: 'announce' },
      overflow: { afterSeconds: 45, desk: 1 },
      handling: { kind: 'gamma', mean: 300, shape: 2 },
    },
    {
      serves: [0, 1, 0],
      open: daily((shift) => Number(shift >= 15 && shift < 40)),
      whenClosed: { kind: 'call-back' },
      callBack: { afterSeconds: 60, accepted: 0.4, kept: 0.8, answered: 0.7, missedSeconds: 31.4 },
      handling: { kind: 'lognormal', mean: 250, sigma: 0.8 },
    },
    {
      serves: [0, 0, 1],
      open: daily((shift) => Number(shift >= 14 && shift < 38)),
      whenClosed: { kind: 'overflow', desk: 3 },
      announcement: { balks: 0.5, patienceFactor: 1.5 },
    },
    { serves: [0, 0, 0], open: 1, whenClosed: { kind: 'queue' } },
  ],
  groups: [
    { agents: daily((shift) => (shift % 8 < 5 ? 2 : 1)), skills: [0] },
    {
      agents: daily((shift) => (shift >= 14 && shift < 40 ? 2 : 0)),
      skills: [
        { desk: 1, priority: 0, handlingFactor: 1 },
        { desk: 2, priority: 0, handlingFactor: 1 },
        { desk: 0, priority: 1, handlingFactor: 1.2 },
      ],
    },
    { agents: 1, skills: [3, 2] },
  ],
  priorities: [0, 3, 1, 1, 2, 0],
  rightDesk: [0, 1, 2],
  transfer: () => true,
  transferring: { seconds: 20, handlingFactor: 1.1, fails: 0.1, goesWrong: 0.15 },
  awake: daily((shift) => Number(shift >= 14)),
  patience: exponentialPatience(400),
  perHour: 45,
  days: 2,
  redial: { probability: 0.5, maxDials: 5 },
  followUp: { resolved: 0.7, repeatProbability: 0.6, repeatMeanSeconds: 30_000, secondNeed: 0.2 },
  trunks: 12,
});

describe('a centre in which all of it happens', () => {
  const counts = runReplication(compileWorld(world), { seed: 8, replication: 0 });

  it.each([
    'served',
    'abandoned',
    'cutOff',
    'turnedAway',
    'overflowed',
    'promised',
    'calledBack',
    'missed',
    'misrouteSeconds',
    'passSeconds',
  ] as const)('knows %s', (name) => {
    expect(sum(counts[name])).toBeGreaterThan(0);
  });

  it('knows transfers that fail and go wrong, refused callers and those told that it is closed', () => {
    const told = (outcome: (typeof OUTCOMES)[number]): number =>
      counts.flow.reduce((total, n, i) => total + (OUTCOMES[i % OUTCOMES.length] === outcome ? n : 0), 0);
    for (const figure of [
      counts.transfersFailed,
      counts.transfersWrong,
      told('refused'),
      told('closed'),
      told('call-back-missed'),
    ])
      expect(figure).toBeGreaterThan(0);
  });

  it('counts what a naive event list counts', () => {
    expectSame(world, 8, 0);
    expectSame(world, 9, 3);
  });
});
