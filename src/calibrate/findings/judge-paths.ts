/** Calls that do not fit the menus: of no line, of no version, or on a path that the machine does not have. */
import { calibrateWords, say, type Language, type Said } from '../../words/index.ts';
import type { Judged } from './judge-days.ts';
import { addToSpell, emptySpell, type ImpossibleCalls, type LogTally, type Spell } from './log-tally.ts';
import { datesOf, FEWEST_CALLS, sayDays, sayShare } from './say-finding.ts';

/** Of a machine's calls: with more of them impossible it is not the machine that was in force. */
const MOST_IMPOSSIBLE = 0.01;

export function judgeUnknownLines({ unknownLines }: LogTally): Judged[] {
  return [...unknownLines].toSorted(byName).flatMap(([line, spell]): Judged[] => {
    if (spell.calls < FEWEST_CALLS) return [];
    return [
      {
        id: `unknown-line:${line}`,
        kind: 'unknown-line',
        severity: 'error',
        calls: spell.calls,
        ...datesOf(spell),
        exclusion: 'default',
        touches: [],
        message: say(calibrateWords, (words, language) =>
          words.findings.unknownLine.message({ calls: spell.calls, line, days: sayDays(spell, language) }),
        ),
        hint: say(calibrateWords, (words) => words.findings.unknownLine.hint),
      },
    ];
  });
}

export function judgeUnknownVersions({ unknownVersions }: LogTally): Judged[] {
  return [...unknownVersions].toSorted(byName).flatMap(([version, spell]): Judged[] => {
    if (spell.calls < FEWEST_CALLS) return [];
    return [
      {
        id: `unknown-version:${version}`,
        kind: 'unknown-version',
        severity: 'error',
        calls: spell.calls,
        ...datesOf(spell),
        exclusion: 'default',
        touches: ['noInput', 'noMatch', 'hangUpProgressing', 'hangUpStuck'],
        message: say(calibrateWords, (words, language) =>
          words.findings.unknownVersion.message({
            calls: spell.calls,
            version,
            days: sayDays(spell, language),
          }),
        ),
        hint: say(calibrateWords, (words) => words.findings.unknownVersion.hint),
      },
    ];
  });
}

/** The steps that nobody can have taken, most frequent first; seldom ones of a machine in one. */
export function judgePaths({ impossible, replayed }: LogTally): Judged[] {
  const places = new Map<string, { steps: ImpossibleCalls[]; rest: Spell; all: number }>();
  for (const step of impossible.values()) {
    const key = placeOf(step);
    const place = places.get(key) ?? { steps: [], rest: emptySpell(), all: 0 };
    places.set(key, place);
    place.all += step.calls;
    if (step.calls >= FEWEST_CALLS) place.steps.push(step);
    else {
      addToSpell(place.rest, step.from, step.calls);
      place.rest.to = Math.max(place.rest.to, step.to);
    }
  }
  return [...places].toSorted(byName).flatMap(([key, { steps, rest, all }]) => {
    const share = all / (replayed.get(key) ?? all);
    const severity = share > MOST_IMPOSSIBLE ? 'error' : 'warning';
    const common = { kind: 'impossible-path', severity, exclusion: 'default', touches: TOUCHES } as const;
    const hint = say(calibrateWords, (words, language) =>
      words.findings.impossible.hint({ share: sayShare(share, language) }),
    );
    const told = steps
      .toSorted((a, b) => b.calls - a.calls || (idOf(a) < idOf(b) ? -1 : 1))
      .map((step): Judged => ({
        ...common,
        id: idOf(step),
        calls: step.calls,
        ...datesOf(step),
        message: saying(step),
        hint,
      }));
    if (rest.calls < FEWEST_CALLS) return told;
    const { machine, version } = [...impossible.values()].find(
      (each) => placeOf(each) === key,
    ) as ImpossibleCalls;
    const message = say(calibrateWords, (words, language) =>
      words.findings.impossible.rest({
        calls: rest.calls,
        machine,
        version: sayVersion(version, language),
        days: sayDays(rest, language),
      }),
    );
    return [
      ...told,
      {
        ...common,
        id: `impossible-path:${machine}:${version}:rest`,
        calls: rest.calls,
        ...datesOf(rest),
        message,
        hint,
      },
    ];
  });
}

const TOUCHES = ['noInput', 'noMatch', 'slip', 'hangUpProgressing', 'hangUpStuck'];

function placeOf({ machine, version }: ImpossibleCalls): string {
  return `${machine} ${version}`;
}

function idOf({ machine, version, step: { event, where, value } }: ImpossibleCalls): string {
  return ['impossible-path', machine, version, where, event === 'key' ? value : `${event}${value}`].join(':');
}

function sayVersion(version: string, language: Language): string {
  return version === '' ? '' : calibrateWords[language].findings.impossible.version({ version });
}

function saying({ machine, version, step: { event, where, value }, calls, ...spell }: ImpossibleCalls): Said {
  return say(calibrateWords, (words, language) => {
    const { impossible } = words.findings;
    const common = { calls, machine, version: sayVersion(version, language), days: sayDays(spell, language) };
    switch (event) {
      case 'key':
        return impossible.key({ ...common, where, value });
      case 'menu':
        return impossible.menu({ ...common, where });
      case 'no-input':
        return impossible.noInput({ ...common, where });
      case 'no-match':
        return impossible.noMatch({ ...common, where, value: value === '' ? '' : ` (${value})` });
      case 'queue':
        return impossible.queue({ ...common, where });
      case 'end':
        return impossible.end(common);
    }
  });
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
