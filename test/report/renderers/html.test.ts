import { fc, test } from '@fast-check/vitest';
import { Window, type Document, type Element } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { reportWords } from '../../../src/words/index.ts';
import { PAGE_STYLE } from '../../../src/report/html/page-style.ts';
import {
  createSvgDocument,
  findRenderer,
  type DrawingDocument,
  type Renderer,
} from '../../../src/report/index.ts';
import type { StudyResult } from '../../../src/study/index.ts';
import { STUDIES } from '../studies.ts';

const { render } = findRenderer('html') as Renderer;

function open(page: string): Document {
  const { DOMParser } = new Window();
  return new DOMParser().parseFromString(page, 'text/html');
}

/** Two serialisers order attributes differently; the drawing is the same. */
function describeElement(element: Element): string {
  const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`).toSorted();
  return `${element.tagName.toLowerCase()}[${attributes.join(' ')}](${[...element.children].map(describeElement).join(',') || element.textContent})`;
}

const page = render(STUDIES.case, { language: 'en', version: '1.2.3' });
const opened = open(page);

describe('the HTML report', () => {
  it('runs nothing and fetches nothing', () => {
    expect(opened.querySelectorAll('script, img, link, iframe, object, embed, form, base').length).toBe(0);
    expect(page).not.toMatch(/@import|url\(|\ssrc=/);
    for (const link of opened.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^#/);
    expect(
      opened.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content'),
    ).toContain("default-src 'none'");
  });

  it('shows every section when the study has everything, and no empty one', () => {
    expect([...opened.querySelectorAll('main > section')].map((section) => section.id).toSorted()).toEqual(
      Object.keys(reportWords.en.study.sections).toSorted(),
    );
    const empty = open(render(STUDIES.empty, {}));
    expect([...empty.querySelectorAll('main > section')].map((section) => section.id)).toEqual([
      'summary',
      'provenance',
    ]);
    expect(empty.querySelectorAll('nav a').length).toBe(2);
  });

  it('points only at places that exist, each once', () => {
    const ids = [...opened.querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of opened.querySelectorAll('a'))
      expect(ids).toContain(link.getAttribute('href')?.slice(1));
    for (const element of opened.querySelectorAll('[aria-labelledby]'))
      expect(ids).toContain(element.getAttribute('aria-labelledby'));
  });

  it('names every chart and gives every table a caption and scoped headings', () => {
    const charts = [...opened.querySelectorAll('svg[role=img]')];
    expect(charts.length).toBeGreaterThan(15);
    for (const chart of charts) {
      expect(chart.querySelector('title')?.textContent).toBeTruthy();
      expect(chart.querySelector('desc')?.textContent).toBeTruthy();
    }
    for (const table of opened.querySelectorAll('table')) {
      expect(table.querySelector('caption')?.textContent).toBeTruthy();
      for (const head of table.querySelectorAll('th'))
        expect(head.getAttribute('scope')).toMatch(/^(row|col)$/);
    }
  });

  it('descends headings one level at a time', () => {
    const levels = [...opened.querySelectorAll('header h1, main h2, main h3')].map((heading) =>
      Number(heading.tagName.slice(1)),
    );
    levels.forEach((level, i) => expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1));
    expect(levels.filter((level) => level === 1).length).toBe(1);
  });

  it.each([
    ['en', 'Before and after'],
    ['zh-CN', '前后对比'],
  ] as const)('is written in one language (%s)', (language, heading) => {
    const document = open(render(STUDIES.case, { language }));
    expect(document.documentElement.lang).toBe(language);
    expect(document.querySelector('#figures h2')?.textContent).toBe(heading);
  });

  it('says in its first sentence that merging loses when it does', () => {
    const losing = open(render(STUDIES.losing, { language: 'en' }));
    expect(losing.querySelector('.lead')?.textContent).toMatch(
      /“Misrouted” rises .*worse in 40 of 40 draws.*Not settled: “Lost in menu” .*it rises in 33 of 40 draws/,
    );
    expect(losing.querySelector('#control .alert')?.textContent).toContain('BROKEN');
  });

  it('marks assumptions with a word, before what is better founded', () => {
    const words = [...opened.querySelectorAll('#parameters tbody .tag')].map((tag) => tag.textContent);
    expect(words.length).toBe(STUDIES.case.parameters.length);
    expect(words[0]).toBe('assumption');
    expect(words.lastIndexOf('assumption')).toBeLessThan(words.indexOf('measured'));
  });

  it('carries what is needed to make it again', () => {
    const text = opened.querySelector('#provenance')?.textContent;
    for (const part of ['20260101', '1.2.3', 'scenarios/case.scenario.json', STUDIES.case.replay])
      expect(text).toContain(part);
  });

  it('draws the same charts with a real document as with its own', () => {
    const drawings = (document: DrawingDocument): string[] =>
      [...open(render(STUDIES.case, { document })).querySelectorAll('svg')].map((svg) =>
        describeElement(svg),
      );
    const real = drawings(new Window().document as never);
    expect(real.length).toBeGreaterThan(15);
    expect(real).toEqual(drawings(createSvgDocument()));
  });
});

describe('text from outside', () => {
  const attacks = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x",
    '</style><script>',
    '</title><svg onload=x>',
    ']]>',
    '&lt;script&gt;',
    '\u0000',
    '-->',
    '${1}',
  ];
  const scraps = fc
    .array(fc.constantFrom('<', '>', '"', "'", '&', '/', 'script', ' ', '=', 'on', '\n', '`', '中', '😀'), {
      maxLength: 12,
    })
    .map((parts) => parts.join(''));
  const hostile = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), scraps);

  it('is never markup when it attacks', () => staysText(attacks.join(' ')));
  test.prop([hostile], { numRuns: 6 })('is never markup, whatever it is', staysText);

  /** One text in every place of a small study that a file from outside can fill. */
  function staysText(text: string): void {
    const words = { en: text, 'zh-CN': text };
    const { worlds, published, parameters, experience, sensitivity, scenario } = STUDIES.case;
    const study: StudyResult = {
      ...STUDIES.case,
      steps: [],
      ablation: ['before', 'after'],
      scenario: { ...scenario, title: words, about: words, file: text, id: text },
      replay: text,
      names: { lines: { one: words }, products: { pc: words } },
      worlds: worlds.slice(0, 2).map((world) => ({
        ...world,
        title: words,
        note: words,
        prompts: world.prompts.map((prompt) => ({ ...prompt, title: words })).slice(0, 2),
        lostAt: world.lostAt.map((at) => ({ ...at, title: words, line: text })).slice(0, 2),
        flows: world.flows.map((flow) => ({ ...flow, outcome: text })).slice(0, 3),
        desks: world.desks.map((desk) => ({ ...desk, title: words })).slice(0, 1),
      })),
      figureInfo: STUDIES.case.figureInfo
        .slice(0, 1)
        .map((info) => ({ ...info, title: words, definition: words })),
      published: published.map((check) => ({ ...check, note: words, source: text })),
      parameters: parameters
        .map((parameter) => ({ ...parameter, name: text, unit: text, source: text }))
        .slice(0, 2),
      experience: experience.map((band) => ({
        ...band,
        title: words,
        unit: words,
        basis: words,
        source: text,
      })),
      sensitivity: sensitivity.slice(0, 1).map((entry) => ({
        ...entry,
        bars: entry.bars.slice(0, 2).map((bar) => ({ ...bar, parameter: text, unit: text })),
      })),
    };
    const document = open(render(study, { language: 'en', version: text }));
    expect(document.querySelectorAll('script, img, iframe, svg svg').length).toBe(0);
    const attributes = [...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].map((attribute) => attribute.name),
    );
    expect(attributes.filter((name) => name.startsWith('on') || name === 'src')).toEqual([]);
    // Nothing escaped from the places it was put into: the frame of the page still stands.
    expect(document.querySelectorAll('main > section').length).toBeGreaterThan(10);
    expect(document.querySelectorAll('body > .sheet > footer').length).toBe(1);
  }
});

