/**
 * Call detail records (`Master.csv`): a leg a row, quoted, without a header; local times to the second. Its "ANSWERED" says
 * that the menu answered, so nothing about agents can be read from it.
 *
 * Fields: Asterisk, cdr_csv.c (`build_csv_record`).
 */
import { chooseNear, isFault } from '../moments.ts';
import { refuse } from '../reasons.ts';
import type { CsvKind, Reading } from '../types.ts';

const [SRC, DST, CONTEXT, LASTAPP, LASTDATA, START, END, UNIQUEID, LINKEDID] = [
  1, 2, 3, 7, 8, 9, 11, 16, 19,
] as const;
const FEWEST = 16;
const STAMP = 'yyyy-MM-dd HH:mm:ss';
/** A call that ends in one of these ends in the menus. */
const IN_MENU = ['background', 'waitexten', 'read', 'playback', 'wait'];
const ROW = /^(?:"(?:[^"]|"")*",){9}"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d",/;

export const records: CsvKind = {
  id: 'cdr',
  form: 'csv',
  beginsWithCall: true,
  delimiter: ',',
  hasHeader: false,
  sniff: (head, fileName) => (ROW.test(head) ? 1 : /master.*\.csv$/i.test(fileName) ? 0.3 : 0),
  open:
    (context) =>
    (row): Reading => {
      const field = (at: number): string => (row[at] ?? '').trim();
      if (row.length < FEWEST) return refuse('cut');
      const id = field(UNIQUEID);
      if (id === '') return refuse('noId');
      const begin = startIn(id);
      const start = chooseNear(context.localTime(field(START), STAMP), begin);
      if (isFault(start)) return refuse(field(START) === '' ? 'noStart' : start);
      if (begin !== undefined) context.compareClocks?.(start, begin);
      const end = chooseNear(context.localTime(field(END), STAMP), begin);
      if (isFault(end)) return refuse(end);
      const app = field(LASTAPP).toLowerCase();
      const where = IN_MENU.includes(app)
        ? context.menu(field(CONTEXT))
        : app === 'queue'
          ? context.desk(field(LASTDATA).split(',', 1)[0] ?? '')
          : '';
      const line = field(DST) === '' ? undefined : context.line(field(DST));
      return {
        key: id,
        ...(field(LINKEDID) !== '' && field(LINKEDID) !== id && { also: [field(LINKEDID)] }),
        times: { start, end },
        facts: {
          line: line ?? '',
          caller: context.hashCaller(field(SRC)),
          where: where ?? '',
          by: IN_MENU.includes(app) ? 'caller' : app === 'hangup' ? 'system' : 'unknown',
          linked: field(LINKEDID),
        },
      };
    },
};

/** Unique ids begin with the second in which the channel was made, UTC; a system's name may stand before it. */
export function startIn(uniqueId: string): number | undefined {
  const [, seconds] = /(?:^|-)(\d{9,10})\.\d+$/.exec(uniqueId) ?? [];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}
