/** Hours that never hold are one problem, and the right one. */
import { describe, expect, it } from 'vitest';
import type { Guard, MachineConfig } from '../../src/chart/index.ts';
import { checkMachine } from '../../src/rules/index.ts';
import { good, PC_MENU, put } from './edit-machine.ts';

const hours = (from: number, to: number, days = [1, 7]): Guard => ({
  type: 'hoursOpen',
  params: { days, from, to },
});
const guarded = (guard: Guard): MachineConfig => put([...PC_MENU, 'on', 'DTMF.1', 'guard'], guard)(good);
const hintOf = (guard: Guard): unknown => {
  const [problem] = checkMachine(guarded(guard));
  return JSON.parse(/\{.*\}/.exec(problem?.hint ?? '')?.[0] ?? 'null');
};

describe('hours that never hold', () => {
  it.each([hours(22, 6), hours(9, 9), hours(24, 0), hours(18, 0)])('are one problem: %j', (guard) => {
    expect(checkMachine(guarded(guard)).map(({ code }) => code)).toEqual(['hours-hold']);
  });

  it('keep nobody out where they are denied either', () => {
    const guard: Guard = { type: 'when', params: { not: hours(22, 6) } };
    expect(checkMachine(guarded(guard)).map(({ code }) => code)).toEqual(['hours-hold']);
  });

  it('come with what can be written today: after midnight it is the next day', () => {
    expect(hintOf(hours(22, 6))).toEqual({
      type: 'when',
      params: { any: [hours(22, 24), hours(0, 6, [1, 2])] },
    });
    expect(hintOf(hours(22, 0))).toEqual(hours(22, 24));
    expect(hintOf(hours(9, 9))).toEqual(hours(0, 24));
  });

  it('once mended as the hint says, are no problem any more', () => {
    const mended = hintOf(hours(22, 6)) as Guard;
    expect(checkMachine(guarded(mended)).map(({ code }) => code)).not.toContain('hours-hold');
  });

  it('follow from a switched-off rule as they are written', () => {
    const problems = checkMachine(guarded(hours(22, 6)), { severities: { 'hours-hold': 'off' } });
    expect(problems.map(({ code }) => code)).toContain('option-can-open');
  });
});
