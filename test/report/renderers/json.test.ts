import { describe, expect, it } from 'vitest';
import { parseStudyResult, RENDERERS } from '../../../src/report/index.ts';
import { render, STUDIES } from '../studies.ts';

describe('the report as JSON', () => {
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
