/** Every reader of text from outside. One more: an object in the file of its subject, and a row here. */
import { callLogs } from './call-logs.ts';
import { callTable, mapping } from './calls.ts';
import { cluster } from './cluster.ts';
import { factor, options } from './command-line.ts';
import { machine } from './machine.ts';
import { drafts, page } from './page.ts';
import { scenario, study } from './scenario.ts';
import { clipboard, dropped, layout, result, rewriting, rules } from './small-files.ts';
import { hours, iCalendar, lines, roster, volumes } from './tables.ts';
import { server } from './server.ts';
import { phoneTests } from './phone-test.ts';
import type { Reader } from './types.ts';
import { commandLine, journal } from './whole-lines.ts';
import { words } from './words.ts';

export const READERS: readonly Reader[] = [
  machine,
  scenario,
  study,
  layout,
  rules,
  clipboard,
  dropped,
  result,
  rewriting,
  roster,
  volumes,
  lines,
  hours,
  iCalendar,
  words,
  options,
  factor,
  commandLine,
  journal,
  drafts,
  page,
  server,
  cluster,
  mapping,
  callTable,
  ...callLogs,
  ...phoneTests,
];
