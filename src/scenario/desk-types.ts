/** Desks, and the agents who answer for them, as the scenario file says it. */
import type { EvidenceStatus, Parameter } from '../behaviour/index.ts';
import type { Hours } from '../calendar/index.ts';
import type { NeedId, Text } from '../chart/index.ts';

/** A queue, and what its callers need. */
export interface DeskConfig {
  /** The name by which machines find it. */
  readonly id: string;
  /** What reports call it. */
  readonly title: Text;
  /** Empty: the desk helps nobody by itself and passes callers on. */
  readonly serves: readonly NeedId[];
  /** Mean length of a talk here. Absent: the parameter `handlingSeconds`. */
  readonly handlingSeconds?: Parameter;
  /** How talks scatter around their mean. Absent: lognormal, with the parameter `handlingSigma`. */
  readonly handling?: 'lognormal' | 'exponential' | { readonly gamma: number };
  /** Its own agents and hours. `groups`: it has none but those of `agentGroups`. */
  readonly staffing: Staffing | { readonly agents: 'groups'; readonly hours?: Hours };
  /** What a caller meets while it is closed. Absent: `announce`, told so and no more. */
  readonly whenClosed?: 'announce' | 'queue' | 'call-back' | { readonly overflow: string };
  /** Whoever has waited so long moves to the other desk's queue; once. */
  readonly overflow?: { readonly afterSeconds: number; readonly desk: string };
  /** Callers who have to wait may be called back instead. */
  readonly callBack?: CallBackConfig;
  /** Callers who have to wait are told how long. */
  readonly announcesWait?: AnnouncementConfig;
  /** Desks of the same pool become one desk in a world with `pooled: true`. */
  readonly pool?: string;
  /** Where all this comes from. */
  readonly status: EvidenceStatus;
}

/**
 * So many agents; or as many as serve this share of callers in time, half-hour by half-hour, by Erlang-C; or a roster.
 * Absent hours: always open; with a roster, while somebody is on duty.
 */
export type Staffing =
  | (Duty & { readonly agents: number })
  | (Duty & { readonly serviceLevel: number; readonly withinSeconds: number })
  | (Duty & { readonly roster: readonly Shift[] });

/** What every way to staff has. */
export interface Duty {
  /** When its callers are served; of an agent group, when it is on duty. */
  readonly hours?: Hours;
  /**
   * Share of the paid time that is not spent on calls. Of `agents` and a `roster` that share is missing, rounded
   * against the callers; what a service level takes is on the phone already. Absent: 0.
   */
  readonly shrinkage?: number;
}

/** So many agents from one time of the day to another. A roster is the sum of its shifts. */
export interface Shift {
  /** 1 (Monday) to 7, on which it begins. Absent: only on its `dates`. */
  readonly days?: readonly number[];
  /** `YYYY-MM-DD`: on a date that some shift of a roster names only such shifts count. */
  readonly dates?: readonly string[];
  /** `HH:MM`, on the callers' clock. */
  readonly from: string;
  /** `HH:MM`; earlier than `from`: on the next day. */
  readonly to: string;
  /** Paid agents. */
  readonly agents: number;
  /** None of them answers in between. */
  readonly break?: { readonly from: string; readonly to: string };
}

/** The offer to be called back. What is absent is a parameter of the same name. */
export interface CallBackConfig {
  /** Offered to callers who have waited so long. Absent: as soon as they have to wait. */
  readonly afterSeconds?: number;
  /** Probability that the offer is accepted: `callBackAccepted`. */
  readonly accepted?: number;
  /** That the promise is kept: `callBackKept`. */
  readonly kept?: number;
  /** That the caller answers: `callBackAnswered`. */
  readonly answered?: number;
  /** Agent seconds lost when the caller does not: `callBackMissedSeconds`. */
  readonly missedSeconds?: number;
}

/** Callers who have to wait are told how long. What is absent is a parameter. */
export interface AnnouncementConfig {
  /** Probability that a caller who would not wait so long gives up at once: `announcedBalks`. */
  readonly balks?: number;
  /** By what the patience of all others is multiplied: `announcedPatience`. */
  readonly patienceFactor?: number;
}

/** Agents who can do the same. */
export interface AgentGroupConfig {
  /** Letters, digits, - and _; starts with a letter; no dots. No desk has it. */
  readonly id: string;
  /** What reports call it. */
  readonly title: Text;
  /** How many, and when. */
  readonly staffing: Staffing;
  /** The desks they answer for. */
  readonly skills: readonly SkillConfig[];
  /** Where all this comes from. */
  readonly status: EvidenceStatus;
}

/** A desk that the agents of a group answer for. */
export interface SkillConfig {
  /** Desk id. */
  readonly desk: string;
  /** 1 to 8. Of several queues an agent takes the lowest first; a queue's caller goes to the agent who has it lowest. Absent: 1. */
  readonly priority?: number;
  /** By what talks take longer here. Absent: 1 with priority 1, else the parameter `crossTrainedHandling`. */
  readonly handlingFactor?: number;
}

/** Callers with this segment, product or need; what is absent fits all. */
export interface PriorityRule {
  /** Segment id. */
  readonly segment?: string;
  /** Product id. */
  readonly product?: string;
  /** Product and intent. */
  readonly need?: NeedId;
  /** 1 to 8; 1 is answered first. */
  readonly priority: number;
}
