export { outcomeCalls } from './count-calls.ts';
export { measure, measureChange } from './measure.ts';
export { monthsPer, type Figure, type Run } from './figure.ts';
export { FIGURE_INFO, figureOf, FIGURES, FIRST_MENU_FIGURE, KEY_FIGURES, LEAD_FIGURE } from './registry.ts';
