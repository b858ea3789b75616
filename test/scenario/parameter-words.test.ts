import { describe, expect, it } from 'vitest';
import { DEFAULT_PARAMETERS } from '../../src/behaviour/index.ts';
import {
  describeGroup,
  describeParameter,
  describeSource,
  groupOf,
  PARAMETER_GROUPS,
  WORLD_PARAMETERS,
} from '../../src/scenario/index.ts';
import { scenarioWords, type ScenarioWords } from '../../src/words/index.ts';

type Parameters = ScenarioWords['parameters'];

const ALL = Object.entries({ ...DEFAULT_PARAMETERS, ...WORLD_PARAMETERS });

describe('the words of parameters', () => {
  it.each(ALL)('%s has a title and a unit in Chinese', (name, { unit }) => {
    const words = describeParameter(name, unit);
    expect(words.title['zh-CN']).toMatch(/^[\p{Script=Han}“”：，]+$/u);
    expect(words.unit['zh-CN']).toMatch(/^[\p{Script=Han}\d ，、]+$/u);
    expect(words.unit.en).toBe(unit);
    expect(scenarioWords.en.parameters[name as keyof Parameters].unit).toBe(unit);
  });

  it('tell every parameter from every other, in both languages', () => {
    for (const language of ['en', 'zh-CN'] as const)
      expect(new Set(ALL.map(([name, { unit }]) => describeParameter(name, unit).title[language])).size).toBe(
        ALL.length,
      );
  });

  it('leave a name alone that nobody knows, and a unit that is not the default’s', () => {
    expect(describeParameter('constructor', 'x')).toEqual({
      title: { en: 'constructor', 'zh-CN': 'constructor' },
      unit: { en: 'x', 'zh-CN': 'x' },
    });
    expect(describeParameter('noInput', 'per cent').unit).toEqual({ en: 'per cent', 'zh-CN': 'per cent' });
  });

  it('cite a source as it stands, and translate only that there is none', () => {
    expect(describeSource('ContactBabel 2014')['zh-CN']).toBe('ContactBabel 2014');
    for (const [, { source }] of ALL) expect(describeSource(source)['zh-CN']).not.toContain('no source');
  });
});

describe('the groups of parameters', () => {
  it('hold every parameter, and none is empty', () => {
    const names = [
      ...ALL.map(([name]) => name),
      'callersPerMonth',
      'words',
      'share.product.pc',
      'labels.intent.buy',
    ];
    const found = names.map(groupOf);
    expect(found).not.toContain(undefined);
    expect(new Set(found)).toEqual(new Set(PARAMETER_GROUPS));
  });

  it('do not know a name that no parameter has', () => {
    expect(groupOf('constructor')).toBeUndefined();
  });

  it('have a title each in both languages', () => {
    for (const language of ['en', 'zh-CN'] as const)
      expect(new Set(PARAMETER_GROUPS.map((group) => describeGroup(group)[language])).size).toBe(
        PARAMETER_GROUPS.length,
      );
  });
});
