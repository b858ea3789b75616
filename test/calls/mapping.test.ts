import { describe, expect, it } from 'vitest';
import { parseMapping } from '../../src/calls/index.ts';
import { KNOWN_COUNTRIES, normaliseNumber } from '../../src/calls/mapping/phone-number.ts';

const read = (country: string) =>
  parseMapping(JSON.stringify({ format: 'connect', caller: { country } }, undefined, 2), 'm.mapping.json');

describe('the country of a mapping', () => {
  it('that is not known is a problem at its place, and the hint names those that are', () => {
    const { mapping, problems } = read('XX');
    expect(mapping).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'mapping-country', severity: 'error', line: 4 }]);
    expect(problems[0]?.message).toContain('XX');
    expect(problems[0]?.hint).toContain(' DE ');
  });

  it('that is known makes one number of what is dialled inside it and of what a platform writes', () => {
    expect(KNOWN_COUNTRIES.length).toBeGreaterThan(70);
    for (const country of KNOWN_COUNTRIES) {
      expect(read(country).problems).toEqual([]);
      expect(normaliseNumber('612345678', country)).toMatch(/^\+\d{10,}$/);
    }
  });
});
