/** Files of somebody else's layout, edited and saved here: what was not changed keeps its bytes. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { moveOnCanvas, parseMachine, printMachine } from '../../../src/chart/index.ts';
import type { DocumentStore } from '../../../src/studio/document/index.ts';
import { smallMachine } from '../../machine/small-machine.ts';
import { makeEdit, randomEdits } from '../../chart/edits/random-edits.ts';
import { DOCUMENT, greet, makeBench, PATH } from './fixtures.ts';

interface Hand {
  readonly mark: string;
  readonly lineEnd: string;
  readonly indent: string;
  readonly colon: string;
  readonly brace: string;
  /** What holds no more levels than this stands on one line. */
  readonly levels: number;
  readonly end: string;
}

const hands: fc.Arbitrary<Hand> = fc.record({
  mark: fc.constantFrom('', '\uFEFF'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  indent: fc.constantFrom('\t', '  ', '    ', ' '),
  colon: fc.constantFrom(': ', ':', ' : '),
  brace: fc.constantFrom('', ' '),
  levels: fc.constantFrom(0, 1, 2, 3),
  end: fc.constantFrom('', '\n', '\r\n'),
});

function write(content: unknown, hand: Hand): string {
  return hand.mark + spell(content, hand, '') + hand.end;
}

function spell(value: unknown, hand: Hand, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const [open, close] = isList ? '[]' : '{}';
  const inner = indent + hand.indent;
  const entries = Object.entries(value).map(
    ([key, each]) => (isList ? '' : JSON.stringify(key) + hand.colon) + spell(each, hand, inner),
  );
  if (entries.length === 0) return `${open}${close}`;
  const line = hand.lineEnd + inner;
  return levelsIn(value) <= hand.levels
    ? `${open}${isList ? '' : hand.brace}${entries.join(', ')}${isList ? '' : hand.brace}${close}`
    : `${open}${line}${entries.join(`,${line}`)}${hand.lineEnd}${indent}${close}`;
}

function levelsIn(value: unknown): number {
  return typeof value === 'object' && value !== null
    ? 1 + Math.max(0, ...Object.values(value).map(levelsIn))
    : 0;
}

/** Lines of the one that the other does not have, or not as often. */
function countLost(before: string, after: string): number {
  const left = new Map<string, number>();
  for (const line of after.split('\n')) left.set(line, (left.get(line) ?? 0) + 1);
  let lost = 0;
  for (const line of before.split('\n')) {
    const count = left.get(line) ?? 0;
    if (count === 0) lost++;
    else left.set(line, count - 1);
  }
  return lost;
}

function configOf(store: DocumentStore): typeof smallMachine {
  return store.getSnapshot().document?.config ?? smallMachine;
}

describe('a saved file', () => {
  test.prop([hands, randomEdits], { numRuns: 60 })(
    'says what was edited, and loses no more lines than were changed',
    async (hand, randoms) => {
      const text = write(smallMachine, hand);
      const bench = await makeBench({ [PATH]: text });
      const store = await bench.open();
      for (const random of randoms) {
        const edit = makeEdit(store.getSnapshot().document ?? DOCUMENT, random);
        if (edit) store.dispatch(edit);
      }
      await store.save();
      const saved = (await bench.textOnDisk()) ?? '';
      const { machine, problems } = parseMachine(saved, PATH);
      expect(problems).toEqual([]);
      expect(machine && printMachine(machine.config)).toBe(printMachine(configOf(store)));
      // What is added to a line of several entries changes that line.
      const [before, after] = [printMachine(smallMachine), printMachine(configOf(store))];
      expect(countLost(text, saved)).toBeLessThanOrEqual(countLost(before, after) + countLost(after, before));
      expect(saved.startsWith('\uFEFF')).toBe(hand.mark !== '');
      if (hand.lineEnd === '\r\n') expect(saved.replaceAll('\r\n', '').trimEnd()).not.toContain('\n');

      while (store.getSnapshot().canUndo) store.undo();
      await store.save();
      expect(await bench.textOnDisk()).toBe(text);
      store.end();
    },
  );

  test.prop([hands])('differs in one line for one word', async (hand) => {
    const text = write(smallMachine, hand);
    const bench = await makeBench({ [PATH]: text });
    const store = await bench.open();
    store.dispatch(greet(store, 'Hello'));
    await store.save();
    const saved = (await bench.textOnDisk()) ?? '';
    expect(countLost(text, saved)).toBe(1);
    expect(countLost(saved, text)).toBe(1);
    store.end();
  });

  it('of positions keeps its layout too, its own order and what else it says', async () => {
    const layoutPath = PATH.replace('.machine.', '.layout.');
    const text =
      '{\r\n\t"$schema": "layout.json",\r\n\t"positions": {\r\n\t\t"products": { "x": 10, "y": 20 },\r\n\t\t"pc": { "x": 1, "y": 2 }\r\n\t}\r\n}';
    const bench = await makeBench({ [PATH]: printMachine(smallMachine), [layoutPath]: text });
    const store = await bench.open();
    store.dispatch(moveOnCanvas(store.getSnapshot().document ?? DOCUMENT, { products: { x: 11, y: 20 } }));
    await store.save();
    expect(await bench.textOnDisk(layoutPath)).toBe(text.replace('10', '11'));
    store.end();
  });

  it('follows the layout that somebody else gives it meanwhile', async () => {
    const bench = await makeBench();
    const store = await bench.open();
    const theirs = `${JSON.stringify(smallMachine, undefined, '\t')}\n`;
    await bench.writeOutside(theirs);
    await store.checkDisk();
    store.dispatch(greet(store, 'Hello'));
    await store.save();
    const saved = (await bench.textOnDisk()) ?? '';
    expect(countLost(theirs, saved)).toBe(1);
    store.end();
  });
});
