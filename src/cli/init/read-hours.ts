/** Service hours as people write them: `Mo-Fr 9-18`, `9:00-17:30`, `Fr 22-6`, `周一至周五 8:30-17:30`, `24 h`. */
import { rangeOfHours, type WeeklyHours } from '../../calendar/index.ts';
import { cliWords, LANGUAGES } from '../../words/index.ts';

const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7];
const anyOf = (pick: (words: (typeof cliWords)['en']['initList']) => string): string =>
  LANGUAGES.map((language) => pick(cliWords[language].initList)).join('|');
const TO = `(?:-|–|—|~|${anyOf((words) => words.to)})`;
const MARK = `(?:[:.]|${anyOf((words) => words.hourMark)})`;
const TIME = `(\\d{1,2})(?:\\s*${MARK}(\\d{2})?)?`;

/** Undefined: always open, for an empty cell or one that says so. */
export function readHours(text: string): WeeklyHours | 'unreadable' | undefined {
  // Full-width signs are read as their plain ones.
  const plain = text.normalize('NFKC').trim().toLowerCase();
  const always = LANGUAGES.flatMap((language) => cliWords[language].initList.always.split('|'));
  if (plain === '' || always.includes(plain)) return undefined;
  const times = new RegExp(`${TIME}\\s*${TO}\\s*${TIME}\\s*$`).exec(plain);
  if (!times) return 'unreadable';
  const [, fromHour = '', fromMinute = '0', toHour = '', toMinute = '0'] = times;
  const [from, to] = [inHours(fromHour, fromMinute), inHours(toHour, toMinute)];
  const isTime = [fromMinute, toMinute].every((minute) => Number(minute) < 60) && from <= 24 && to <= 24;
  const days = readDays(plain.slice(0, times.index).trim());
  return days && isTime && 'range' in rangeOfHours({ from, to }) ? { days, from, to } : 'unreadable';
}

/** To the minute, with no more digits than that takes: 8:20 is 8.3333. */
function inHours(hour: string, minute: string): number {
  return Number((Number(hour) + Number(minute) / 60).toFixed(4));
}

/** Names by their beginnings: `mo` is Monday, and so is `monday`. */
function readDays(text: string): readonly number[] | undefined {
  const plain = text.replace(/[:,]$/, '').trim();
  if (plain === '') return ALL_DAYS;
  const [first, last, ...rest] = plain.split(new RegExp(`\\s*${TO}\\s*`));
  const [from, to] = [dayOf(first), dayOf(last ?? first)];
  if (from === undefined || to === undefined || rest.length > 0 || from > to) return undefined;
  return ALL_DAYS.filter((day) => day >= from && day <= to);
}

function dayOf(name: string | undefined): number | undefined {
  if (name === undefined || name === '') return undefined;
  for (const language of LANGUAGES)
    for (const names of cliWords[language].initList.dayNames.split(' ')) {
      const day = names.split('|').findIndex((each) => name.startsWith(each));
      if (day >= 0) return day + 1;
    }
  return undefined;
}
