/** Failures in one menu are not counted against the caller in the next. */
import { moveOf } from '../inspection.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const attemptsReset: Rule<never> = {
  id: 'attempts-reset',
  title: say('Every menu starts counting attempts anew', '进入每个菜单时重新计算失败次数'),
  severity: 'warning',
  reason: say(
    'A caller who failed twice and then chose rightly would be thrown out at the first slip in the next menu.',
    '来电者失败两次后选对了，到下一个菜单只要再错一次就会被请出菜单。',
  ),
  source: 'VoiceXML event counters, which are reset on entering a menu',
  limits: {},
  *check({ walk, automaton, land, chart }) {
    for (const arc of walk.arcs.flat()) {
      const move = moveOf(arc);
      if (move === 'failure' || move === 'listen' || move === 'hang-up' || move === 'nothing') continue;
      const from = automaton.nodes[arc.from]?.state;
      for (const { node, callers } of (automaton.nodes[arc.to]?.attempts ?? 0) > 0
        ? land(arc.to, arc.callers)
        : []) {
        const to = automaton.nodes[node];
        if (to?.kind !== 'menu' || to.attempts === 0 || to.state === from) continue;
        yield {
          message: say(
            `Attempts that failed in an earlier menu are still counted in "${to.state}".`,
            `在之前菜单中的失败次数，到了“${to.state}”仍在累计。`,
          ),
          hint: say(
            'Add "entry": { "type": "resetAttempts" } to the menu.',
            '在该菜单中加入 "entry": { "type": "resetAttempts" }。',
          ),
          path: chart.stateAt(to.state)?.jsonPath ?? [],
          menu: to.state,
          shows: { nodes: [node], callers },
        };
      }
    }
  },
};
