/** The result itself, for other programs, and for another report later. */
import { jsonOf } from '../subjects.ts';
import type { Renderer } from '../types.ts';

export const json: Renderer = {
  id: 'json',
  extension: 'json',
  mediaType: 'application/json',
  render: jsonOf,
};
