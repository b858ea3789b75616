/**
 * Room: a phone that dials a machine, for the studio's pad and for people who take a phone test. It speaks,
 * waits and sends what a platform sends; what it says and what a key does is asked of the machine.
 *
 * Laws: see phone-call.ts. Nothing here draws, keeps time or makes a sound: clock and voice are handed in.
 */
export { createPhoneCall } from './phone-call.ts';
export { spokenNow, type SpokenNow } from './spoken-now.ts';
export { createStepCall } from './step-call.ts';
export type {
  CallActor,
  Clock,
  Entry,
  PhoneCall,
  PhoneCallOptions,
  PhoneEvent,
  PhoneState,
  Speed,
  Voice,
} from './types.ts';
