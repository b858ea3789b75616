/** One self-contained page: no request, no script; light, dark and print. See `html/page.ts`. */
import { drawPage } from '../html/page.ts';
import { outlineOf } from '../subjects.ts';
import type { Renderer } from '../types.ts';

export const html: Renderer = {
  id: 'html',
  extension: 'html',
  mediaType: 'text/html',
  render: (result, options) => drawPage(outlineOf(result, options, 'page'), options.document),
};
