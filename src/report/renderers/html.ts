/** One self-contained page: no request, no script; light, dark and print. See `html/page.ts`. */
import { drawPage } from '../html/page.ts';
import { PHRASES } from '../phrases/index.ts';
import { outlineOf } from '../subjects.ts';
import type { Renderer } from '../types.ts';

export const html: Renderer = {
  id: 'html',
  extension: 'html',
  mediaType: 'text/html',
  render: (result, options) => {
    const outline = outlineOf(result, options, 'page');
    return drawPage(outline, PHRASES[outline.language], options.document);
  },
};
