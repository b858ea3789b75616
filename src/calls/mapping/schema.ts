/** The executable form of `types.ts`, from which the published JSON Schema is generated as well. */
import { z } from 'zod';
import { about } from '../../util/about.ts';
import { CALL_EVENTS, PRECISIONS } from '../types.ts';
import { ENCODINGS, FORMATS } from './types.ts';

const MOST_NAMES = 10_000;
const MOST_RULES = 200;

const column = z.string().min(1).max(200);
const target = z.string().max(200);
const names = z
  .record(z.string().max(200), target)
  .refine((map) => Object.keys(map).length <= MOST_NAMES, `at most ${MOST_NAMES} names`);
const localMoment = z.string().regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/);

const columnRule = z.union([
  column,
  z.strictObject({
    column: column.meta(about('Name of a column.', 'Ended by')),
    map: names
      .optional()
      .meta(about('Other words for its values; `*` is every value that is not named.', { '*': 'unknown' })),
  }),
]);

const emitRule = z.strictObject({
  repeat: z
    .array(z.int().min(0).max(99))
    .min(1)
    .max(100)
    .optional()
    .meta(about('Repeats the rule, with `{i}` in its columns replaced by each of these.', [1, 2, 3])),
  event: z
    .union([z.enum(CALL_EVENTS), columnRule])
    .meta(about('What happened: its name, or the column that says it, with a map to the names.', 'queue')),
  t: column
    .optional()
    .meta(
      about(
        'Column of its time; where it is empty, nothing happened. Absent: as the next rule.',
        'Queue enter',
      ),
    ),
  when: column.optional().meta(about('Nothing happened where this column is empty.', 'Transferred to')),
  where: columnRule
    .optional()
    .meta(about('Column of the menu or desk, as `menus` and `desks` name it.', 'Queue')),
  value: columnRule
    .optional()
    .meta(about('Column of the key, the desk told, who ended it, or the need.', 'Key 1')),
});

