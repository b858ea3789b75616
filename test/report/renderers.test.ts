import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  CSV_COLUMNS,
  findRenderer,
  parseStudyResult,
  RENDERERS,
  type Language,
  type Renderer,
} from '../../src/report/index.ts';
import { columnsOf } from '../../src/report/text-width.ts';
import { buildEmptyStudy, buildLosingStudy, buildStoppedStudy, buildStudy } from './study-fixture.ts';

const STUDIES = {
  case: buildStudy(),
  losing: buildLosingStudy(),
  stopped: buildStoppedStudy(),
  empty: buildEmptyStudy(),
};
const LANGUAGES: readonly Language[] = ['en', 'zh'];
const render = (id: string, study = STUDIES.case, language: Language = 'en'): string =>
  (findRenderer(id) as Renderer).render(study, { language });

describe('the registry of renderers', () => {
  it('equals the listing of its folder', () => {
    const files = readdirSync(new URL('../../src/report/renderers/', import.meta.url)).map((name) =>
      name.replace('.ts', ''),
    );
    expect(RENDERERS.map((renderer) => renderer.id).toSorted()).toEqual(files.toSorted());
  });

  it.each(RENDERERS.map((renderer) => renderer.id))('%s gives the same bytes for the same result', (id) => {
    expect(render(id, structuredClone(STUDIES.case))).toBe(render(id));
  });

  it('writes in the language of the result unless told otherwise', () => {
    const { render: text } = findRenderer('text') as Renderer;
    expect(text(STUDIES.case, {})).toContain('前后对比');
    expect(text({ ...STUDIES.case, locale: 'fr-CA' }, {})).toContain('Before and after');
    expect(text({ ...STUDIES.case, locale: 'constructor' }, {})).toContain('Before and after');
  });
});

describe('the text report', () => {
  it.each(Object.entries(STUDIES))('of the %s study fits a hundred columns in every language', (_, study) => {
    for (const language of LANGUAGES) {
      const lines = render('text', study, language)
        .split('\n')
        .filter((line) => !line.includes('npx dialtree'));
      expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(100);
    }
  });

  it('measures a Chinese character as two columns', () => {
    expect([
      columnsOf('abc'),
      columnsOf('菜单'),
      columnsOf('（a）'),
      columnsOf('é'),
      columnsOf('e\u0301'),
    ]).toEqual([3, 4, 5, 1, 1]);
  });

  it('sets the columns of a Chinese table under each other', () => {
    const lines = render('text', STUDIES.case, 'zh').split('\n');
    const at = lines.findIndex((line) => line.startsWith('指标'));
    const ends = lines
      .slice(at + 2, at + 8)
      .map((line) => columnsOf(line.slice(0, line.search(/ (变好|变差)/))));
    expect(new Set(ends).size).toBe(1);
  });

  it('says better and worse in words', () => {
    expect(render('text')).toMatch(/Lost in menu +7\.13 % +5\.49 % +-1\.64 pp +-1\.67 to -1\.61 +better/);
    expect(render('text')).toMatch(/Time in menu .* worse/);
  });

  it('says that merging loses when it does', () => {
    const text = render('text', STUDIES.losing);
    expect(text).toContain('rises from 5.49 % to 7.13 %');
    expect(text).toContain('On this figure the change loses.');
    expect(text).toContain('Control BROKEN');
  });

  it('gives no judgement where there is no interval', () => {
    const text = render('text', STUDIES.stopped);
    expect(text).toContain('The run was stopped early');
    expect(text).toContain('Precision NOT reached');
    expect(text).not.toMatch(/ (better|worse)$/m);
  });

  it('lets no control character of a title reach the terminal', () => {
    const text = render(
      'text',
      buildStudy({ scenario: { ...STUDIES.case.scenario, title: { en: 'red \u001b[31m alert\u0007' } } }),
    );
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  it('prints the replay command whole', () => {
    expect(render('text').split('\n')).toContain(`  ${STUDIES.case.replay}`);
  });
});

describe('the CSV report', () => {
  const rows = render('csv')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));

  it('has its documented columns in every row', () => {
    expect(rows[0]).toEqual([...CSV_COLUMNS]);
    expect(rows.filter((row) => row.length !== CSV_COLUMNS.length)).toEqual([]);
  });

  it('has one row per world and figure and one per comparison and figure', () => {
    const known = new Set(STUDIES.case.figureInfo.map((info) => info.id));
    const count = (figures: object): number => Object.keys(figures).filter((id) => known.has(id)).length;
    const worlds = STUDIES.case.worlds.reduce((sum, world) => sum + count(world.figures), 0);
    const differences = STUDIES.case.comparisons.reduce(
      (sum, comparison) => sum + count(comparison.differences),
      0,
    );
    expect(rows.length).toBe(1 + worlds + differences);
  });

  it('keeps numbers as they are and leaves absent bounds empty', () => {
    const stopped = render('csv', STUDIES.stopped).split('\r\n');
    expect(stopped).toContain('world,before,,lostRate,0.0713,,,share,1');
    expect(rows.find((row) => row[0] === 'difference' && row[3] === 'lostRate')?.slice(1, 3)).toEqual([
      'after',
      'before',
    ]);
  });

  it('disarms what a spreadsheet would run', () => {
    const study = buildStudy({
      worlds: STUDIES.case.worlds.map((world) => ({ ...world, id: `=1+1,"${world.id}"` })),
    });
    expect(render('csv', study)).toContain('"\'=1+1,""before"""');
  });
});

