/** A phone call on the page, written down as the result's events while it goes on. */
import type { Key, Locale, MachineConfig } from '../chart/index.ts';
import { createMenuMachine } from '../machine/index.ts';
import {
  createPhoneCall,
  createStepCall,
  type Clock,
  type PhoneCall,
  type PhoneEvent,
  type Voice,
} from '../phone/index.ts';
import type { TestEnd, TestEvent } from '../phone-test/index.ts';

export interface RecordedCall extends PhoneCall {
  readonly events: readonly TestEvent[];
  readonly ended: TestEnd | null;
}

export interface RecordOptions {
  readonly config: MachineConfig;
  readonly locale: Locale;
  readonly clock: Clock;
  readonly voice: Voice;
  /** Told after every event. */
  readonly onEvent: (events: readonly TestEvent[], ended: TestEnd | null) => void;
}

/** The caller is unknown to the system and calls on a Wednesday at ten, so that everybody meets the same menus. */
export function recordCall({ config, locale, clock, voice, onEvent }: RecordOptions): RecordedCall {
  const menu = createMenuMachine(config);
  const events: TestEvent[] = [];
  let ended: TestEnd | null = null;
  const log = (event: PhoneEvent): void => {
    if (ended) return;
    if (
      event.event === 'menu' ||
      event.event === 'no-input' ||
      event.event === 'key' ||
      event.event === 'no-match'
    )
      events.push(toEvent(event, event.event, event.key));
    else ended = toEnd(event, event.event);
    onEvent([...events], ended);
  };
  const call = createPhoneCall({
    config,
    menu,
    actor: createStepCall(menu),
    locale,
    clock,
    voice,
    speed: () => 'real',
    log,
  });
  return {
    ...call,
    get events() {
      return [...events];
    },
    get ended() {
      return ended;
    },
  };
}

const toMs = (seconds: number): number => Math.max(0, Math.round(seconds * 1000));

function toEvent(
  { at, state, heard, isSaid }: PhoneEvent,
  event: TestEvent['event'],
  key: Key | undefined,
): TestEvent {
  return {
    ms: toMs(at),
    event,
    where: state,
    ...(key !== undefined && { key }),
    ...(heard !== undefined && { heard }),
    ...(isSaid !== undefined && { isSaid }),
  };
}

function toEnd({ at, state, destination }: PhoneEvent, event: 'hang-up' | 'arrive' | 'stuck'): TestEnd {
  const by = event === 'hang-up' ? 'caller' : event === 'arrive' ? 'menu' : 'stuck';
  return { ms: toMs(at), where: state, by, ...(destination && { destination }) };
}
