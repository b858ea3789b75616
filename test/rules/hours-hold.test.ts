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

describe('hours that never hold', () => {
  it.each([hours(9, 9), hours(0, 0), hours(9, 9.001), hours(24, 0)])('are one problem: %j', (guard) => {
    expect(checkMachine(guarded(guard)).map(({ code }) => code)).toEqual(['hours-hold']);
  });

  it('keep nobody out where they are denied either', () => {
    const guard: Guard = { type: 'when', params: { not: hours(9, 9) } };
    expect(checkMachine(guarded(guard)).map(({ code }) => code)).toEqual(['hours-hold']);
  });

  it('follow from a switched-off rule as they are written', () => {
    const problems = checkMachine(guarded(hours(9, 9)), { severities: { 'hours-hold': 'off' } });
    expect(problems.map(({ code }) => code)).toContain('option-can-open');
  });
});

describe('hours that hold sometimes', () => {
  it.each([
    hours(22, 6),
    hours(18, 0),
    hours(8.5, 8.75),
    { type: 'hoursOpen', params: { calendar: 'office' } } as const,
  ])('are no problem of their own: %j', (guard) => {
    const codes = checkMachine(guarded(guard)).map(({ code }) => code);
    expect(codes).not.toContain('hours-hold');
    expect(codes).not.toContain('option-can-open');
  });

  it('over midnight begin on the days that they name', () => {
    const both: Guard = { type: 'when', params: { all: [hours(22, 6, [5]), hours(0, 7, [6])] } };
    const neither: Guard = { type: 'when', params: { all: [hours(22, 6, [5]), hours(0, 7, [5])] } };
    const codesOf = (guard: Guard): string[] => checkMachine(guarded(guard)).map(({ code }) => code);
    expect(codesOf(both)).not.toContain('option-can-open');
    expect(codesOf(neither)).toContain('option-can-open');
  });
});
