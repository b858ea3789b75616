import { describe, expect, it } from 'vitest';
import { LEFT_OUT, PROBLEMS, render } from '../problem-fixture.ts';

describe('problems as JSON', () => {
  it('are whole, with how many files were looked at', () => {
    const parsed: unknown = JSON.parse(render('json'));
    expect(parsed).toMatchObject({ problems: PROBLEMS, version: '1.2.3' });
  });

  it('carry what was not looked at', () => {
    const parsed: unknown = JSON.parse(render('json', [], { notLookedAt: LEFT_OUT }));
    expect(parsed).toMatchObject({ notLookedAt: LEFT_OUT, summary: { notLookedAt: 3 } });
  });
});
