import { describe, expect, it } from 'vitest';
import { RULES } from '../../../../src/rules/index.ts';
import { LEFT_OUT, render } from '../problem-fixture.ts';

describe('problems as SARIF', () => {
  const [run] = JSON.parse(render('sarif')).runs;

  it('carry physical places, and rules with their metadata', () => {
    expect(run.tool.driver).toMatchObject({ name: 'dialtree', version: '1.2.3' });
    expect(run.tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual([
      ...RULES.map(({ id }) => id),
      'json-syntax',
    ]);
    expect(run.results[0]).toMatchObject({
      ruleId: 'depth',
      level: 'warning',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a/one.machine.json' },
            region: { startLine: 12, startColumn: 5 },
          },
          logicalLocations: [{ fullyQualifiedName: 'x' }],
        },
      ],
    });
    for (const result of run.results) expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
  });

  it('write file names as URIs and infos as notes', () => {
    expect(run.results[2].locations[0].physicalLocation.artifactLocation.uri).toBe(
      'b%20c/three.machine.json',
    );
    expect(run.results[3].level).toBe('note');
    expect(run.results[3].locations).toBeUndefined();
  });

  it('say what was not looked at as notes, with a rule of their own', () => {
    const [left] = JSON.parse(render('sarif', [], { notLookedAt: LEFT_OUT })).runs;
    expect(left.results).toHaveLength(3);
    for (const result of left.results) {
      expect(result).toMatchObject({ ruleId: 'not-looked-at', level: 'note' });
      expect(left.tool.driver.rules[result.ruleIndex].id).toBe('not-looked-at');
    }
    expect(left.results[2].locations[0].physicalLocation.region).toEqual({ startLine: 7, startColumn: 3 });
  });
});
