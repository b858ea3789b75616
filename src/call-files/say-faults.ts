/** What is wrong with logs and keys, in words: the terminal and the studio's page say the same. */
import { FORMATS } from '../calls/index.ts';
import { wordProblem, type Problem } from '../util/problem.ts';
import { shorten } from '../util/shorten.ts';
import { callsWords, joinNames, say, type Said } from '../words/index.ts';
import type { BadLog } from './bad-log.ts';
import { KEY_FILE, type BadKey } from './caller-key.ts';
import { maskDigits } from './mask-cells.ts';

/** Named in a hint. */
const MOST_NAMED = 30;

/** Paths as people know them, not as the system does. */
type ShowPath = (path: string) => string;

export function problemOfLog({ fault, path, row }: BadLog, show: ShowPath): Problem {
  const file = path === undefined ? undefined : show(path);
  return {
    code: `log-${fault.kind.toLowerCase()}`,
    severity: 'error',
    ...wordProblem(...sayFault(fault, file ?? '')),
    ...(file !== undefined && { file }),
    ...(row !== undefined && { line: row, column: 1 }),
  };
}

export function problemOfKey({ fault }: BadKey): Problem {
  return {
    code: `key-${fault}`,
    severity: 'error',
    ...wordProblem(
      say(callsWords, ({ keys }) => keys[fault]),
      say(callsWords, ({ keys }) => keys[`${fault}Hint`]),
    ),
    file: KEY_FILE,
  };
}

function sayFault(fault: BadLog['fault'], file: string): [Said, Said] {
  const names = (list: readonly string[]) => list.slice(0, MOST_NAMED).map(shorten);
  switch (fault.kind) {
    case 'skew': {
      const { day, other: kind, first, seconds } = fault;
      return [
        say(callsWords, ({ skew }) => skew.tooFar({ day, kind, first, seconds })),
        say(callsWords, ({ skew }) => skew.hint({ kind })),
      ];
    }
    case 'answeredOnly': {
      const { day, line, count } = fault;
      return [
        say(callsWords, ({ answeredOnly }) => answeredOnly.message({ day, line, count })),
        say(callsWords, ({ answeredOnly }) => answeredOnly.hint),
      ];
    }
    case 'columns':
      return [
        say(callsWords, ({ logs }, language) =>
          logs.columns({ names: joinNames(names(fault.missing), language) }),
        ),
        say(callsWords, ({ logs }, language) =>
          // Where the first row is no row of names it is somebody's call.
          logs.columnsHint({ found: joinNames(names(fault.found.map(maskDigits)), language) }),
        ),
      ];
    case 'longLine':
      return [
        say(callsWords, ({ logs }) => logs.longLine({ most: fault.most })),
        say(callsWords, ({ logs }) => logs.longLineHint),
      ];
    case 'encoding':
      return [
        say(callsWords, ({ logs }) => logs.encoding({ encoding: fault.encoding })),
        say(callsWords, ({ logs }) => logs.encodingHint),
      ];
    case 'kindless':
      return [
        say(callsWords, ({ logs }) => logs.kindless({ format: fault.format })),
        say(callsWords, ({ logs }) => logs.kindlessHint),
      ];
    case 'several':
      return [
        say(callsWords, ({ logs }, language) =>
          logs.several({ formats: joinNames(fault.formats, language) }),
        ),
        say(callsWords, ({ logs }) => logs.severalHint),
      ];
    case 'unknown':
      return [
        say(callsWords, ({ logs }) => logs.unknown),
        say(callsWords, ({ logs }, language) => logs.unknownHint({ formats: joinNames(FORMATS, language) })),
      ];
    case 'noMapping':
      return [
        say(callsWords, ({ logs }) => logs.noMapping),
        say(callsWords, ({ logs }) => logs.noMappingHint({ file })),
      ];
    default: {
      const { kind } = fault;
      return [say(callsWords, ({ logs }) => logs[kind]), say(callsWords, ({ logs }) => logs[`${kind}Hint`])];
    }
  }
}
