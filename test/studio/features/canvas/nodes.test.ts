import { describe, expect, it } from 'vitest';
import {
  addOption,
  applyEdit,
  EMPTY_LAYOUT,
  setText,
  type Edit,
  type MachineDocument,
} from '../../../../src/chart/index.ts';
import { layoutAll } from '../../../../src/studio/view/layout.ts';
import { buildEdges, buildNodes } from '../../../../src/studio/features/canvas/nodes.ts';
import { createViewReader } from '../../../../src/studio/view/index.ts';
import { largeMachine } from '../../../browser/large-machine.ts';

const option = { state: 'p0.m0', event: 'DTMF.1', position: 0 } as const;

/** The lists before and after an edit, with nothing moved. */
function redraw(make: (document: MachineDocument) => Edit) {
  const document: MachineDocument = { config: largeMachine(30), layout: EMPTY_LAYOUT };
  const reader = createViewReader();
  const before = reader.read(document.config);
  const positions = layoutAll(before);
  const nodes = buildNodes(before, positions, () => false, []);
  const edges = buildEdges(before, []);
  const after = reader.read(applyEdit(document, make(document)).document.config);
  expect(after).not.toBe(before);
  return {
    nodes,
    edges,
    nextNodes: buildNodes(after, positions, () => false, nodes),
    nextEdges: buildEdges(after, edges),
  };
}

describe('what React Flow is given', () => {
  it('is the very same while a label is typed, so that it has nothing to go through', () => {
    const { nodes, edges, nextNodes, nextEdges } = redraw((document) =>
      setText(document, { kind: 'label', option }, 'en', 'other words'),
    );
    expect(nextNodes).toBe(nodes);
    expect(nextEdges).toBe(edges);
  });

  it('is new for the one card that grows by an option', () => {
    const { nodes, nextNodes } = redraw((document) => addOption(document, 'p0.m0', {}));
    expect(nextNodes).not.toBe(nodes);
    expect(
      nextNodes.filter((node) => !nodes.includes(node) && node.type === 'card').map(({ id }) => id),
    ).toEqual(['card:p0.m0']);
  });
});
