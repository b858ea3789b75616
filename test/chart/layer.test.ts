import { expect, it } from 'vitest';
import { indexChart, layerOf, type StateConfig } from '../../src/chart/index.ts';

const layerIn = (menu: StateConfig): string | undefined => {
  const chart = indexChart({
    id: 'm',
    meta: { title: {}, locales: ['en', 'fr'] },
    initial: 'menu',
    states: { menu: { tags: ['menu'], ...menu } },
  });
  const state = chart.stateAt('menu');
  return state && layerOf(state);
};

it.each<[string, StateConfig, string | undefined]>([
  [
    'is the language where every choice names one',
    { on: { 'DTMF.1': { meta: { language: 'en' } }, 'DTMF.2': [{ meta: { language: 'fr' } }] } },
    'language',
  ],
  [
    'is still the language beside an operator',
    { on: { 'DTMF.1': { meta: { language: 'en' } }, 'DTMF.0': { meta: { role: 'operator' } } } },
    'language',
  ],
  [
    'is open where one choice names none',
    { on: { 'DTMF.1': { meta: { language: 'en' } }, 'DTMF.2': 'menu' } },
    undefined,
  ],
  ['is open where nothing is chosen', { on: { 'DTMF.0': { meta: { role: 'operator' } } } }, undefined],
  [
    'is what the menu says before what its choices show',
    { meta: { layer: 'product' }, on: { 'DTMF.1': { meta: { language: 'en' } } } },
    'product',
  ],
])('the layer of a menu %s', (_, menu, layer) => {
  expect(layerIn(menu)).toBe(layer);
});
