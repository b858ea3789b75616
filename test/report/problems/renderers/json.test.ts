import { describe, expect, it } from 'vitest';
import { PROBLEMS, render } from '../problem-fixture.ts';

describe('problems as JSON', () => {
  it('are whole, with how many files were looked at', () => {
    const parsed: unknown = JSON.parse(render('json'));
    expect(parsed).toMatchObject({ problems: PROBLEMS, version: '1.2.3' });
  });
});
