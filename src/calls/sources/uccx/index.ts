/**
 * Cisco Unified CCX. A contact says when it began and ended, its queues how long it waited, agents' connections when
 * somebody answered. Keys are there when the script keeps them in a variable (`options.pathAttribute`). Without agents'
 * connections a queue stands as early as it can, and the talk after it takes in the time in the menus.
 */
import { REPEAT_KEYS, dropDoubles, endWord, factOf, makeCall, shareFate, timeOf } from '../make-call.ts';
import type { LooseEvent } from '../order-events.ts';
import { exclude, merge, refuse } from '../reasons.ts';
import type { CallSource, SettledFragment } from '../types.ts';
import { agentRows, contactRows, queueRows } from './tables.ts';

export const uccx: CallSource = {
  id: 'uccx',
  kinds: [contactRows, queueRows, agentRows],
  join: (fragments, context) => {
    const { kept, fates } = dropDoubles(fragments);
    const ofTable = (name: string): readonly SettledFragment[] =>
      kept.filter((each) => factOf(each, 'table') === name).toSorted(inSequence);
    const [root, ...others] = ofTable('contact');
    if (root === undefined) return shareFate(kept, refuse('orphan'), fates);
    const first = factOf(root, 'sequence');
    for (const each of others)
      fates.set(each, factOf(each, 'sequence') === first ? merge('repeated') : exclude('agentLeg'));
    const line = factOf(root, 'line');
    if (line === '')
      return shareFate(kept, refuse(factOf(root, 'dialled') === '' ? 'noLine' : 'unknownLine'), fates);
    const start = timeOf(root, 'start') ?? 0;
    const ends = [root, ...others].flatMap((each) => timeOf(each, 'end') ?? []);
    const end = ends.length === 0 ? undefined : Math.max(...ends);
    const call = makeCall({
      call: root.key,
      line,
      caller: factOf(root, 'caller'),
      precision: root.events.length > 0 || isGuessed(ofTable('queue'), ofTable('agent')) ? 'order' : 's',
      start,
      path: root.events,
      events: waitsOf(ofTable('queue'), ofTable('agent'), start, end),
      repeatKeys: context.optionList('repeatKeys', REPEAT_KEYS),
      ...(end !== undefined && { end: { t: end, by: endWord(factOf(root, 'by')) } }),
    });
    return { calls: [call], fates };
  },
};

function inSequence(a: SettledFragment, b: SettledFragment): number {
  const [mine, other] = [a, b].map((each) => `${factOf(each, 'sequence')} ${factOf(each, 'place')}`) as [
    string,
    string,
  ];
  return mine === other
    ? (timeOf(a, 'start') ?? 0) - (timeOf(b, 'start') ?? 0) || a.row - b.row
    : mine < other
      ? -1
      : 1;
}

/** How long somebody waited says nothing of when, unless the end of it is known. */
function isGuessed(queues: readonly SettledFragment[], agents: readonly SettledFragment[]): boolean {
  return agents.length === 0 && queues.some((each) => factOf(each, 'disposition') !== '1');
}

/** Only how long each wait was is known: its end is an answer where an agent's connection says when, else a guess. */
function waitsOf(
  queues: readonly SettledFragment[],
  agents: readonly SettledFragment[],
  start: number,
  end: number | undefined,
): LooseEvent[] {
  const events: LooseEvent[] = [];
  let earliest = start;
  for (const queue of queues) {
    const { row } = queue;
    const where = factOf(queue, 'where');
    const wait = (Number(queue.facts['wait']) || 0) * 1000;
    const disposition = factOf(queue, 'disposition');
    const agent = agents.find(
      (each) => factOf(each, 'sequence') === factOf(queue, 'sequence') && each.facts['isAnswered'] === true,
    );
    const isAnswered = disposition === '2';
    const known = agent && (timeOf(agent, 'start') ?? 0) + Number(agent.facts['ring']) * 1000;
    const until = isAnswered ? known : disposition === '1' ? end : undefined;
    const from = Math.max(earliest, (until ?? earliest + wait) - wait);
    earliest = Math.max(from, until ?? from + wait);
    events.push({ t: from, event: 'queue', where, value: '', row });
    if (isAnswered) events.push({ t: earliest, event: 'answer', where, value: '', row });
    const outcome = agent && isAnswered ? factOf(agent, 'outcome') : '';
    if (agent && outcome !== '')
      events.push({ t: timeOf(agent, 'end') ?? earliest, event: 'outcome', where, value: outcome, row });
  }
  return events;
}