describe('the colours of the page', () => {
  const palettes = [...PAGE_STYLE.matchAll(/:root\{(?:color-scheme:[a-z ]+;)?(--paper[^}]*)\}/g)].map(
    ([, body]) =>
      Object.fromEntries(
        [...(body ?? '').matchAll(/--([a-z]+):(#[0-9a-f]+)/g)].map(([, name, colour]) => [name, colour]),
      ),
  );

  it('keep text readable on paper and on tinted ground (WCAG AA), in light, dark and print', () => {
    expect(palettes.length).toBe(3);
    for (const palette of palettes) {
      for (const text of ['ink', 'soft', 'better', 'worse', 'warn', 'link']) {
        for (const ground of ['paper', 'tint'])
          expect([text, ground, contrast(palette[text] ?? '', palette[ground] ?? '') >= 4.5]).toEqual([
            text,
            ground,
            true,
          ]);
      }
      for (const mark of ['before', 'after', 'served', 'waited', 'astray', 'lost'])
        expect(contrast(palette[mark] ?? '', palette['paper'] ?? '')).toBeGreaterThanOrEqual(3);
    }
  });

  /** WCAG 2.2, relative luminance and contrast ratio. */
  function contrast(a: string, b: string): number {
    const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  }
  function luminance(hex: string): number {
    const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex;
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(full.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
});
