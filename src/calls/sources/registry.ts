import { events } from './events/index.ts';
import type { CallSource } from './types.ts';
import { asterisk } from './asterisk/index.ts';
import { connect } from './connect/index.ts';
import { cvp } from './cvp/index.ts';
import { freeswitch } from './freeswitch/index.ts';
import { genesys } from './genesys/index.ts';
import { twilio } from './twilio/index.ts';
import { uccx } from './uccx/index.ts';

/** Every platform whose logs are read; the `format` of a mapping names one of them. */
export const SOURCES: readonly CallSource[] = [
  events,
  connect,
  genesys,
  twilio,
  asterisk,
  freeswitch,
  cvp,
  uccx,
];
