/**
 * One simulated caller's calls as movements over the canvas: the transcript walked through the machine once
 * more.
 */
import {
  KEYS,
  keySymbol,
  type EventName,
  type Facts,
  type Key,
  type MachineConfig,
} from '../../chart/index.ts';
import { createMenuMachine, type CallState } from '../../machine/index.ts';
import type { Transcript, TranscriptStep } from '../../study/index.ts';
import { optionId, START_ROW } from '../view/index.ts';

export interface Beat {
  /** The transcript's step it belongs to. */
  readonly step: number;
  /** Seconds since this call was dialled. */
  readonly at: number;
  /** Where the call stands; undefined outside this machine (another line, a desk, between calls). */
  readonly state: string | undefined;
  /** Row along which the caller came here. */
  readonly row: string | undefined;
  readonly isLost: boolean;
}

/**
 * `lines`: ids of the lines that this machine answers. Beats are in the order of the steps; a call that
 * leaves the machine has no state.
 */
export function findBeats(config: MachineConfig, transcript: Transcript, lines: readonly string[]): Beat[] {
  const menu = createMenuMachine(config);
  const beats: Beat[] = [];
  let call: CallState | undefined;
  let dialledAt = 0;
  transcript.steps.forEach((step, index) => {
    const add = (state: string | undefined, row?: string, isLost = false): void => {
      beats.push({ step: index, at: step.at - dialledAt, state, row, isLost });
    };
    const take = (event: EventName): void => {
      if (!call) return;
      const { next, taken } = menu.step(call, event);
      call = next;
      add(next.state, taken && optionId(taken), event === 'HANGUP');
    };
    if (step.kind === 'dials') {
      dialledAt = step.at;
      call = lines.includes(step.line) ? menu.start(factsOf(transcript, step.at)) : undefined;
      if (call) add(call.state, START_ROW);
      else add(undefined);
      return;
    }
    if (step.kind === 'hears') {
      // What was heard before without a key was an announcement that ended.
      for (let tries = 0; call && !call.isDone && call.state !== step.menu && tries < 10; tries++)
        take('DONE');
      if (call) add(call.state);
      return;
    }
    const event = eventOf(step);
    if (event) take(event);
    else if (step.kind === 'arrives') {
      // Announcements at the end of a call are not told apart from the menu before.
      for (let tries = 0; call && !call.isDone && tries < 10; tries++) take('DONE');
      add(call?.state, undefined, step.isLost);
      call = undefined;
    } else {
      call = undefined;
      add(undefined);
    }
  });
  return beats;
}

function eventOf(step: TranscriptStep): EventName | undefined {
  switch (step.kind) {
    case 'presses': {
      const key = KEYS.find((pad): pad is Key => keySymbol(pad) === step.key);
      return key ? `DTMF.${key}` : 'NO_MATCH';
    }
    case 'is-silent':
      return 'NO_INPUT';
    case 'hangs-up':
      return 'HANGUP';
    default:
      return undefined;
  }
}

/** The month begins on a Monday at midnight. */
function factsOf({ identity, devices, history }: Transcript, seconds: number): Facts {
  const hours = seconds / 3600;
  return { identity, devices, history, day: 1 + (Math.floor(hours / 24) % 7), hour: hours % 24 };
}
