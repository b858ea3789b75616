/** Silence, wrong keys and hang-ups lead somewhere in every menu, and every announcement goes on. */
import { NOBODY, type CallerSet } from '../caller-sets.ts';
import { moveOf } from '../inspection.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

const WANTED = { menu: ['NO_INPUT', 'NO_MATCH', 'HANGUP'], announcement: ['DONE', 'HANGUP'] } as const;
const WHEN = {
  NO_INPUT: say('a caller stays silent', '来电者没有输入'),
  NO_MATCH: say('a caller presses a key that means nothing', '来电者按了无效的键'),
  HANGUP: say('a caller hangs up', '来电者挂断'),
  DONE: say('the announcement is over', '播报结束'),
} as const;

export const everyBranchWired: Rule<never> = {
  id: 'every-branch-wired',
  title: say(
    'Silence, wrong keys, hang-ups and the end of an announcement are all handled',
    '无输入、按错键、挂断和播报结束都有后续处理',
  ),
  severity: 'error',
  reason: say(
    'An event nobody handles leaves the call where it is, with nothing said: the caller hears a dead line.',
    '没有处理的事件会让通话停在原处、毫无声息，来电者以为电话断了。',
  ),
  source: 'AWS, Amazon Connect best practices',
  limits: {},
  *check({ walk, automaton, sets, chart }) {
    for (const { index, kind, state } of automaton.nodes) {
      if (kind !== 'menu' && kind !== 'announcement') continue;
      for (const event of WANTED[kind]) {
        const arcs = (walk.arcs[index] ?? []).filter((arc) => arc.event === event);
        const unwired = arcs.reduce<CallerSet>(
          (all, arc) => (arc.edge ? all : sets.either(all, arc.callers)),
          NOBODY,
        );
        const found = { path: chart.stateAt(state)?.jsonPath ?? [], menu: state };
        if (unwired !== NOBODY) {
          yield {
            ...found,
            message: say(
              `In "${state}" nothing happens when ${WHEN[event].en}.`,
              `在“${state}”中，${WHEN[event]['zh-CN']}时没有任何处理。`,
            ),
            hint:
              event === 'DONE'
                ? say(
                    'Add "DONE" to "on", with the state that comes next.',
                    '在 "on" 中加入 "DONE"，并指明接下来的状态。',
                  )
                : say(
                    `Handle ${event} once on the machine; every menu inherits it.`,
                    `在整套菜单的顶层统一处理 ${event}，各菜单都会继承。`,
                  ),
            shows: { nodes: [index], callers: unwired, next: [event] },
          };
        }
        const goesOn = arcs.find(
          (arc) => moveOf(arc) === 'hang-up' && automaton.nodes[arc.to]?.kind !== 'final',
        );
        if (goesOn) {
          yield {
            ...found,
            message: say(
              `In "${state}" the machine goes on to "${automaton.nodes[goesOn.to]?.state}" although the caller hung up.`,
              `来电者在“${state}”挂断后，流程仍继续进入“${automaton.nodes[goesOn.to]?.state}”。`,
            ),
            hint: say(
              'Let HANGUP lead to a final state with goesTo "hang-up".',
              '让 HANGUP 通向 goesTo 为 "hang-up" 的终点。',
            ),
            path: goesOn.edge?.path ?? found.path,
            shows: { nodes: [index], callers: goesOn.callers, next: ['HANGUP'] },
          };
        }
      }
    }
  },
};
