import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  addMenu,
  applyEdit,
  EMPTY_LAYOUT,
  parseMachine,
  type MachineConfig,
} from '../../../src/chart/index.ts';
import { layoutAll } from '../../../src/studio/view/layout.ts';
import type { Box, Positions } from '../../../src/studio/view/types.ts';
import { createPlacement, frameBoxes } from '../../../src/studio/view/placement.ts';
import { walkFrom, type Direction, type Stop } from '../../../src/studio/features/canvas/walk.ts';
import { cardSize, createViewReader, type MachineView } from '../../../src/studio/view/index.ts';
import { largeMachine } from '../../browser/large-machine.ts';

const machines: [string, MachineConfig][] = [
  ...readdirSync('machines/merged').map((name): [string, MachineConfig] => [
    name,
    parseMachine(readFileSync(join('machines/merged', name), 'utf8'), name).machine?.config as MachineConfig,
  ]),
  ['120 menus', largeMachine(120)],
];
const read = (config: MachineConfig): MachineView => createViewReader().read(config);

function boxesOf(view: MachineView, positions: Positions): [string, Box][] {
  return [...view.cards.values()].map((card) => [
    card.path,
    { ...(positions[card.path] ?? { x: Number.NaN, y: Number.NaN }), ...cardSize(card) },
  ]);
}
const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('the layout', () => {
  it.each(machines)('%s: places every card, and none over another', (_name, config) => {
    const view = read(config);
    const boxes = boxesOf(view, layoutAll(view));
    for (const [i, [path, box]] of boxes.entries()) {
      expect(Number.isFinite(box.x) && Number.isFinite(box.y), path).toBe(true);
      for (const [other, against] of boxes.slice(i + 1))
        expect(overlaps(box, against), `${path} lies over ${other}`).toBe(false);
    }
  });

  it.each(machines)('%s: draws a frame around its own cards and no other', (_name, config) => {
    const view = read(config);
    const positions = layoutAll(view);
    const cards = boxesOf(view, positions);
    for (const [path, frame] of frameBoxes(view, positions)) {
      const inside = new Set(view.frames.get(path)?.cards);
      for (const [card, box] of cards)
        expect(overlaps(box, frame), `${card} in ${path}`).toBe(inside.has(card));
    }
  });

  it('is the same for the same machine', () => {
    const [, config] = machines[0] as (typeof machines)[number];
    expect(layoutAll(read(config))).toEqual(layoutAll(read(config)));
  });
});

describe('places on the canvas', () => {
  it('keep what is stored, and move nothing when something is added', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...machines.slice(0, -1)),
        fc.integer({ min: -500, max: 500 }),
        ([, config], x) => {
          const view = read(config);
          const placement = createPlacement();
          const stored = { [config.initial]: { x, y: 40 } };
          const before = placement.positionsFor(view, stored);
          expect(before[config.initial]).toEqual({ x, y: 40 });
          const document = { config, layout: EMPTY_LAYOUT };
          const edit = addMenu(document, { parent: '' });
          const after = placement.positionsFor(read(applyEdit(document, edit).document.config), stored);
          for (const [path, at] of Object.entries(before)) expect(after[path], path).toEqual(at);
          expect(after[edit.selects ?? '']).toBeDefined();
        },
      ),
      { numRuns: 12 },
    );
  });

  it('put a newcomer where it covers nothing', () => {
    const [, config] = machines[0] as (typeof machines)[number];
    const document = { config, layout: EMPTY_LAYOUT };
    const placement = createPlacement();
    placement.positionsFor(read(config), {});
    const next = applyEdit(document, addMenu(document, { parent: '' })).document;
    const view = read(next.config);
    const boxes = boxesOf(view, placement.positionsFor(view, {}));
    const [, newcomer] = boxes.at(-1) as (typeof boxes)[number];
    expect(boxes.slice(0, -1).filter(([, box]) => overlaps(box, newcomer))).toEqual([]);
  });
});

describe('arrow keys', () => {
  it.each(machines)('%s: reach every card, every group and every row from the start', (_name, config) => {
    const view = read(config);
    const positions = layoutAll(view);
    const seen = new Map<string, Stop>();
    const work: Stop[] = [{ state: '', row: undefined }];
    for (let at = work.pop(); at; at = work.pop()) {
      const name = `${at.state} ${at.row ?? ''}`;
      if (seen.has(name)) continue;
      seen.set(name, at);
      for (const direction of ['up', 'down', 'left', 'right'] satisfies Direction[]) {
        const next = walkFrom(view, positions, at, direction);
        if (next) work.push(next);
      }
    }
    for (const card of view.cards.values()) {
      expect(seen.has(`${card.path} `), card.path).toBe(true);
      for (const row of card.rows) expect(seen.has(`${card.path} ${row.id}`), row.id).toBe(true);
    }
    for (const frame of view.frames.values()) {
      for (const id of [
        '',
        ...frame.rows.filter(({ event }) => event.startsWith('DTMF.')).map((row) => row.id),
      ])
        expect(seen.has(`${frame.path} ${id}`), `${frame.path} ${id}`).toBe(true);
    }
  });

  it('follow a connection to the right and come back by it to the left', () => {
    const view = read(machines.find(([name]) => name === 'merged.machine.json')?.[1] as MachineConfig);
    const positions = layoutAll(view);
    const there = walkFrom(view, positions, { state: 'products', row: 'products|DTMF.3|0' }, 'right');
    expect(there).toEqual({ state: 'catalogue.office.menu', row: undefined });
    expect(walkFrom(view, positions, there as Stop, 'left')).toEqual({
      state: 'products',
      row: 'products|DTMF.3|0',
    });
  });
});
