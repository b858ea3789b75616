/** Planned desks and groups to the numbers that the kernel runs. */
import type { NeedId } from '../chart/index.ts';
import {
  AGENTS_WITHOUT_LIMIT,
  type DeskProgram,
  type GroupProgram,
  type WhenClosed,
} from '../kernel/index.ts';
import type { CallerType } from '../behaviour/index.ts';
import type { CallBackConfig, DeskConfig, PriorityRule } from '../scenario/index.ts';
import { constantSteps } from '../util/steps.ts';
import { handlingOf, type PlannedDesk, type PlannedDesks } from './pool-desks.ts';

/** Longer than anybody waits: the offer is made only by a desk that is closed. */
const NEVER = 1e9;
/** Of callers for whom no rule is written: half-way, so that there is room before and behind them. */
const DEFAULT_PRIORITY = 4;

export interface DeskQuestion {
  readonly needs: readonly NeedId[];
  readonly loopAt: number;
  /** A parameter in force. */
  readonly value: (name: string) => number;
  /** False: whoever comes while a desk is open is answered at once, by somebody without end. */
  readonly hasQueues: boolean;
}

/** In the order of the planned ones. */
export function programDesks(
  { desks, groups }: PlannedDesks,
  question: DeskQuestion,
): {
  readonly desks: DeskProgram[];
  readonly groups: GroupProgram[];
} {
  const indexOf = indexDesks(desks);
  const programs = desks.map((desk, d) => programDesk(desk, d, indexOf, question));
  if (!question.hasQueues)
    return {
      desks: programs,
      groups: desks.map((_, desk) => ({
        agents: constantSteps(AGENTS_WITHOUT_LIMIT, question.loopAt),
        skills: [{ desk, priority: 0, handlingFactor: 1 }],
      })),
    };
  return {
    desks: programs,
    groups: groups.map(({ agents, skills }) => ({
      agents,
      skills: skills.flatMap(({ desk, priority, handlingFactor }) => {
        const index = indexOf.get(desk);
        return index === undefined ? [] : [{ desk: index, priority, handlingFactor }];
      }),
    })),
  };
}

/** By the ids of the desks themselves, and of those that they stand for. */
export function indexDesks(desks: readonly PlannedDesk[]): Map<string, number> {
  return new Map(
    desks.flatMap(({ id, members }, d) => [id, ...members].map((each): [string, number] => [each, d])),
  );
}

function programDesk(
  desk: PlannedDesk,
  index: number,
  indexOf: ReadonlyMap<string, number>,
  { needs, value, hasQueues }: DeskQuestion,
): DeskProgram {
  const { whenClosed = 'announce', overflow, callBack, announcesWait } = desk.config;
  const otherDesk = (id: string): number | undefined => {
    const other = indexOf.get(id);
    // In a pool a desk may be meant that has become the desk itself.
    return other === index ? undefined : other;
  };
  const to = overflow && otherDesk(overflow.desk);
  const offer = callBack ?? (whenClosed === 'call-back' ? { afterSeconds: NEVER } : undefined);
  return {
    open: desk.open,
    serves: Uint8Array.from(needs, (need) => Number(desk.serves.includes(need))),
    handling: handlingOf(desk, value('handlingSigma')),
    misroute: { kind: 'exponential', mean: value('misrouteSeconds') },
    whenClosed: hasQueues || whenClosed === 'queue' ? closingOf(whenClosed, otherDesk) : { kind: 'announce' },
    overflow:
      hasQueues && overflow && to !== undefined
        ? { afterSeconds: overflow.afterSeconds, desk: to }
        : undefined,
    callBack: hasQueues && offer ? callBackOf(offer, value) : undefined,
    announcement:
      hasQueues && announcesWait
        ? {
            balks: announcesWait.balks ?? value('announcedBalks'),
            patienceFactor: announcesWait.patienceFactor ?? value('announcedPatience'),
          }
        : undefined,
  };
}

function closingOf(
  whenClosed: NonNullable<DeskConfig['whenClosed']>,
  otherDesk: (id: string) => number | undefined,
): WhenClosed {
  if (typeof whenClosed === 'string') return { kind: whenClosed };
  const desk = otherDesk(whenClosed.overflow);
  return desk === undefined ? { kind: 'announce' } : { kind: 'overflow', desk };
}

function callBackOf(
  { afterSeconds = 0, accepted, kept, answered, missedSeconds }: CallBackConfig,
  value: DeskQuestion['value'],
): NonNullable<DeskProgram['callBack']> {
  return {
    afterSeconds,
    accepted: accepted ?? value('callBackAccepted'),
    kept: kept ?? value('callBackKept'),
    answered: answered ?? value('callBackAnswered'),
    missedSeconds: missedSeconds ?? value('callBackMissedSeconds'),
  };
}

/** By type, 0 first. The first rule that fits counts. */
export function prioritiesOf(types: readonly CallerType[], rules: readonly PriorityRule[] = []): Int32Array {
  return Int32Array.from(types, ({ need, segment }) => {
    const rule = rules.find(
      (each) =>
        (each.segment === undefined || each.segment === segment) &&
        (each.need === undefined || each.need === need) &&
        (each.product === undefined || need.startsWith(`${each.product}.`)),
    );
    return (rule?.priority ?? DEFAULT_PRIORITY) - 1;
  });
}
