import { calendar } from './calendar.ts';
import { calibrate } from './calibrate.ts';
import { check } from './check.ts';
import { diagram } from './diagram.ts';
import { importCalls } from './import-calls.ts';
import { init } from './init.ts';
import { logCalls } from './log-calls.ts';
import { manifest } from './manifest.ts';
import { parameters } from './parameters.ts';
import { pilot } from './pilot.ts';
import { phoneTest } from './phone-test.ts';
import { replay } from './replay.ts';
import { roster } from './roster.ts';
import { schema } from './schema.ts';
import { simulate } from './simulate.ts';
import { staff } from './staff.ts';
import { studio } from './studio.ts';
import { sweep } from './sweep.ts';
import { validate } from './validate.ts';
import { verify } from './verify.ts';
import { volumes } from './volumes.ts';
import { worker } from './worker.ts';
import type { CliCommand } from './types.ts';

/** In the order of `dialtree --help`. */
export const commands: readonly CliCommand[] = [
  init,
  check,
  simulate,
  sweep,
  staff,
  calendar,
  roster,
  volumes,
  importCalls,
  validate,
  calibrate,
  pilot,
  verify,
  replay,
  phoneTest,
  logCalls,
  diagram,
  parameters,
  schema,
  studio,
  worker,
  manifest,
];
