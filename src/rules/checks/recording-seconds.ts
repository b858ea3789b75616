/** A recording is about as long as its text takes to say, and speaks the options whose seconds it gives. */
import { formatDecimal } from '../../util/format-number.ts';
import { estimateSeconds, primaryLanguage, SPEECH_MODELS } from '../../speech/index.ts';
import { lineage, type ChartState, type Locale } from '../../chart/index.ts';
import { recordingsOf } from '../spoken-texts.ts';
import type { Finding, Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const recordingSeconds: Rule<'fastest' | 'slowest' | 'extra'> = {
  id: 'recording-seconds',
  title: say(rulesWords, (words) => words.recordingSeconds.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.recordingSeconds.reason),
  source: 'slips of units and stale lengths found in real menus',
  limits: {
    fastest: {
      value: 0.45,
      low: 0.1,
      high: 1,
      unit: say(rulesWords, (words) => words.recordingSeconds.shareUnit),
      source: 'twice the usual rate is the fastest that is followed; the model’s own error on top',
      status: 'assumption',
    },
    slowest: {
      value: 2.5,
      low: 1,
      high: 10,
      unit: say(rulesWords, (words) => words.recordingSeconds.shareUnit),
      source:
        'Chinese is read at 2.2 to 5.2 characters a second, half the usual rate at the slowest; pauses on top',
      status: 'assumption',
    },
    extra: {
      value: 10,
      low: 0,
      high: 120,
      unit: say(rulesWords, (words) => words.recordingSeconds.extraUnit),
      source: 'a jingle, or music before and after',
      status: 'assumption',
    },
  },
  *check({ chart, locales }, { fastest, slowest, extra }) {
    for (const state of chart.states) {
      if (!state.isMenu && !state.isAnnouncement) continue;
      yield* checkOptionEnds(state, locales);
      for (const { text, locale, path, seconds } of recordingsOf(state, locales)) {
        // A text without words has no length to compare with.
        const estimate = estimateSeconds(text, locale);
        if (seconds === undefined || estimate === 0) continue;
        const least = fastest * estimate;
        const most = slowest * estimate + extra;
        if (seconds >= least && seconds <= most) continue;
        yield {
          message: say(rulesWords, (words) =>
            words.recordingSeconds.message({
              locale,
              seconds: formatDecimal(seconds, 1),
              characters: [...text].length,
              least: formatDecimal(least, 1),
              most: formatDecimal(most, 1),
            }),
          ),
          hint: say(rulesWords, (words) => words.recordingSeconds.hint),
          path: [...path, 'seconds'],
          menu: state.path,
          // The rate of another language proves nothing.
          ...(isRateKnown(locale) ? {} : { severity: 'warning' as const }),
        };
      }
    }
  },
};

function* checkOptionEnds(state: ChartState, locales: readonly Locale[]): Iterable<Finding> {
  const keys = new Set(lineage(state).flatMap(({ config }) => Object.keys(config.on ?? {})));
  for (const { path, seconds = Infinity, optionEnds = {} } of recordingsOf(state, locales)) {
    for (const [event, end] of Object.entries(optionEnds)) {
      const found = { path: [...path, 'optionEnds', event], menu: state.path };
      if (!keys.has(event))
        yield {
          ...found,
          message: say(rulesWords, (words) => words.recordingSeconds.noOption({ event })),
          hint: say(rulesWords, (words) => words.recordingSeconds.noOptionHint),
        };
      else if (end > seconds)
        yield {
          ...found,
          message: say(rulesWords, (words) =>
            words.recordingSeconds.endsLate({
              event,
              end: formatDecimal(end, 1),
              seconds: formatDecimal(seconds, 1),
            }),
          ),
          hint: say(rulesWords, (words) => words.recordingSeconds.endsLateHint),
        };
    }
  }
}

function isRateKnown(locale: string): boolean {
  return SPEECH_MODELS.some(({ language }) => language === primaryLanguage(locale));
}
