/**
 * The choice that sent a misrouted caller wrong: after it, no further choice leads to where their need is
 * served.
 */
import { indexChart, lineage, type Chart, type ChartState, type MachineConfig } from '../../chart/index.ts';
import type { Transcript } from '../../study/index.ts';
import { isKeyRow, isKeyEvent } from '../view/index.ts';
import { findBeats } from './replay-moves.ts';

export interface WrongTurn {
  /** State path of the menu. */
  readonly menu: string;
  /** `optionId` of what was pressed there. */
  readonly row: string;
}

/**
 * Of the first call that arrives at a wrong place. `lines`: ids of the lines that this machine answers. Who
 * comes back and goes wrong again is sent wrong by the last such choice. Guards are taken as open, so a
 * choice that some callers do not have counts as a way. Undefined: the call never reached this machine's
 * menus, or every place was wrong from the start.
 */
export function findWrongTurn(
  config: MachineConfig,
  transcript: Transcript,
  lines: readonly string[],
): WrongTurn | undefined {
  const chart = indexChart(config);
  const leadsRight = statesLeadingTo(chart, transcript.need);
  let found: WrongTurn | undefined;
  let before: string | undefined;
  for (const { step, state, row } of findBeats(config, transcript, lines)) {
    const { kind } = transcript.steps[step] ?? {};
    if (kind === 'dials') found = before = undefined;
    const isChoice = row !== undefined && isKeyRow(row);
    if (
      isChoice &&
      before !== undefined &&
      state !== undefined &&
      leadsRight.has(before) &&
      !leadsRight.has(state)
    )
      found = { menu: before, row };
    before = state;
    if (kind === 'arrives' && found && state !== undefined && isWrongEnd(chart, state, transcript.need))
      return found;
  }
  return undefined;
}

/** An operator who serves nobody but passes everybody on is no wrong end. */
function isWrongEnd(chart: Chart, state: string, need: string): boolean {
  const { destination } = chart.stateAt(state)?.config.meta ?? {};
  return (
    destination !== undefined &&
    'serves' in destination &&
    destination.serves.length > 0 &&
    !(destination.serves as readonly string[]).includes(need)
  );
}

/**
 * States from which choices alone lead to an end that serves the need. The operator and the ways back are no
 * choices.
 */
function statesLeadingTo(chart: Chart, need: string): ReadonlySet<string> {
  const cameFrom = new Map<string, string[]>();
  const reach: string[] = [];
  for (const state of chart.states) {
    const { destination } = state.config.meta ?? {};
    if (destination && 'serves' in destination && (destination.serves as readonly string[]).includes(need))
      reach.push(state.path);
    for (const to of waysOn(chart, state)) cameFrom.set(to, [...(cameFrom.get(to) ?? []), state.path]);
  }
  const found = new Set(reach);
  for (const path of reach) {
    for (const from of cameFrom.get(path) ?? []) {
      if (found.has(from)) continue;
      found.add(from);
      reach.push(from);
    }
  }
  return found;
}

function waysOn(chart: Chart, state: ChartState): string[] {
  const first =
    state.config.initial === undefined
      ? []
      : [state.path === '' ? state.config.initial : `${state.path}.${state.config.initial}`];
  const above = new Set(lineage(state).map(({ path }) => path));
  const chosen = chart.transitions.flatMap(({ source, event, transition, target }) => {
    const isOn =
      event === 'always' || event === 'DONE'
        ? source === state
        : isKeyEvent(event) && above.has(source.path) && (transition.meta?.role ?? 'choice') === 'choice';
    return isOn && target ? [target.path] : [];
  });
  return [...first, ...chosen];
}
