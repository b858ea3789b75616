import { describe, expect, it } from 'vitest';
import { render, STUDIES } from '../studies.ts';
import { buildStudy } from '../study-fixture.ts';

describe('the report as Markdown', () => {
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
