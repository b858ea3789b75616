import { describe, expect, it } from 'vitest';
import type { MachineConfig, Transition } from '../../src/chart/index.ts';
import { promptFigures } from '../../src/study/prompt-figures.ts';
import { assembleWorld } from '../../src/study/assemble-world.ts';
import { smallMachine } from '../machine/small-machine.ts';
import { smallDesign } from './small-study.ts';

const option = (target: string, en: string, language?: string): Transition => ({
  target,
  meta: { label: { en, 'zh-CN': en }, ...(language && { language }) },
});

/** The small machine with a menu of these options after its welcome. */
function withMenu(on: Readonly<Record<string, Transition>>, meta?: object): MachineConfig {
  const { welcome, ...states } = smallMachine.states;
  return {
    ...smallMachine,
    states: {
      welcome: { ...welcome, on: { DONE: { target: 'tongue' } } },
      tongue: {
        tags: ['menu'],
        entry: { type: 'resetAttempts' },
        on,
        meta: meta as { layer?: 'language' },
      },
      ...states,
    } as MachineConfig['states'],
  };
}

const figuresOf = (machine: MachineConfig) =>
  promptFigures(
    assembleWorld(smallDesign({ machines: { ...smallDesign().machines, small: machine } }), 'after', {}),
  );
const firstOf = (machine: MachineConfig) => figuresOf(machine).filter(({ isFirst }) => isFirst);

describe('the first menu', () => {
  const plain = firstOf(smallMachine);

  it('is the one after the announcements', () => {
    expect(plain.map(({ menu, secondsBefore }) => [menu, secondsBefore])).toEqual([
      ['products', 0],
      // Known owners of a PC are led past the products.
      ['pc.menu', 0],
    ]);
  });

  it.each([
    [
      'whose choices name languages',
      withMenu({
        'DTMF.1': option('route', 'English', 'en'),
        'DTMF.2': option('route', 'Chinese', 'zh-CN'),
      }),
    ],
    [
      'that says so',
      withMenu(
        { 'DTMF.1': option('route', 'English'), 'DTMF.2': option('route', 'Chinese') },
        { layer: 'language' },
      ),
    ],
  ])('is not a short menu in front %s: its seconds come before', (_, machine) => {
    const first = firstOf(machine);
    expect(first.map(({ menu, seconds }) => [menu, seconds])).toEqual(
      plain.map(({ menu, seconds }) => [menu, seconds]),
    );
    const language = figuresOf(machine).find(({ menu }) => menu === 'tongue');
    expect(language?.isFirst).toBe(false);
    expect(first[0]?.secondsBefore).toBe(language?.seconds);
    expect(first[0]?.secondsBefore).toBeGreaterThan(1);
  });

  it('is a menu in front that offers a product beside the languages', () => {
    const machine = withMenu({
      'DTMF.1': option('route', 'English', 'en'),
      'DTMF.2': option('#pc-menu', 'computers'),
    });
    expect(firstOf(machine).map(({ menu }) => menu)).toEqual(['tongue']);
  });

  it('is looked for in the language of the study only, where a menu offers it', () => {
    const machine = withMenu({
      'DTMF.1': option('#phone-menu', 'Chinese', 'zh-CN'),
      'DTMF.2': option('#pc-menu', 'English', 'en'),
    });
    expect(firstOf(machine).map(({ menu }) => menu)).toEqual(['pc.menu']);
  });

  it('is found once when language menus lead back to one another', () => {
    const machine = withMenu({
      'DTMF.1': option('tongue', 'English', 'en'),
      'DTMF.2': option('route', 'English, please', 'en'),
    });
    expect(firstOf(machine).map(({ menu }) => menu)).toEqual(['products', 'pc.menu']);
  });
});
