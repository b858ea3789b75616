import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { convert } from 'xmlbuilder2';
import { explore } from '../../src/automaton/index.ts';
import { indexChart, type MachineConfig } from '../../src/chart/index.ts';
import { toMermaid, toScxml } from '../../src/formats/index.ts';
import { smallMachine } from '../machine/small-machine.ts';

interface Node {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: readonly Node[];
}

/** The library's parser leaves entities as they are. */
function unescapeXml(text: string): string {
  const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(\w+);/g, (_, name: string) => signs[name] ?? `&${name};`);
}

/** Reads XML with the library's own parser, which refuses what is not well formed. */
function read(xml: string): Node[] {
  const all: Node[] = [];
  const visit = (name: string, value: unknown): Node[] => {
    if (Array.isArray(value)) return value.flatMap((item) => visit(name, item));
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    const node: Node = {
      name,
      attributes: Object.fromEntries(
        entries
          .filter(([key]) => key.startsWith('@'))
          .map(([key, text]) => [key.slice(1), unescapeXml(String(text))]),
      ),
      children: entries
        .filter(([key]) => !key.startsWith('@') && !key.startsWith('#'))
        .flatMap(([key, child]) => visit(key, child)),
    };
    all.push(node);
    return [node];
  };
  for (const [name, value] of Object.entries(convert(xml, { format: 'object' }) as object))
    visit(name, value);
  return all;
}

describe('an SCXML chart', () => {
  const nodes = read(toScxml(smallMachine, { locale: 'en' }));
  const chart = indexChart(smallMachine);

  it('has every state once, and one around them all for what the machine itself takes', () => {
    const ids = nodes
      .filter(({ name }) => name === 'state' || name === 'final')
      .map(({ attributes }) => attributes['id']);
    expect(ids.toSorted()).toEqual(
      ['small.call', ...chart.states.slice(1).map(({ path }) => path)].toSorted(),
    );
  });

  it('has every transition, each leading to a state that exists', () => {
    const transitions = nodes.filter(({ name }) => name === 'transition');
    // One more makes a key that nobody takes a wrong one.
    expect(transitions.length).toBe(chart.transitions.length + 1);
    const ids = new Set(nodes.map(({ attributes }) => attributes['id']));
    for (const { attributes } of transitions)
      if (attributes['target'] !== undefined) expect(ids).toContain(attributes['target']);
  });

  it('writes guards as conditions that mean the same', () => {
    const conditions = nodes
      .filter(({ name }) => name === 'transition')
      .map(({ attributes }) => attributes['cond']);
    const holds = (condition: string, facts: object, attempts: number): unknown =>
      new Function('facts', 'attempts', `return ${condition}`)(facts, attempts);
    const business = conditions.find((condition) => condition?.includes('identity')) ?? '';
    expect([
      holds(business, { identity: 'business' }, 0),
      holds(business, { identity: 'unknown' }, 0),
    ]).toEqual([true, false]);
    const left = conditions.find((condition) => condition?.includes('attempts')) ?? '';
    expect([holds(left, {}, 0), holds(left, {}, 1), holds(left, {}, 2)]).toEqual([true, true, false]);
  });

  test.prop([
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(']]>', '<!--', '"&<>\'', '\u0000', '<?x?>', '\ud800'),
    ),
  ])('stays well formed whatever a label says', (label) => {
    const { products } = smallMachine.states;
    const config: MachineConfig = {
      ...smallMachine,
      states: {
        ...smallMachine.states,
        products: {
          ...products,
          on: { ...products?.on, 'DTMF.1': { target: '#pc-menu', meta: { label: { en: label } } } },
        },
      },
    };
    expect(read(toScxml(config, { locale: 'en' })).length).toBe(nodes.length);
  });

  it('is the same text each time, as is the diagram', () => {
    expect(toScxml(structuredClone(smallMachine))).toBe(toScxml(smallMachine));
    expect(toMermaid(structuredClone(smallMachine), explore(smallMachine).automaton)).toBe(
      toMermaid(smallMachine, explore(smallMachine).automaton),
    );
  });
});
