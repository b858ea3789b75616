/** What was read, and what is odd about it: before any number that was learnt from it. */
import type { Finding } from '../../calibrate/index.ts';
import { formatDecimal } from '../../util/format-number.ts';
import { calibrateWords } from '../../words/index.ts';
import { sayIn } from '../choose-language.ts';
import { sentence, type OutlinePart, type OutlineSection } from '../outline/parts.ts';
import { LEAST_CALLS, tableOf, type CalibrationContext } from './context.ts';

export function noticeSection({ answer, words }: CalibrationContext): OutlineSection | undefined {
  const { status, isStopped } = answer;
  const parts = [
    ...(isStopped ? [sentence(words.stopped, 'alert')] : []),
    ...(status.isSettled ? [] : [sentence(words.unsettled({ steps: status.steps }), 'alert')]),
  ];
  return parts.length === 0 ? undefined : { id: 'notice', title: '', parts };
}

export function readSection(context: CalibrationContext): OutlineSection {
  const { answer, words, depth, language } = context;
  const { log, calls, tasks = 0, written } = answer;
  const readOf = tasks > 0 && tasks === calls ? words.readTasks : words.readCalls;
  const counted = log.lines.filter((line) => line.calls >= LEAST_CALLS);
  const sources: OutlinePart = {
    kind: 'folded',
    title: words.sources,
    parts: [
      {
        kind: 'table',
        table: tableOf(
          words.sources,
          [words.sourceName, 'SHA-256'],
          log.sources.map(({ name, sha256 }) => [name, sha256]),
          2,
        ),
      },
    ],
  };
  return {
    id: 'read',
    title: words.read,
    parts: [
      sentence(readOf({ fitted: formatDecimal(calls), calls: formatDecimal(log.calls) })),
      ...unusedTable(context),
      sentence(written === undefined ? words.notWritten : words.written({ file: written })),
      ...answer.notes.map((note) => sentence(note[language], 'alert')),
      ...(depth === 'brief'
        ? []
        : [
            {
              kind: 'table' as const,
              table: tableOf(
                words.lineCalls,
                [words.line, words.calls],
                counted.map(({ id, title, calls: own }) => [
                  sayIn(language, title) || id,
                  formatDecimal(own),
                ]),
              ),
            },
            sources,
          ]),
    ],
  };
}

/** Why calls are not fitted, most first; fewer than a handful are told as such. */
function unusedTable({ answer, words, language }: CalibrationContext): OutlinePart[] {
  const told = Object.entries(answer.uncounted)
    .filter(([, count]) => count > 0)
    .toSorted(([, a], [, b]) => b - a);
  if (told.length === 0) return [];
  const { uncounted } = calibrateWords[language];
  return [
    {
      kind: 'table',
      table: tableOf(
        words.unused,
        [words.unused, words.calls],
        told.map(([why, count]) => [
          uncounted[why as keyof typeof uncounted],
          count < LEAST_CALLS ? `<${LEAST_CALLS}` : formatDecimal(count),
        ]),
      ),
    },
  ];
}

/** Errors first, then what was left out. */
export function findingsSection({ answer, words, language }: CalibrationContext): OutlineSection {
  const told = answer.findings.filter(({ calls }) => calls >= LEAST_CALLS);
  const order = ['error', 'warning', 'note'];
  const sorted = told.toSorted(
    (a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || b.calls - a.calls,
  );
  const row = (finding: Finding): string[] => {
    const { id, calls, from, to, isExcluded } = finding;
    return [
      id,
      isExcluded ? words.fates.excluded : words.fates.kept,
      from === to ? from : `${from} .. ${to}`,
      formatDecimal(calls),
    ];
  };
  return {
    id: 'findings',
    title: words.findings,
    parts:
      sorted.length === 0
        ? [sentence(words.noFindings)]
        : [
            ...sorted.map(({ message, hint, severity }) =>
              sentence(
                words.findingHint({ message: message[language], hint: hint[language] }),
                severity === 'error' ? 'alert' : undefined,
              ),
            ),
            {
              kind: 'table',
              table: tableOf(
                words.findings,
                [words.finding, words.findingFate, words.findingDays, words.findingCalls],
                sorted.map(row),
                3,
              ),
            },
          ],
  };
}
