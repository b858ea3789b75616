/** Whoever fails at a menu too often gets a person, not a dial tone. */
import { NOBODY } from '../caller-sets.ts';
import { moveOf } from '../inspection.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const agentAfterAttempts: Rule<never> = {
  id: 'agent-after-attempts',
  title: say('After too many failed attempts the caller gets an agent', '多次操作失败后转接人工坐席'),
  severity: 'error',
  reason: say(
    'A caller whom the menu could not serve is the one who needs a person most. A hang-up that says the line is closed is not counted.',
    '菜单没能服务好的来电者，恰恰最需要人工。告知“非服务时间”后的挂断不计在内。',
  ),
  source: 'FreeSWITCH, Genesys, Plum Voice',
  limits: {},
  *check({ walk, automaton, land, sets, withAgent }) {
    for (const arc of walk.arcs.flat()) {
      const from = automaton.nodes[arc.from]?.state ?? '';
      if (moveOf(arc) !== 'failure' || automaton.nodes[arc.to]?.state === from) continue;
      for (const { node, callers } of land(arc.to, arc.callers)) {
        const { destination, state } = automaton.nodes[node] as (typeof automaton.nodes)[number];
        const isHangUp = destination?.goesTo === 'hang-up' && destination.reason !== 'closed';
        const isMachine = destination?.goesTo === 'self-service' && sets.both(callers, withAgent) !== NOBODY;
        if (!isHangUp && !isMachine) continue;
        yield {
          message: isHangUp
            ? say(
                `After failed attempts the call is cut off at "${state}" instead of reaching an agent.`,
                `多次操作失败后，来电在“${state}”被挂断，没有转接人工坐席。`,
              )
            : say(
                `After failed attempts the call goes to a machine at "${state}" instead of reaching an agent.`,
                `多次操作失败后，来电在“${state}”转入自助服务，没有转接人工坐席。`,
              ),
          hint: say(
            'Let the last transition of NO_INPUT and NO_MATCH lead to a desk or a number.',
            '让 NO_INPUT（无输入）和 NO_MATCH（按错键）的最后一条分支通向坐席组或外部号码。',
          ),
          path: arc.edge?.path ?? [],
          menu: from,
          ...(isHangUp ? {} : { severity: 'warning' as const }),
          shows: { nodes: [arc.from], callers, next: [arc.event] },
        };
      }
    }
  },
};
