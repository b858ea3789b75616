/**
 * Cisco CVP: activity log of the VXML Server, a delimited line an event, local time with milliseconds. A session is
 * the part of a call in the menus; one that is over because its application is goes on at a desk that the log does
 * not know.
 *
 * Columns and categories: Cisco, "User Guide for Unified CVP VXML Server", chapter on logging.
 */
import { dropDoubles, endWord, factOf, makeCall, firstFact, shareFate, timeOf } from '../make-call.ts';
import { chooseNear, isFault } from '../moments.ts';
import { refuse } from '../reasons.ts';
import { areLines } from '../share-of-lines.ts';
import type { CallSource, LinesKind, ReadContext, Reading } from '../types.ts';
import { followSession } from './follow-session.ts';

const STAMP = 'MM/dd/yyyy HH:mm:ss.SSS';
const COLUMNS = 6;
const SESSION = /^[\w.:-]{1,60}\.\d{10,13}\.\d+\.[^,|;\t]*([,|;\t])\d/;
/** Of the words of `end,how`; every other passes the call on. */
const ENDS: Readonly<Record<string, string>> = {
  hangup: 'caller',
  disconnect: 'system',
  timeout: 'system',
  error: 'system',
};
/** Elements that take numbers rather than choices; what is typed there is nobody's business. */
const DATA_ENTRY = /^(?:digits|number|phone|currency|date|time|form)/i;

const activity: LinesKind = {
  id: 'activity',
  form: 'lines',
  sniff: (head) => (areLines(head, (line) => SESSION.test(line)) ? 1 : 0),
  open: (context) => {
    const given = context.option('delimiter', '');
    return (line): Reading => {
      const delimiter = given || (SESSION.exec(line)?.[1] ?? ',');
      const fields = line.split(delimiter);
      if (fields.length < COLUMNS - 1) return refuse('cut');
      const [key = '', stamp = '', element = '', category = '', action = ''] = fields.map((each) =>
        each.trim(),
      );
      const description = fields
        .slice(COLUMNS - 1)
        .join(delimiter)
        .trim();
      if (key === '') return refuse('noId');
      const pattern = stamp.includes('.') ? STAMP : STAMP.slice(0, -4);
      // The session’s id says when it began, in UTC: it settles the hour that the clock shows twice.
      const begin = startIn(key);
      const t = chooseNear(context.localTime(stamp, pattern), begin);
      if (isFault(t)) return refuse(t);
      if (begin !== undefined && category === 'start') context.compareClocks?.(t, begin);
      const facts = readFacts({ element, category, action, description }, context);
      return { key, times: { t }, facts: { category, action, ...facts } };
    };
  },
};

function startIn(session: string): number | undefined {
  const [, digits] = /\.(\d{13})\.\d+\./.exec(session) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

interface Row {
  readonly element: string;
  readonly category: string;
  readonly action: string;
  readonly description: string;
}

/** Only what is named here is kept of a description: others hold whatever the application's author writes. */
function readFacts(
  { element, category, action, description }: Row,
  context: ReadContext,
): Record<string, string> {
  switch (`${category} ${action}`) {
    case 'start ani':
      return { caller: /^na$/i.test(description) ? '' : context.hashCaller(description) };
    case 'start dnis':
      return { line: context.line(description) ?? '', dialled: 'yes' };
    case 'end how':
      return { by: ENDS[description] ?? '' };
    case 'element enter':
      return {
        ...menuOf(element, context),
        isData: DATA_ENTRY.test(description) ? 'yes' : '',
        isMenu: context.listsMenu?.(element) === true || /menu/i.test(description) ? 'yes' : '',
      };
    case 'interaction audio_group':
    case 'interaction noinput':
    case 'interaction nomatch':
      return menuOf(element, context);
    case 'interaction utterance':
      return { ...menuOf(element, context), key: /^[0-9*#]$/.test(description) ? description : '' };
    default:
      return {};
  }
}

function menuOf(element: string, context: ReadContext): Record<string, string> {
  return { where: (element === '' ? undefined : context.menu(element)) ?? '' };
}

export const cvp: CallSource = {
  id: 'cvp',
  kinds: [activity],
  join: (fragments) => {
    const { kept, fates } = dropDoubles(fragments);
    const told = kept.toSorted((a, b) => (timeOf(a, 't') ?? 0) - (timeOf(b, 't') ?? 0) || a.row - b.row);
    const begin = told.find((each) => factOf(each, 'category') === 'start');
    if (begin === undefined) return shareFate(kept, refuse('orphan'), fates);
    const line = firstFact(told, 'line');
    if (line === '')
      return shareFate(kept, refuse(firstFact(told, 'dialled') === '' ? 'noLine' : 'unknownLine'), fates);
    const end = told.find((each) => factOf(each, 'by') !== '');
    const call = makeCall({
      call: begin.key,
      line,
      caller: firstFact(told, 'caller'),
      precision: 'ms',
      start: timeOf(begin, 't') ?? 0,
      events: followSession(told),
      ...(end && { end: { t: timeOf(end, 't') ?? 0, by: endWord(factOf(end, 'by')) } }),
    });
    return { calls: [call], fates };
  },
};
