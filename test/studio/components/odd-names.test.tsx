// @vitest-environment happy-dom
import { act, cleanup } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { printMachine, type MachineConfig } from '../../../src/chart/index.ts';
import { select } from '../../../src/studio/core/actions/actions.ts';
import { openFile } from '../../../src/studio/core/actions/open-file.ts';
import { Inspector } from '../../../src/studio/features/inspector/Inspector.tsx';
import { OutlineTree } from '../../../src/studio/features/outline/OutlineTree.tsx';
import { createPlacement, createViewReader } from '../../../src/studio/view/index.ts';
import { ProjectList } from '../../../src/studio/shell/ProjectList.tsx';
import { TopBar } from '../../../src/studio/shell/TopBar.tsx';
import { settle } from '../document/fixtures.ts';
import { draw, openStudio } from './draw.tsx';

const PATH = 'machines/toString.machine.json';
const NAMES = ['valueOf', 'toString', 'hasOwnProperty', 'isPrototypeOf'];

/** Everything that has a name is called what every object inherits; nothing has a title. */
const machine: MachineConfig = {
  id: 'toString',
  version: '1',
  context: { attempts: 0 },
  meta: { title: {}, locales: ['en', 'zh-CN'], noInputSeconds: 5 },
  initial: 'valueOf',
  on: { HANGUP: { target: '#isPrototypeOf' } },
  states: {
    valueOf: {
      id: 'valueOf',
      tags: ['menu'],
      entry: { type: 'resetAttempts' },
      meta: { greeting: {} },
      on: { 'DTMF.1': { target: '#hasOwnProperty', meta: { label: {} } } },
    },
    hasOwnProperty: {
      id: 'hasOwnProperty',
      type: 'final',
      meta: { destination: { goesTo: 'desk', desk: 'valueOf', serves: ['valueOf.toString'] } },
    },
    isPrototypeOf: {
      id: 'isPrototypeOf',
      type: 'final',
      meta: { destination: { goesTo: 'hang-up', reason: 'caller' } },
    },
  },
} as MachineConfig;

describe('names that every object inherits', () => {
  it('are names like others: nothing fails, and no function is shown', async () => {
    const studio = await openStudio({ [PATH]: printMachine(machine) });
    await studio.workspace.refresh();
    act(() => openFile(studio, PATH));
    await act(() => settle(studio.workspace.open(PATH)).then(() => undefined));
    expect(studio.document()?.getSnapshot()).toMatchObject({ status: 'ready', problems: [] });
    for (const state of [undefined, '', ...NAMES]) {
      act(() => select(studio, { state }));
      const { container } = draw(
        studio,
        <>
          <TopBar />
          <ProjectList />
          <OutlineTree />
          <Inspector />
        </>,
      );
      const shown = [
        container.textContent,
        ...[...container.querySelectorAll('input, textarea')].map(
          (field) => (field as HTMLInputElement).value,
        ),
      ].join('\n');
      expect(shown).not.toMatch(/native code|function|NaN|undefined|\[object/);
      cleanup();
    }
  });

  it('have places of their own on the canvas', () => {
    const view = createViewReader().read(machine);
    const places = createPlacement().positionsFor(view, {});
    for (const { x, y } of Object.values(places)) expect(Number.isFinite(x + y)).toBe(true);
    expect(Object.hasOwn(places, 'valueOf')).toBe(true);
  });
});
