/** The scenario file, as types. `schema.ts` is their executable form. */
import type { CalendarConfig } from '../calendar/index.ts';
import type { EvidenceStatus, Parameter, Words } from '../behaviour/index.ts';
import type { Locale, NeedId, Text } from '../chart/index.ts';
import type { AgentGroupConfig, DeskConfig, PriorityRule, Staffing } from './desk-types.ts';
import type { Posterior } from './posterior-types.ts';

export type * from './desk-types.ts';
export type * from './posterior-types.ts';

/** Who calls, which lines and desks there are, and which worlds Dialtree compares. */
export interface ScenarioConfig {
  /** Where editors find the schema. */
  readonly $schema?: string;
  /** Letters, digits, - and _; starts with a letter; no dots. */
  readonly id: string;
  /** Heads every report. */
  readonly title: Text;
  /** What is published and what is invented, in plain words. Printed with every report. */
  readonly about: Text;
  /**
   * Language in which callers hear and think whose segment names none, unless the command line says otherwise.
   */
  readonly locale: Locale;
  /** What callers may call about. */
  readonly products: readonly Topic[];
  /** What they may want. */
  readonly intents: readonly Topic[];
  /**
   * Needs that do not follow product share x intent share: a share of all callers, or 0 when nobody has this
   * need.
   */
  readonly needs?: Readonly<Record<NeedId, number>>;
  /** Who calls. */
  readonly segments: readonly Segment[];
  /** Fresh callers in 30 days, however many `days` a run has. */
  readonly callersPerMonth: Parameter;
  /** Length of a run, which begins on a Monday. It changes no rate. */
  readonly days: number;
  /** IANA name of the callers' clock. Absent: a clock without summer time. */
  readonly timeZone?: string;
  /**
   * `YYYY-MM-DD`, a Monday: the first day of the period. Absent: a nameless Monday, so that no special day and no
   * summer time ever comes.
   */
  readonly starts?: string;
  /** When desks and lines are open; named by desks, and by machines. */
  readonly calendars?: readonly CalendarConfig[];
  /** 24 shares of the day, from midnight. Absent: HOUR_SHARES. */
  readonly hourShares?: ShareTable;
  /** 7 shares of the week, from Monday. Absent: WEEKDAY_SHARES. */
  readonly weekdayShares?: ShareTable;
  /** 168 shares of the week, from Monday 0 h, in place of `hourShares` and `weekdayShares`. */
  readonly weekShares?: ShareTable;
  /** Queues, each with the needs it serves. */
  readonly desks: readonly DeskConfig[];
  /** Agents who answer for several desks, beside the desks' own. */
  readonly agentGroups?: readonly AgentGroupConfig[];
  /** Who is answered first. The first rule that fits counts; callers whom none fits have priority 4. */
  readonly priorities?: readonly PriorityRule[];
  /** Numbers that can be dialled, each with its machine. */
  readonly lines: readonly LineConfig[];
  /** What is compared: lines, desks and transfers in force. */
  readonly worlds: readonly WorldConfig[];
  /** The two worlds of the headline table. */
  readonly compare: { readonly before: string; readonly after: string };
  /** Worlds in which one thing more is changed each time; the report shows what each adds. */
  readonly ablation?: readonly string[];
  /** The roll-out, first to last. */
  readonly steps?: readonly string[];
  /** Overrides of default parameters by name; same unit as the default. */
  readonly parameters?: Readonly<Record<string, Parameter>>;
  /** Error rates of single menus, where somebody counted them. */
  readonly measuredMenus?: readonly MeasuredMenuConfig[];
  /** Published results, shown beside the simulated ones and never tuned to. */
  readonly published?: readonly PublishedFigure[];
  /** What theory or a log says that worlds must come to: `dialtree validate` compares them. Nothing is tuned to them. */
  readonly expected?: readonly ExpectedFigure[];
  /** Other people's words for the same products and intents: what an answer would be if callers spoke so. */
  readonly otherWords?: readonly WordList[];
  /** What call logs and tests taught about parameters, all together. */
  readonly posterior?: Posterior;
}

/** Words for every product and intent of the scenario, by somebody who did not write the scenario's own. */
export interface WordList {
  /** Letters, digits, - and _; starts with a letter; no dots. */
  readonly id: string;
  /** What reports call it. */
  readonly title: Text;
  /** Who wrote it, and what they knew. */
  readonly source: string;
  /** What kind of source that is. */
  readonly status: EvidenceStatus;
  /** By product; every product of the scenario is there. */
  readonly products: Readonly<Record<string, Words>>;
  /** By intent; every intent of the scenario is there. */
  readonly intents: Readonly<Record<string, Words>>;
}

/** A product or an intent: what callers call it, and how many callers it concerns. */
export interface Topic {
  /** One half of a `NeedId`: before the dot for a product, behind it for an intent. */
  readonly id: string;
  /** What reports call it. */
  readonly title: Text;
  /** Words callers use, by language, each with the probability that hearing it convinces them. */
  readonly words: Words;
  /** How many callers it concerns; shares are normalised over the list. */
  readonly share: number;
  /** Where the share comes from. */
  readonly status: EvidenceStatus;
  /**
   * On an intent: the event that the system may have on record for callers who want this, for example
   * `open-repair`.
   */
  readonly history?: string;
}

