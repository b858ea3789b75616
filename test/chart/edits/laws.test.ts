import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as edits from '../../../src/chart/edits/index.ts';
import {
  applyEdit,
  applyPatches,
  indexChart,
  invertPatches,
  parseLayout,
  parseMachine,
  printLayout,
  printMachine,
  squashPatches,
  type MachineDocument,
  type Patch,
} from '../../../src/chart/index.ts';
import { smallMachine } from '../../machine/small-machine.ts';
import { makeEdit, MAKERS, randomEdits, type RandomEdit } from './random-edits.ts';

const start: MachineDocument = {
  config: smallMachine,
  layout: {
    positions: Object.fromEntries(
      indexChart(smallMachine)
        .states.slice(1)
        .map(({ path }, i) => [path, { x: i * 40, y: i * 7 }]),
    ),
  },
};

const print = (document: MachineDocument): string =>
  printMachine(document.config) + printLayout(document.layout);

/**
 * What refusals may say; anything else is an edit that was made wrong and only caught by the net below it.
 */
const NET =
  /^(unknown-|missing-|kind-|duplicate-)|leads to ".*", which does not exist|does not say which one comes first|begins in|already taken by (?!another)|neither speaks/;

function perform(
  document: MachineDocument,
  randoms: readonly RandomEdit[],
  onStep: (before: MachineDocument, after: MachineDocument, patches: readonly Patch[]) => void,
): MachineDocument {
  let now = document;
  for (const random of randoms) {
    const edit = makeEdit(now, random);
    if (!edit) continue;
    expect(edit.name.en).not.toBe('');
    expect(edit.name['zh-CN']).not.toBe('');
    const { document: next, patches, refusal } = applyEdit(now, edit);
    if (refusal && NET.test(refusal.en))
      throw new Error(
        `${JSON.stringify(random)} was made wrong and only caught by the net below: ${refusal.en}`,
      );
    onStep(now, next, patches);
    now = next;
  }
  return now;
}

describe('any sequence of edits', () => {
  it('leaves a machine and a layout that can be read again', () => {
    fc.assert(
      fc.property(randomEdits, (randoms) => {
        perform(start, randoms, (_before, after) => {
          const { machine, problems } = parseMachine(printMachine(after.config), 'a.machine.json');
          expect(problems).toEqual([]);
          expect(machine?.config).toEqual(after.config);
          expect(parseLayout(printLayout(after.layout), 'a.layout.json').problems).toEqual([]);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('is undone exactly and redone exactly, the order of keys included', () => {
    fc.assert(
      fc.property(randomEdits, (randoms) => {
        const steps: { before: MachineDocument; after: MachineDocument; patches: readonly Patch[] }[] = [];
        let now = perform(
          start,
          randoms,
          (before, after, patches) => void steps.push({ before, after, patches }),
        );
        for (const { before, patches } of steps.toReversed()) {
          now = applyPatches(now, invertPatches(patches));
          expect(print(now)).toBe(print(before));
        }
        for (const { after, patches } of steps) {
          now = applyPatches(now, patches);
          expect(print(now)).toBe(print(after));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is the same when squashed into one', () => {
    fc.assert(
      fc.property(randomEdits, (randoms) => {
        let squashed: readonly Patch[] = [];
        const end = perform(
          start,
          randoms,
          (_before, _after, patches) => void (squashed = squashPatches(squashed, patches)),
        );
        expect(print(applyPatches(start, squashed))).toBe(print(end));
        expect(print(applyPatches(end, invertPatches(squashed)))).toBe(print(start));
      }),
      { numRuns: 50 },
    );
  });

  it('never loses the position of a state that is still there', () => {
    fc.assert(
      fc.property(randomEdits, (randoms) => {
        perform(start, randoms, (before, after) => {
          // States are followed by their identity: what an edit does not touch, it shares.
          const placed = new Map(
            indexChart(before.config)
              .states.filter(({ path }) => path in before.layout.positions)
              .map(({ path, config }) => [config, path]),
          );
          for (const { path, config } of indexChart(after.config).states) {
            const old = placed.get(config);
            expect({ old, path, isLost: old !== undefined && !(path in after.layout.positions) }).toEqual({
              old,
              path,
              isLost: false,
            });
          }
        });
      }),
      { numRuns: 50 },
    );
  });

  it('never changes the document it is given', () => {
    const printed = print(start);
    fc.assert(
      fc.property(randomEdits, (randoms) => {
        perform(start, randoms, () => undefined);
        return print(start) === printed;
      }),
      { numRuns: 30 },
    );
    expect(print(start)).toBe(printed);
  });
});

describe('the makers of edits', () => {
  it('are all tried by these laws', () => {
    const others = [
      'applyEdit',
      'applyPatches',
      'diffDocuments',
      'invertPatches',
      'squashPatches',
      'checkMachineValue',
      'parseLayout',
      'printLayout',
      'rewriteLayout',
      'describeDeletion',
      'copyOption',
      'copyState',
      'parseClip',
      'printClip',
      'optionsOf',
    ];
    const makers = Object.entries(edits)
      .filter(([name, value]) => typeof value === 'function' && !others.includes(name))
      .map(([name]) => name);
    expect(makers.toSorted()).toEqual(Object.keys(MAKERS).toSorted());
  });

  it('each change something in the course of a few thousand tries', () => {
    const changed = new Set<string>();
    for (const maker of Object.keys(MAKERS)) {
      for (let i = 0; i < 200 && !changed.has(maker); i++) {
        const edit = makeEdit(start, {
          maker,
          numbers: Array.from({ length: 16 }, (_, at) => i * 31 + at * 7 + ((i * at) % 5)),
        });
        if (edit && applyEdit(start, edit).patches.length > 0) changed.add(maker);
      }
    }
    // The machine these start from handles every event already.
    expect(Object.keys(MAKERS).filter((maker) => !changed.has(maker))).toEqual(['wireEvents']);
  });
});
