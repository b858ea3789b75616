import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findRenderer, RENDERERS, type Renderer } from '../../src/report/index.ts';
import { render, STUDIES } from './studies.ts';

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
