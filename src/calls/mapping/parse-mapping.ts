/** Mapping file text to a mapping, or to every problem it has. */
import { isTimeZone } from '../../calendar/index.ts';
import { capProblems, collectProblems, type Report } from '../../util/collect-problems.ts';
import { describeIssues } from '../../util/describe-issues.ts';
import { hasErrors, sortProblems, type JsonPath, type Problem } from '../../util/problem.ts';
import { readJson } from '../../util/read-json.ts';
import { callsWords, say } from '../../words/index.ts';
import { CALL_EVENTS } from '../types.ts';
import { KNOWN_COUNTRIES } from './phone-number.ts';
import { mappingJsonSchema, mappingSchema } from './schema.ts';
import { compileTimePattern } from './time-pattern.ts';
import type { ColumnRule, Mapping } from './types.ts';

/** What became of a mapping file. */
export interface MappingReading {
  /** Undefined when the file cannot be used; `problems` says why. */
  readonly mapping: Mapping | undefined;
  /** In reading order. */
  readonly problems: readonly Problem[];
}

const EVENTS: ReadonlySet<string> = new Set(CALL_EVENTS);

/** Reads the text of a `*.mapping.json`; `file` is its name, for problems. Never throws. */
export function parseMapping(text: string, file: string): MappingReading {
  const { document, problems } = readJson(text, file);
  if (!document) return { mapping: undefined, problems: sortProblems(problems) };
  const parsed = mappingSchema.safeParse(document.value);
  if (!parsed.success) {
    const schema = mappingJsonSchema();
    const found = describeIssues(parsed.error.issues, document, file, () => schema);
    return { mapping: undefined, problems: capProblems(found, file) };
  }
  const collector = collectProblems(document, file);
  checkMapping(parsed.data, collector.report);
  const found = collector.problems();
  return { mapping: hasErrors(found) ? undefined : parsed.data, problems: found };
}

/** One that is still worked on: of the right shape, whatever else is wrong with it. Undefined: not even that. Never throws. */
export function readDraft(text: string): Mapping | undefined {
  const { document } = readJson(text, '');
  return document && mappingSchema.safeParse(document.value).data;
}

/** The one way a mapping is written. */
export function printMapping(mapping: Mapping): string {
  return `${JSON.stringify(mapping, undefined, 2)}\n`;
}

/** What a schema cannot say. */
function checkMapping(mapping: Mapping, report: Report): void {
  const words = <Key extends keyof (typeof callsWords)['en']['mapping']>(key: Key) =>
    say(callsWords, ({ mapping: group }) => group[key] as string);
  const { time, emit = [], versions = [], exclude = [], open = {} } = mapping;
  const needsZone = mapping.versions ?? mapping.open ?? mapping.exclude?.some(({ from, to }) => from ?? to);
  if (time?.pattern !== undefined && !compileTimePattern(time.pattern))
    report('mapping-pattern', ['time', 'pattern'], words('pattern'), words('patternHint'));
  if (time?.zone !== undefined && !isTimeZone(time.zone))
    report(
      'mapping-zone',
      ['time', 'zone'],
      say(callsWords, (each) => each.mapping.zone({ zone: time.zone ?? '' })),
      words('zoneHint'),
    );
  if (time?.zone === undefined && (time?.pattern ?? needsZone) !== undefined && needsZone !== false)
    report('mapping-zone', ['time'], words('noZone'), words('zoneHint'));
  const country = mapping.caller?.country;
  if (country !== undefined && !KNOWN_COUNTRIES.includes(country))
    report(
      'mapping-country',
      ['caller', 'country'],
      say(callsWords, (each) => each.mapping.country({ country })),
      say(callsWords, (each) => each.mapping.countryHint({ known: KNOWN_COUNTRIES.join(' ') })),
    );
  if (mapping.format === 'csv') checkTable(mapping, report);
  else
    for (const key of ['emit', 'rows', 'call'] as const)
      if (mapping[key] !== undefined)
        report(
          'mapping-table',
          [key],
          say(callsWords, (each) => each.mapping.onlyCsv({ key })),
          words('onlyCsvHint'),
        );
  emit.forEach((rule, i) => {
    if (typeof rule.event === 'object')
      for (const [value, event] of Object.entries(rule.event.map ?? {}))
        if (event !== '' && !EVENTS.has(event))
          report(
            'mapping-event',
            ['emit', i, 'event', 'map', value],
            say(callsWords, (each) => each.mapping.event({ event })),
            say(callsWords, (each) => each.mapping.eventHint({ events: CALL_EVENTS.join(' ') })),
          );
  });
  versions.forEach(({ from }, i) => {
    if (i > 0 && from <= (versions[i - 1]?.from ?? ''))
      report('mapping-order', ['versions', i, 'from'], words('order'), words('orderHint'));
  });
  exclude.forEach(({ from, to, prefix }, i) => {
    if ((from ?? to ?? prefix) === undefined || (from !== undefined && to !== undefined && from >= to))
      report('mapping-exclude', ['exclude', i], words('exclude'), words('excludeHint'));
  });
  for (const [line, { from, to }] of Object.entries(open))
    if (from >= to) report('mapping-open', ['open', line], words('open'), words('openHint'));
}

function checkTable({ call, emit, rows, drop = [] }: Mapping, report: Report): void {
  const missing = (key: string): void =>
    report(
      'mapping-table',
      [],
      say(callsWords, ({ mapping: words }) => words.missing({ key })),
      say(callsWords, ({ mapping: words }) => words.missingHint),
    );
  if (call === undefined) missing('call');
  if (!emit) return missing('emit');
  const isStart = emit.some(
    ({ event }) => event === 'start' || typeof event !== 'string' || !EVENTS.has(event),
  );
  if (!isStart && rows !== 'event')
    report(
      'mapping-table',
      ['emit'],
      say(callsWords, ({ mapping: words }) => words.noStart),
      say(callsWords, ({ mapping: words }) => words.noStartHint),
    );
  const dropped = new Set(drop);
  emit.forEach((rule, i) => {
    if (!emit.slice(i).some(({ t }) => t !== undefined))
      report(
        'mapping-time',
        ['emit', i],
        say(callsWords, ({ mapping: words }) => words.noTime),
        say(callsWords, ({ mapping: words }) => words.noTimeHint),
      );
    for (const [key, name] of columnsOf(rule))
      if (dropped.has(name))
        report(
          'mapping-drop',
          ['emit', i, ...key],
          say(callsWords, ({ mapping: words }) => words.dropped({ column: name })),
          say(callsWords, ({ mapping: words }) => words.droppedHint),
        );
  });
}

function columnsOf(rule: NonNullable<Mapping['emit']>[number]): [JsonPath, string][] {
  const { event, t, when, where, value } = rule;
  const isName = typeof event === 'string' && EVENTS.has(event);
  const rules: [string, ColumnRule | undefined][] = [
    ['event', isName ? undefined : event],
    ['t', t],
    ['when', when],
    ['where', where],
    ['value', value],
  ];
  return rules.flatMap(([key, each]): [JsonPath, string][] =>
    each === undefined ? [] : [typeof each === 'string' ? [[key], each] : [[key, 'column'], each.column]],
  );
}
