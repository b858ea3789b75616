/** When a command can be done. */
import { documentNow } from '../core/actions/actions.ts';
import type { Studio } from '../core/studio.ts';
import { isKeyRow, START_ROW } from '../view/index.ts';

export const always = (): boolean => true;
export const hasMachine = (studio: Studio): boolean => documentNow(studio) !== undefined;
export const rowNow = (studio: Studio): string | undefined => {
  const { row } = studio.ui.get().selection;
  return row === START_ROW ? undefined : row;
};
export const hasRow = (studio: Studio): boolean => rowNow(studio) !== undefined;
export const hasKeyRow = (studio: Studio): boolean => {
  const row = rowNow(studio);
  return row !== undefined && isKeyRow(row);
};
export const hasState = (studio: Studio): boolean => (studio.ui.get().selection.state ?? '') !== '';
export const hasSelection = (studio: Studio): boolean => hasState(studio) || hasRow(studio);
/** Cards that take options: not the ends. */
export const takesOptions = (studio: Studio): boolean => {
  const document = documentNow(studio);
  const { state } = studio.ui.get().selection;
  if (!document || state === undefined) return false;
  const found = studio.viewOf(document.config).chart.stateAt(state);
  return found !== undefined && !found.isFinal;
};
export const hasGroup = (studio: Studio): boolean => {
  const document = documentNow(studio);
  const { state, row } = studio.ui.get().selection;
  return (
    document !== undefined &&
    state !== undefined &&
    state !== '' &&
    row === undefined &&
    Object.keys(studio.viewOf(document.config).chart.stateAt(state)?.config.states ?? {}).length > 0
  );
};
