import { expect, it, vi } from 'vitest';
import { rememberFor } from '../../src/util/remember.ts';

it('works something out once for each object, also when nothing comes of it', () => {
  const make = vi.fn<(key: object) => number | undefined>(() => undefined);
  const ask = rememberFor(make);
  const [a, b] = [{}, {}];
  expect([ask(a), ask(a), ask(b)]).toEqual([undefined, undefined, undefined]);
  expect(make.mock.calls).toEqual([[a], [b]]);
});
