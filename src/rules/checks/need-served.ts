/** Whatever the machine promises to serve, every caller can get to, personalised or not. */
import { NOBODY, type CallerSet } from '../caller-sets.ts';
import { choiceLayers, servedBy, startNodes } from '../need-ways.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const needServed: Rule<never> = {
  id: 'need-served',
  title: say(
    'Every need is reachable for every caller; personalisation hides none',
    '每位来电者都能办理每项需求，个性化不隐藏任何一项',
  ),
  severity: 'error',
  reason: say(
    'What the system knows of a caller is a guess at what they want; the other needs must stay in reach. Callers who are told that the line is closed are not counted.',
    '系统掌握的来电者信息只是对其来意的推测，其他需求也必须够得着。被告知“非服务时间”的来电者不计在内。',
  ),
  source: 'the case this project starts from',
  limits: {},
  *check(inspection) {
    const { config, sets } = inspection;
    const layers = choiceLayers(inspection);
    for (const [i, need] of (config.meta.needs ?? []).entries()) {
      const lacking = sets.without(sets.everybody, servedBy(inspection, layers.at(-1) as CallerSet[], need));
      if (lacking === NOBODY) continue;
      yield {
        message: say(
          `The need ${need} cannot be reached by ${lacking === sets.everybody ? 'any caller' : 'some callers'}, however they choose.`,
          `无论怎么选，${lacking === sets.everybody ? '所有来电者' : '部分来电者'}都无法办理需求 ${need}。`,
        ),
        hint:
          lacking === sets.everybody
            ? say(
                'Let an option lead to a desk that serves it, or take it off meta.needs.',
                '让某个选项通向受理该需求的坐席组，或从 meta.needs 中删去它。',
              )
            : say('Give these callers a way to the full menu.', '给这些来电者一条通往完整菜单的路。'),
        path: ['meta', 'needs', i],
        shows: { nodes: startNodes(inspection), callers: lacking },
      };
    }
  },
};