describe('the Markdown report', () => {
  it.each(Object.entries(STUDIES))(
    'of the %s study has as many cells in every row as in its heading',
    (_, study) => {
      const blocks = render('md', study)
        .split('\n\n')
        .filter((block) => block.startsWith('|'));
      const cells = (row: string): number => row.replace(/\\\|/g, '').split('|').length;
      for (const block of blocks) expect(new Set(block.trimEnd().split('\n').map(cells)).size).toBe(1);
    },
  );

  it('holds what the page holds: definitions, parameters and their sources', () => {
    const md = render('md');
    for (const words of [
      '## Definitions',
      '## Parameters',
      'none found',
      '## Published and simulated',
      '## What the answer hangs on',
    ])
      expect(md).toContain(words);
  });

  it('reads no markup in a title', () => {
    const md = render(
      'md',
      buildStudy({
        scenario: {
          ...STUDIES.case.scenario,
          title: { en: '<script>x</script> | [a](javascript:b) `c` **d**' },
        },
        replay: 'a ``` b',
      }),
    );
    expect(md).not.toContain('<script>');
    expect(md.split('\n')[0]).toBe(
      '# &lt;script&gt;x&lt;/script&gt; \\| \\[a\\](javascript:b) \\`c\\` \\*\\*d\\*\\*',
    );
    expect(md).toContain('````sh\na ``` b\n````');
  });
});

describe('the JSON report', () => {
  it.each(Object.entries(STUDIES))('of the %s study is read back as it was written', (_, study) => {
    const text = render('json', study);
    const { result, problems } = parseStudyResult(text, 'study.json');
    expect(problems).toEqual([]);
    expect(result).toEqual(study);
    for (const { id, render: again } of RENDERERS)
      if (id !== 'html' || study === STUDIES.stopped)
        expect(again(result as typeof study, {})).toBe(again(study, {}));
  });

  it('does not depend on the order in which keys were set', () => {
    const reversed = Object.fromEntries(
      Object.entries(STUDIES.case).toReversed(),
    ) as unknown as typeof STUDIES.case;
    expect(render('json', reversed)).toBe(render('json'));
  });

  it('is refused with a place and a reason when it is something else', () => {
    const broken = render('json').replace('"replications": 10,', '"replications": "ten",');
    const { result, problems } = parseStudyResult(broken, 'study.json');
    expect(result).toBeUndefined();
    expect(problems[0]).toMatchObject({ file: 'study.json', code: 'invalid_value'.replace('_', '-') });
    expect(problems[0]?.line).toBeGreaterThan(0);
    for (const text of ['', '{', '[]', 'null', '{"format":"dialtree-study"}', render('json').slice(0, 5000)])
      expect(parseStudyResult(text, 'x').result).toBeUndefined();
  });
});
