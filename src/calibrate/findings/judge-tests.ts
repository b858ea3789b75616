/** What has to be known of a phone test before its numbers are taken for callers' own. */
import type { ScenarioConfig } from '../../scenario/index.ts';
import { calibrateWords, say } from '../../words/index.ts';
import type { PathCounts } from '../paths/types.ts';
import type { LogSetting } from '../log-setting.ts';
import { FEWEST_CALLS } from './say-finding.ts';
import type { Finding } from './types.ts';

const KIND = 'test-lines';

/** Whether the line of a test is to count as given: nothing is learnt from which number people say they would dial. */
export function isLineGiven({ exclude = [], keep = [] }: Pick<LogSetting, 'exclude' | 'keep'>): boolean {
  return exclude.includes(KIND) && !keep.includes(KIND);
}

/** That people dial in a test as they do in earnest is taken for granted, and said; none where there was one number only. */
export function judgeTestLines(
  { cells, calls: of }: Pick<PathCounts, 'cells' | 'calls'>,
  { worlds }: Pick<ScenarioConfig, 'worlds'>,
  setting: Pick<LogSetting, 'exclude' | 'keep'>,
): Finding[] {
  const choosing = new Set(worlds.flatMap(({ id, lines }) => (lines.length > 1 ? [id] : [])));
  const calls = cells.reduce(
    (sum, cell) => sum + (cell.need !== '' && choosing.has(cell.world) ? cell.calls : 0),
    0,
  );
  if (calls < FEWEST_CALLS) return [];
  const isExcluded = isLineGiven(setting);
  const facts = { calls, isExcluded: isExcluded ? ('yes' as const) : ('other' as const) };
  return [
    {
      id: KIND,
      kind: KIND,
      severity: 'note',
      calls,
      of,
      from: '',
      to: '',
      exclusion: 'consent',
      isExcluded,
      touches: ['wrongNumber'],
      message: say(calibrateWords, ({ findings }) => findings.testLines.message(facts)),
      hint: say(calibrateWords, ({ findings }) => findings.testLines.hint(facts)),
    },
  ];
}
