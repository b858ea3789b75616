// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fc, test } from '@fast-check/vitest';
import mermaid from 'mermaid';
import { describe, expect, it } from 'vitest';
import { explore } from '../../src/automaton/index.ts';
import { indexChart, parseMachine, type MachineConfig } from '../../src/chart/index.ts';
import { FORMATS, toMermaid } from '../../src/formats/index.ts';
import { smallMachine } from '../machine/small-machine.ts';

const { automaton } = explore(smallMachine);

/** The real parser's own view of a diagram. */
async function parse(text: string): Promise<{
  vertices: Map<string, { text?: string }>;
  edges: { start: string; end: string; text: string }[];
  subGraphs: { title: string }[];
}> {
  await mermaid.parse(text);
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  const db = diagram.db as unknown as {
    getVertices(): Map<string, { text?: string }>;
    getEdges(): { start: string; end: string; text: string }[];
    getSubGraphs(): { title: string }[];
  };
  return { vertices: db.getVertices(), edges: db.getEdges(), subGraphs: db.getSubGraphs() };
}

/** Mermaid hides entities as `ﬂ°°59¶ß` until it draws; this is what it will draw. */
function drawn(text: string | undefined): string {
  return (text ?? '').replace(/ﬂ°°(\d+)¶ß/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

const machines = readdirSync('machines', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.machine.json'))
  .map((name) => join('machines', name));

describe('the registry of formats', () => {
  it('equals the listing of its folder', () => {
    const files = readdirSync('src/formats/writers').map((name) => name.replace('.ts', ''));
    expect(FORMATS.map((format) => format.id).toSorted()).toEqual(files.toSorted());
  });
});

describe('a Mermaid diagram', () => {
  it('has a node for every state that is no group and a subgraph for every group', async () => {
    const { vertices, subGraphs } = await parse(toMermaid(smallMachine));
    const states = indexChart(smallMachine).states.slice(1);
    const groups = states.filter((state) => state.config.states);
    expect(subGraphs.length).toBe(groups.length);
    // The start and the note of the machine are nodes as well.
    expect(vertices.size).toBe(states.length - groups.length + 2);
  });

  it('puts keys and labels on edges in the language asked for', async () => {
    const labels = async (locale: string): Promise<string[]> =>
      (await parse(toMermaid(smallMachine, undefined, { locale }))).edges.map((edge) => drawn(edge.text));
    expect(await labels('en')).toContain('1 computers');
    expect(await labels('zh')).toContain('1 电脑');
    expect(toMermaid(smallMachine, undefined, { locale: 'en' })).toContain(
      '|"3 business customers<br/>is business"|',
    );
  });

  it('folds keys that every menu inherits into one note', () => {
    const text = toMermaid(smallMachine, undefined, { locale: 'en' });
    expect(text.match(/In every menu/g)?.length).toBe(1);
    expect(text).toContain('9 hear this again');
    expect(text.match(/an agent/g)?.length).toBe(1);
  });

  it('shows shares of callers and where they get lost when given an overlay', () => {
    const edge =
      automaton?.edges.find(({ source, event }) => source === 'products' && event === 'DTMF.1')?.index ?? -1;
    const text = toMermaid(smallMachine, automaton, {
      locale: 'en',
      overlay: { edgeShare: new Map([[edge, 0.423]]), lostAt: new Map([['products', 0.031]]) },
    });
    expect(text).toContain('1 computers<br/>42.3#37;');
    expect(text).toMatch(/m_products\["Which product\?<br\/>lost here 3\.10#37;"\]:::lost/);
    expect(text).toMatch(/linkStyle \d+ stroke-width:5\.7px/);
  });

  it('marks a state that nobody can reach', () => {
    const config: MachineConfig = {
      ...smallMachine,
      states: { ...smallMachine.states, attic: { tags: ['menu'], on: { 'DTMF.1': '#operator' } } },
    };
    expect(toMermaid(config, explore(config).automaton, { locale: 'en' })).toMatch(
      /m_attic\[.*nobody gets here"\]:::unreachable/,
    );
    expect(toMermaid(smallMachine, automaton)).not.toMatch(/:::unreachable/);
  });

  it('of every machine in the house is accepted by the real parser, in both languages', async () => {
    expect(machines.length).toBeGreaterThan(40);
    for (const path of machines) {
      const { machine } = parseMachine(readFileSync(path, 'utf8'), path);
      if (!machine) throw new Error(`${path} cannot be read.`);
      for (const locale of ['zh-CN', 'en'])
        await expect(mermaid.parse(toMermaid(machine.config, undefined, { locale }))).resolves.toBeTruthy();
    }
  }, 30_000);

  const traps = [
    'end',
    'a;b',
    'x"y"z',
    '[[]](){}',
    '`code`',
    '"`**bold**`"',
    '%% no comment',
    '%%{init: {}}%%',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'a\nb',
    '1. first',
    '- item',
    '# head',
    '#quot;',
    'ﬂ°°60¶ß',
    'style x:#f00;',
    'classDef a:#1;',
    'a --> b',
    'subgraph',
    '|',
    '电脑；手机',
    '👩‍💻',
    '\\',
    'click m_x call f()',
    ':::lost',
    '@{ shape: x }',
    '$$x$$',
    '',
  ];
  const scraps = fc
    .array(fc.constantFrom(...traps, ' ', '"', ';', ']', '中'), { maxLength: 6 })
    .map((parts) => parts.join(''));
  const label = fc.oneof(fc.constantFrom(...traps), scraps, fc.string({ unit: 'binary', maxLength: 30 }));

  test.prop([label, label], { numRuns: 60 })('keeps any label as text', async (text, other) => {
    const text2 = toMermaid(withTexts(text, other), undefined, { locale: 'en' });
    // Nothing that a page could run: the only markup is our own line break.
    expect(text2.replace(/<br\/>/g, '')).not.toMatch(/<[a-z/!]/i);
    const { vertices, edges, subGraphs } = await parse(text2);
    const wanted = normalise(text);
    expect(drawn(vertices.get('m_products')?.text)).toBe(wanted || 'products');
    expect(edges.map((edge) => drawn(edge.text))).toContain(`1 ${wanted}`.trim());
    expect(subGraphs.map(({ title }) => drawn(title))).toContain(normalise(other) || 'pc');
  });

  it.each(traps)('keeps %j as text', async (text) => {
    const { vertices } = await parse(toMermaid(withTexts(text, text), undefined, { locale: 'en' }));
    expect(drawn(vertices.get('m_products')?.text)).toBe(normalise(text) || 'products');
  });

  test.prop(
    [fc.uniqueArray(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,12}$/), { minLength: 1, maxLength: 8 })],
    { numRuns: 20 },
  )('gives every state a node of its own, whatever its key', async (keys) => {
    const states = Object.fromEntries(
      keys.map((key) => [
        key,
        { type: 'final' as const, meta: { destination: { goesTo: 'desk' as const, desk: 'd', serves: [] } } },
      ]),
    );
    const config: MachineConfig = {
      id: 'end',
      meta: { title: { en: 'end' }, locales: ['en'] },
      initial: keys[0] ?? '',
      states,
    };
    expect((await parse(toMermaid(config))).vertices.size).toBe(keys.length + 1);
  });
});

describe('a condition in a diagram', () => {
  it.each([
    ['en', 'owns a PC', 'owns phone'],
    ['zh-CN', '拥有电脑', '拥有 phone'],
  ])('is told in words in %s, by its id where it has no name', (locale, named, unnamed) => {
    const withFacts = {
      ...smallMachine,
      meta: { ...smallMachine.meta, facts: { devices: { pc: { en: 'a PC', 'zh-CN': '电脑' } } } },
    };
    const guarded = (device: string): string =>
      toMermaid(
        {
          ...withFacts,
          states: {
            ...withFacts.states,
            products: {
              ...withFacts.states.products,
              on: { 'DTMF.9': { target: '#pc-menu', guard: { type: 'ownsDevice', params: { device } } } },
            },
          },
        } as MachineConfig,
        undefined,
        { locale },
      );
    expect(guarded('pc')).toContain(named);
    expect(guarded('phone')).toContain(unnamed);
  });
});

function withTexts(text: string, other: string): MachineConfig {
  const { products, pc } = smallMachine.states;
  return {
    ...smallMachine,
    states: {
      ...smallMachine.states,
      products: {
        ...products,
        meta: { ...products?.meta, title: { en: text }, greeting: {} },
        on: { ...products?.on, 'DTMF.1': { target: '#pc-menu', meta: { label: { en: text } } } },
      },
      pc: { ...pc, meta: { title: { en: other } } },
    },
  };
}

/** What must be left of a text: one line, without control and direction marks, at most 120 characters. */
function normalise(text: string): string {
  const line = text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return [...line].length > 120 ? `${[...line].slice(0, 117).join('')}...` : line;
}
