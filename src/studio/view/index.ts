/**
 * Room: a machine as it is shown: cards, rows, frames, links, their titles, sizes, places and seconds. No
 * React in here.
 *
 * Laws: everything is read from the chart, nothing is stored; equal input gives the very same card object
 * again, so a screen that compares by identity draws only what changed.
 */
export type {
  Card,
  CardKind,
  Frame,
  Link,
  MachineView,
  Position,
  Positions,
  Row,
  RowTarget,
} from './types.ts';
export {
  domId,
  isKeyEvent,
  isKeyRow,
  lineId,
  optionId,
  placeOf,
  readOptionId,
  rowAt,
  START_ROW,
} from './row-id.ts';
export { createViewReader, type ViewReader } from './read-view.ts';
export { cardTitle, destinationText, standsForGroup, stateTitle } from './card-titles.ts';
export { cardSize, hasGreeting, rowHeight, rowOffsets } from './card-size.ts';
export { hearingOf, worstHearing, type Hearing } from './menu-seconds.ts';
export { firstMenusOf } from './first-menus.ts';
export { findText, type Found } from './find-text.ts';
export { isSmall, layoutAll, layoutPlainly } from './layout.ts';
export { createPlacement, frameBoxes, type Placement } from './placement.ts';
export { placeProblem, type ProblemPlace } from './place-problem.ts';
