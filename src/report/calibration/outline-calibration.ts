/** The report of a calibration, "How well does it know you": the answer first, then what was read and left out, then what was learnt. */
import type { CalibrationAnswer } from '../../calibrate/index.ts';
import { formatDecimal } from '../../util/format-number.ts';
import { BASE_LANGUAGE, reportWords } from '../../words/index.ts';
import { sayIn } from '../choose-language.ts';
import type { Depth, Outline, OutlineSection } from '../outline/parts.ts';
import type { ReportOptions } from '../types.ts';
import { assumedSection, fitSection, headlineSection, nextSection } from './answer-sections.ts';
import { holdOutSection, leftOutSection, predictedSection } from './check-sections.ts';
import type { CalibrationContext } from './context.ts';
import { correlationSection, learntSection, notSaidSection, profileSection } from './learnt-sections.ts';
import { findingsSection, noticeSection, readSection } from './read-sections.ts';

function whatWasRead({ answer: { log, calls, tasks = 0 }, words }: CalibrationContext): string {
  const all = formatDecimal(log.calls);
  const days = words.days({ days: log.days });
  if (tasks === 0) return words.aboutCalls({ calls: all, days });
  if (tasks === calls) return words.aboutTasks({ calls: all });
  return words.aboutBoth({ calls: all, days, tasks: formatDecimal(tasks) });
}

/** Logs name no locale: English, unless another language is asked for. */
export function outlineCalibration(
  answer: CalibrationAnswer,
  { language = BASE_LANGUAGE }: ReportOptions,
  depth: Depth,
): Outline {
  const words = reportWords[language].calibration;
  const context: CalibrationContext = { answer, language, words, depth };
  const { log, world, from, to } = answer;
  const terms = words.terms;
  const definitions: OutlineSection = {
    id: 'definitions',
    title: words.definitions,
    parts: [
      {
        kind: 'terms',
        items: [
          { term: terms.narrowed, text: terms.narrowedText },
          { term: terms.interval, text: terms.intervalText },
          { term: terms.counted, text: terms.countedText },
          { term: terms.score, text: terms.scoreText },
          { term: terms.small, text: terms.smallText },
        ],
      },
    ],
  };
  const sections: readonly (OutlineSection | undefined)[] = [
    noticeSection(context),
    headlineSection(context),
    nextSection(context),
    readSection(context),
    findingsSection(context),
    learntSection(context),
    notSaidSection(context),
    correlationSection(context),
    predictedSection(context),
    holdOutSection(context),
    leftOutSection(context),
    ...(depth === 'page' ? [profileSection(context)] : []),
    assumedSection(context),
    fitSection(context),
    ...(depth === 'brief' ? [] : [definitions]),
    { id: 'again', title: words.again, parts: [{ kind: 'command', text: answer.replay }] },
  ];
  return {
    language,
    kicker: words.kicker,
    title: sayIn(language, answer.scenario.title),
    about: words.about({
      world: sayIn(language, world.title) || world.id,
      what: whatWasRead(context),
      from,
      to,
      lines: log.lines.filter((line) => line.calls > 0).length,
      file: log.file,
      expires: log.expires,
    }),
    width: undefined,
    sections: sections.filter((section) => section !== undefined),
  };
}