export const mappingSchema = z
  .strictObject({
    $schema: z
      .string()
      .max(300)
      .optional()
      .meta(
        about('Where editors find the schema.', '../node_modules/dialtree/dist/schema/mapping.schema.json'),
      ),
    format: z.enum(FORMATS).meta(about('Whose logs they are: a platform, or a table of your own.', 'csv')),
    delimiter: z
      .string()
      .length(1)
      .optional()
      .meta(about('What stands between columns. Absent: found in the first row.', ';')),
    encoding: z
      .enum(ENCODINGS)
      .optional()
      .meta(about('How the text is written. Absent: UTF-8, or as its first bytes say.', 'windows-1252')),
    rows: z
      .enum(['call', 'event'])
      .optional()
      .meta(about('What a row of the table is. Absent: a call.', 'call')),
    time: z
      .strictObject({
        pattern: z
          .string()
          .min(1)
          .max(60)
          .optional()
          .meta(
            about(
              'How times are written: yyyy MM MMM dd HH hh a mm ss SSS. Absent: ISO 8601.',
              'dd.MM.yyyy HH:mm:ss',
            ),
          ),
        zone: z
          .string()
          .min(1)
          .max(64)
          .optional()
          .meta(about('Zone of the clock that wrote them. Absent: each says its own.', 'Europe/Berlin')),
        precision: z
          .enum(PRECISIONS)
          .optional()
          .meta(about('What the clock counts. Absent: as the pattern has it.', 's')),
      })
      .optional()
      .meta(about('How times are written.', { pattern: 'dd.MM.yyyy HH:mm:ss', zone: 'Europe/Berlin' })),
    call: column.optional().meta(about('Column of the call’s id.', 'Call ID')),
    caller: z
      .strictObject({
        column: column.optional().meta(about('Column of the caller’s number.', 'Caller')),
        unknown: z
          .array(z.string().max(100))
          .max(100)
          .optional()
          .meta(about('What stands there when it was withheld, beside nothing.', ['anonymous'])),
        country: z
          .string()
          .regex(/^[A-Z]{2}$/)
          .optional()
          .meta(about('Country of numbers without a country code, ISO 3166.', 'DE')),
      })
      .optional()
      .meta(
        about('The caller’s number, of which a keyed hash is kept.', { column: 'Caller', country: 'DE' }),
      ),
    drop: z
      .array(z.string().max(200))
      .max(1000)
      .optional()
      .meta(about('Columns that are known and not read. Others are not read either.', ['Customer name'])),
    lines: z
      .strictObject({
        column: column.optional().meta(about('Column of the number dialled, or of the line.', 'Dialled')),
        map: names
          .optional()
          .meta(
            about('Line ids by what stands there. Absent: it is the line id.', { '+15559990000': 'merged' }),
          ),
      })
      .optional()
      .meta(about('Which line was dialled.', { column: 'Dialled', map: { '+15559990000': 'merged' } })),
    desks: names
      .optional()
      .meta(about('Desk ids by the log’s names. Absent: they are the same.', { Support: 'pc-service' })),
    menus: names
      .optional()
      .meta(about('State paths of menus by the log’s names. Absent: they are the same.', { Main: 'menu' })),
    arm: column.optional().meta(about('Column of the arm of a pilot.', 'Arm')),
    emit: z
      .array(emitRule)
      .min(1)
      .max(MOST_RULES)
      .optional()
      .meta(
        about('The events of a row, in the order in which they happen.', [{ event: 'start', t: 'Start' }]),
      ),
    versions: z
      .array(
        z.strictObject({
          from: localMoment.meta(about('Since when, on the clock of `time.zone`.', '2026-01-01')),
          version: z.string().min(1).max(32).meta(about('Name of the version.', 'v1')),
          machine: z.string().max(64).optional().meta(about('Id of the machine that it is.', 'merged')),
        }),
      )
      .max(1000)
      .optional()
      .meta(about('Which menu was in force since when.', [{ from: '2026-01-01', version: 'v1' }])),
    open: z
      .record(
        z.string().max(200),
        z.strictObject({
          days: z
            .array(z.int().min(1).max(7))
            .min(1)
            .max(7)
            .meta(about('Weekdays, 1 is Monday.', [1, 2, 3, 4, 5])),
          from: z
            .number()
            .min(0)
            .max(24)
            .meta(about('Opens at, in hours.', 8, 'hours')),
          to: z
            .number()
            .min(0)
            .max(24)
            .meta(about('Closes at, in hours.', 20, 'hours')),
        }),
      )
      .optional()
      .meta(
        about('Hours of lines, outside of which calls are not counted.', {
          merged: { days: [1, 2, 3, 4, 5], from: 8, to: 20 },
        }),
      ),
    exclude: z
      .array(
        z.strictObject({
          from: localMoment.optional().meta(about('Calls from this moment.', '2026-02-14T00:00')),
          to: localMoment.optional().meta(about('Calls before this moment.', '2026-02-15T00:00')),
          prefix: z
            .string()
            .regex(/^\+?\d{1,20}$/)
            .optional()
            .meta(about('Calls from numbers that begin so.', '+1555000')),
          because: z.string().min(1).max(200).meta(about('Why; the report says it.', 'trunk outage')),
        }),
      )
      .max(1000)
      .optional()
      .meta(
        about('Calls that are left out, and counted.', [
          { from: '2026-02-14T00:00', to: '2026-02-15T00:00', because: 'trunk outage' },
        ]),
      ),
    options: z
      .record(z.string().max(60), z.union([z.string().max(200), z.array(z.string().max(200)).max(200)]))
      .optional()
      .meta(about('What a platform is asked beside this; its page says which.', { noInput: ['Timeout'] })),
  })
  .describe('How the columns, names and clocks of call logs are to be read.');

/** The JSON Schema of the file, for editors. */
export function mappingJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(mappingSchema, { io: 'input' }) as Record<string, unknown>;
}