/** Shares of hours or weekdays; normalised where they are used. */
export interface ShareTable {
  /** 24 from midnight, 7 from Monday, or 168 from Monday 0 h; normalised where they are used. */
  readonly shares: readonly number[];
  /** Where it comes from. */
  readonly source: string;
  /** What kind of source that is. */
  readonly status: EvidenceStatus;
}

/** Callers who are known to the system in the same way, and wait alike. */
export interface Segment {
  /** Also the identity that the system sees when it recognises the caller. */
  readonly id: string;
  /** What reports call it. */
  readonly title: Text;
  /** Of all callers; normalised over the list. */
  readonly share: number;
  /** Where the share comes from. */
  readonly status: EvidenceStatus;
  /**
   * Which patience curve the queue meets. Prospects are never recognised: the system has no record of them.
   */
  readonly patience: 'customers' | 'prospects';
  /** The language in which they hear and think. Absent: the scenario's `locale`. */
  readonly locale?: Locale;
}

/** A number that can be dialled. */
export interface LineConfig {
  /** The name by which worlds find it. */
  readonly id: string;
  /** What reports call it. */
  readonly title: Text;
  /** Machine id: `machines/**` is searched for the file whose `id` this is. */
  readonly machine: string;
  /** As it is printed. */
  readonly number?: string;
  /**
   * How often it is dialled next to other lines that serve the same need. Absent: 1 / (needs it serves), the
   * more special the more obvious.
   */
  readonly popularity?: number;
}

/** One state of affairs to be compared with others: same callers, same desks, other lines or rules. */
export interface WorldConfig {
  /** Letters, digits, - and _; starts with a letter; no dots. */
  readonly id: string;
  /** What reports call it. */
  readonly title: Text;
  /** The numbers that can be dialled, by line id. */
  readonly lines: readonly string[];
  /**
   * `none`: agents say "please dial another number", except to callers whose own number leads to the right desk as
   * well. `all`: agents transfer. Or the desks among which transfers work. `never`: not even behind one number.
   */
  readonly transfers: 'none' | 'all' | 'never' | readonly string[];
  /** Desks of one pool are one desk. Absent: they are not. */
  readonly pooled?: boolean;
  /**
   * Agents of a pool help each other's desks out: their own first, the others' with more time for each call (the
   * parameter `crossTrainedHandling`). Absent: they do not.
   */
  readonly crossTrained?: boolean;
  /** Agents of this world where they are others than the scenario's, by the id of a desk, a pool or an agent group. */
  readonly staffing?: Readonly<Record<string, Staffing>>;
  /**
   * Callers with a need of this product all dial this line (line id by product id). Absent products: see
   * `wrongNumber`.
   */
  readonly dial?: Readonly<Record<string, string>>;
  /** Simultaneous calls the carrier lets in. Absent: no limit. */
  readonly trunks?: number;
  /** Printed with the world. */
  readonly note?: Text;
}

/** A published result, shown beside the simulated one and never tuned to. */
export interface PublishedFigure {
  /** A figure's id (study/figures.ts). */
  readonly figure: string;
  /** The published change from before to after, in the unit of the figure. */
  readonly change: number;
  /** Printed beside it. */
  readonly note: Text;
  /** Where it comes from. */
  readonly source: string;
}

/** A value that a figure of one world must have, whoever computes it. */
export interface ExpectedFigure {
  /** A figure's id (study/figures.ts). */
  readonly figure: string;
  /** World id. Absent: the only world of the scenario. */
  readonly world?: string;
  /** In the unit of the figure; shares are fractions of 1. */
  readonly value: number;
  /** By how much the value itself may be off: it is rounded, or its theory approximate. Absent: 0. */
  readonly tolerance?: number;
  /**
   * Half-width of an interval that is narrow enough to tell anything. Absent: a twentieth of the value, or 0.001 where
   * the value is 0.
   */
  readonly precision?: number;
  /** Printed beside it. */
  readonly note?: Text;
  /** Where it comes from. */
  readonly source: string;
}

/** What was counted in one menu, in the place of the parameter of the same name; same unit as that. */
export interface MeasuredMenuConfig {
  /** Machine id. */
  readonly machine: string;
  /** State path of a menu or an announcement, as in reports: `products.pc.menu`. */
  readonly menu: string;
  /** Callers who press nothing. */
  readonly noInput?: Parameter;
  /** Callers who press a key that means nothing there, or is not understood. */
  readonly noMatch?: Parameter;
  /** Presses of the key beside the meant one. */
  readonly slip?: Parameter;
  /** Hang-ups a second of those who get on. */
  readonly hangUpProgressing?: Parameter;
  /** Hang-ups a second of those who are stuck. */
  readonly hangUpStuck?: Parameter;
  /** Callers who press the operator key before they listen. */
  readonly operatorAtOnce?: Parameter;
  /** The same, of those who are stuck. */
  readonly operatorWhenStuck?: Parameter;
  /** Seconds from hearing the right option to pressing its key. */
  readonly decideSeconds?: Parameter;
}
