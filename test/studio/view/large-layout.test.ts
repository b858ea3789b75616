/** Machines too large to be laid out while the page waits. */
import dagre from '@dagrejs/dagre';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  cardSize,
  createPlacement,
  createViewReader,
  isSmall,
  layoutAll,
  layoutPlainly,
  type MachineView,
  type Positions,
} from '../../../src/studio/view/index.ts';
import type { MachineConfig } from '../../../src/chart/index.ts';
import { largeMachine } from '../../browser/large-machine.ts';
import { plainTree } from '../../browser/plain-tree.ts';

const read = (config: MachineConfig): MachineView => createViewReader().read(config);
afterEach(() => void vi.restoreAllMocks());

/** How often dagre looks an edge up; more often than `most` is refused, since it may be without end. */
function countLookUps(most: number): () => number {
  let count = 0;
  const edge = dagre.graphlib.Graph.prototype.edge;
  vi.spyOn(dagre.graphlib.Graph.prototype, 'edge').mockImplementation(function (
    this: InstanceType<typeof dagre.graphlib.Graph>,
    ...told: Parameters<typeof edge>
  ) {
    if (++count > most) throw new Error(`The layout has looked up ${most} edges and goes on.`);
    return edge.apply(this, told);
  });
  return () => count;
}

function coveredIn(view: MachineView, positions: Positions): string[] {
  const boxes = [...view.cards.values()]
    .map((card) => ({ path: card.path, ...cardSize(card), ...(positions[card.path] ?? { x: NaN, y: NaN }) }))
    .toSorted((a, b) => a.x - b.x);
  return boxes.flatMap((box, i) => {
    if (!Number.isFinite(box.x + box.y)) return [box.path];
    const over: string[] = [];
    for (let j = i + 1; j < boxes.length && (boxes[j]?.x ?? 0) < box.x + box.width; j++) {
      const other = boxes[j];
      if (other && box.y < other.y + other.height && other.y < box.y + box.height)
        over.push(`${box.path} over ${other.path}`);
    }
    return over;
  });
}

describe('a plain tree whose desks are shared', () => {
  it.each([80, 500])('of %i menus is laid out in work that grows with its connections', (menus) => {
    const view = read(plainTree(menus));
    const count = countLookUps(200 * view.links.length);
    expect(coveredIn(view, layoutAll(view))).toEqual([]);
    expect(count()).toBeGreaterThan(view.links.length);
  });

  it.each([80, 1000])('of %i menus asks dagre for nothing while the page waits', (menus) => {
    const view = read(plainTree(menus));
    const count = countLookUps(0);
    const placement = createPlacement();
    expect(placement.needsThread(view, {})).toBe(true);
    expect(coveredIn(view, placement.positionsFor(view, {}))).toEqual([]);
    expect(count()).toBe(0);
  });

  it('keeps the places it has stored, and puts the rest, few or many, where they cover nothing', () => {
    const view = read(plainTree(300));
    const count = countLookUps(0);
    const whole = layoutPlainly(view);
    for (const known of [30, 310]) {
      const stored = Object.fromEntries(
        Object.entries(whole)
          .filter(([path]) => path !== '')
          .slice(0, known),
      );
      const placement = createPlacement();
      expect(placement.needsThread(view, stored)).toBe(false);
      const positions = placement.positionsFor(view, stored);
      expect(positions).toMatchObject(stored);
      expect(coveredIn(view, positions)).toEqual([]);
    }
    expect(count()).toBe(0);
  });
});

describe('the plain layout', () => {
  it.each([
    ['a plain tree', plainTree(120)],
    ['groups', largeMachine(120)],
    ['one menu', plainTree(1)],
  ])('places every card of %s and covers none', (_name, config) => {
    const view = read(config);
    expect(coveredIn(view, layoutPlainly(view))).toEqual([]);
  });

  it('puts a menu to the right of what leads to it, and ends last', () => {
    const view = read(plainTree(21));
    const positions = layoutPlainly(view);
    const x = (path: string): number => positions[path]?.x ?? Number.NaN;
    expect(x('m1')).toBeGreaterThan(x('m0'));
    expect(x('m5')).toBeGreaterThan(x('m1'));
    for (const { path, kind } of view.cards.values())
      if (kind === 'menu') expect(x('desk-0'), path).toBeGreaterThan(x(path));
  });
});

it('places from a thread are taken for cards that have none, and stay', () => {
  const view = read(plainTree(80));
  const placement = createPlacement();
  placement.place(Object.fromEntries([...view.cards.keys()].map((path, i) => [path, { x: i * 400, y: 0 }])));
  expect(placement.needsThread(view, {})).toBe(false);
  expect(placement.positionsFor(view, {})['m3']).toEqual({
    x: [...view.cards.keys()].indexOf('m3') * 400,
    y: 0,
  });
  expect(isSmall(view)).toBe(false);
});
