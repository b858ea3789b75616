/** Where on a week, in words. */
import { formatMinute } from '../../../calendar/index.ts';
import { hoursWords, studioWords, type Language } from '../../../words/index.ts';
import { dayNames } from '../words/day-names.ts';
import type { WeekArea } from './levels.ts';

/** "Mon–Fri 08:30–12:00" */
export function describeArea({ days, from, to }: WeekArea, language: Language): string {
  return hoursWords[language].week.area({
    days: describeDays(days, language),
    from: formatMinute(from),
    to: formatMinute(to),
  });
}

/** Days that follow each other as one: "Mon–Wed, Fri". */
export function describeDays(days: readonly number[], language: Language): string {
  const names = dayNames(studioWords[language]);
  const { through, dayComma } = hoursWords[language].week;
  const runs: [number, number][] = [];
  for (const day of [...new Set(days)].toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && day === last[1] + 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs
    .map(([first, last]) => {
      const [from = '', to = ''] = [names[first - 1], names[last - 1]];
      return first === last ? from : through({ from, to });
    })
    .join(dayComma);
}
