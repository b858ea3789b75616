import { describe, expect, it } from 'vitest';
import { create } from 'xmlbuilder2';
import { RULES } from '../../../../src/rules/index.ts';
import { LEFT_OUT, render } from '../problem-fixture.ts';

describe('problems as JUnit', () => {
  it('are one case for each file and rule; only errors fail', () => {
    const { testsuites } = create(render('junit')).toObject() as unknown as {
      testsuites: { testsuite: { '@name': string; '@tests': string; '@failures': string }[] };
    };
    expect(
      testsuites.testsuite.map((suite) => [
        suite['@name'],
        Number(suite['@tests']),
        Number(suite['@failures']),
      ]),
    ).toEqual([
      ['a/one.machine.json', RULES.length, 1],
      ['a/two.machine.json', RULES.length, 0],
      ['b c/three.machine.json', 1, 1],
      ['dialtree', 1, 0],
    ]);
    expect(render('junit')).toContain('A need is &quot;hidden&quot; &amp; &lt;lost&gt;.');
    expect(render('junit')).toMatch(/<system-out>a\/one.machine.json:12:5 warning: The menu/);
  });

  it('say what was not looked at in the output of their file', () => {
    const xml = render('junit', [], { notLookedAt: LEFT_OUT });
    expect(xml.match(/<system-out>not looked at: In Tagalog/g)).toHaveLength(2);
    expect(xml).toContain('not looked at: The recording has no words.');
  });
});
