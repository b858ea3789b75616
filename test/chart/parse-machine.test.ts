import { describe, expect, it } from 'vitest';
import { parseMachine, printMachine, type MachineConfig } from '../../src/chart/index.ts';
import { smallMachine } from '../machine/small-machine.ts';

/** The small machine with one thing changed, as text. */
// Tests break the shape on purpose.
// oxlint-disable-next-line typescript/no-explicit-any
function changed(change: (machine: any) => void): string {
  const copy = structuredClone(smallMachine) as MachineConfig;
  change(copy);
  return printMachine(copy);
}
const problemsOf = (text: string) => parseMachine(text, 'm.machine.json').problems;

describe('parsing a machine file', () => {
  it('answers with every problem at once, each with a line and what to do', () => {
    const problems = problemsOf(
      changed((m) => {
        m.states.products.on['DTMF.1'].target = '#pc-menuu';
        m.states.products.on['DTMF.2'].target = '#nowhere-at-all';
        m.states.pc.initial = 'menyu';
        delete m.states.operator.meta;
      }),
    );
    expect(problems.map((p) => p.code).toSorted()).toEqual([
      'missing-destination',
      'unknown-initial',
      'unknown-target',
      'unknown-target',
    ]);
    for (const problem of problems) {
      expect(problem.line).toBeGreaterThan(1);
      expect(problem.hint).toBeTruthy();
    }
    expect(problems.map((p) => p.hint).join()).toContain('Did you mean "#pc-menu"?');
  });

  it('names wrong types, unknown keys and absurd numbers by path', () => {
    const problems = problemsOf(
      changed((m) => {
        m.states.products.meta.noInputSeconds = -3;
        m.states.products.tags = 'menu';
        m.states.products.greting = { en: 'x' };
        m.on['DTMF.11'] = { target: '#operator' };
      }),
    );
    const messages = problems.map((p) => p.message).join('\n');
    expect(messages).toContain('states.products.meta.noInputSeconds');
    expect(messages).toContain('states.products.tags');
    expect(messages).toContain('"greting"');
    expect(messages).toContain('DTMF.11');
    expect(problems.every((p) => (p.line ?? 0) > 0)).toBe(true);
  });

  it('refuses ids with dots, which XState would read as a path', () => {
    expect(
      problemsOf(changed((m) => (m.states.products.id = 'a.b'))).some((p) => p.message.includes('no dots')),
    ).toBe(true);
  });

  it('refuses a state id that is taken twice', () => {
    expect(problemsOf(changed((m) => (m.states.operator.id = 'products'))).map((p) => p.code)).toContain(
      'duplicate-id',
    );
  });

  it('keeps the order of the file, which is the order of speech', () => {
    const text = changed((m) => {
      const { 'DTMF.1': one, 'DTMF.2': two } = m.states.products.on;
      m.states.products.on = { 'DTMF.2': two, 'DTMF.1': one };
    });
    const { machine } = parseMachine(text, 'm.machine.json');
    expect(Object.keys(machine?.config.states['products']?.on ?? {})).toEqual(['DTMF.2', 'DTMF.1']);
  });
});
