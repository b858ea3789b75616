/** The scenario file, as types. `schema.ts` is their executable form. */
import type { EvidenceStatus, Parameter, Words } from '../behaviour/index.ts';
import type { Locale, NeedId, Text } from '../chart/index.ts';

export interface ScenarioConfig {
  readonly $schema?: string;
  readonly id: string;
  readonly title: Text;
  /** What is published and what is invented, in plain words. Printed with every report. */
  readonly about: Text;
  /** Language the callers hear and think in, unless the command line says otherwise. */
  readonly locale: Locale;
  readonly products: readonly Topic[];
  readonly intents: readonly Topic[];
  /**
   * Needs that do not follow product share x intent share: a share of all callers, or 0 when nobody has this
   * need.
   */
  readonly needs?: Readonly<Record<NeedId, number>>;
  readonly segments: readonly Segment[];
  /** Fresh callers over the whole period of `days`. */
  readonly callersPerMonth: Parameter;
  /** Length of the period; it begins on a Monday. */
  readonly days: number;
  /** 24 shares of the day, from midnight. Absent: HOUR_SHARES. */
  readonly hourShares?: ShareTable;
  /** 7 shares of the week, from Monday. Absent: WEEKDAY_SHARES. */
  readonly weekdayShares?: ShareTable;
  readonly desks: readonly DeskConfig[];
  readonly lines: readonly LineConfig[];
  readonly worlds: readonly WorldConfig[];
  /** The two worlds of the headline table. */
  readonly compare: { readonly before: string; readonly after: string };
  /** Worlds in which one thing more is changed each time; the report shows what each adds. */
  readonly ablation?: readonly string[];
  /** The roll-out, first to last. */
  readonly steps?: readonly string[];
  /** Overrides of default parameters by name; same unit as the default. */
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly published?: readonly PublishedFigure[];
  /** Other people's words for the same products and intents: what an answer would be if callers spoke so. */
  readonly otherWords?: readonly WordList[];
}

/** Words for every product and intent of the scenario, by somebody who did not write the scenario's own. */
export interface WordList {
  readonly id: string;
  readonly title: Text;
  /** Who wrote it, and what they knew. */
  readonly source: string;
  readonly status: EvidenceStatus;
  readonly products: Readonly<Record<string, Words>>;
  readonly intents: Readonly<Record<string, Words>>;
}

/** A product or an intent: what callers call it, and how many callers it concerns. */
export interface Topic {
  readonly id: string;
  readonly title: Text;
  readonly words: Words;
  /** Shares are normalised over the list. */
  readonly share: number;
  readonly status: EvidenceStatus;
  /**
   * On an intent: the event that the system may have on record for callers who want this, for example
   * `open-repair`.
   */
  readonly history?: string;
}

/** Shares of hours or weekdays; normalised where they are used. */
export interface ShareTable {
  readonly shares: readonly number[];
  readonly source: string;
  readonly status: EvidenceStatus;
}

export interface Segment {
  /** Also the identity that the system sees when it recognises the caller. */
  readonly id: string;
  readonly title: Text;
  readonly share: number;
  readonly status: EvidenceStatus;
  /**
   * Which patience curve the queue meets. Prospects are never recognised: the system has no record of them.
   */
  readonly patience: 'customers' | 'prospects';
}

export interface DeskConfig {
  readonly id: string;
  readonly title: Text;
  /** Empty: the desk helps nobody by itself and passes callers on. */
  readonly serves: readonly NeedId[];
  readonly handlingSeconds?: Parameter;
  /**
   * Fixed agents inside hours, or staffed by Erlang-C for a service level on the callers expected each hour.
   */
  readonly staffing:
    | { readonly agents: number; readonly hours?: Hours }
    | { readonly serviceLevel: number; readonly withinSeconds: number; readonly hours?: Hours };
  /** Desks of the same pool become one desk in a world with `pooled: true`. */
  readonly pool?: string;
  readonly status: EvidenceStatus;
}

/** Days 1 (Monday) to 7; `to` exclusive. */
export interface Hours {
  readonly days: readonly number[];
  readonly from: number;
  readonly to: number;
}

export interface LineConfig {
  readonly id: string;
  readonly title: Text;
  /** Machine id: `machines/**` is searched for the file whose `id` this is. */
  readonly machine: string;
  readonly number?: string;
  /**
   * How often it is dialled next to other lines that serve the same need. Absent: 1 / (needs it serves), the
   * more special the more obvious.
   */
  readonly popularity?: number;
}

export interface WorldConfig {
  readonly id: string;
  readonly title: Text;
  readonly lines: readonly string[];
  /**
   * `none`: agents say "please dial another number". `all`: agents transfer. Or the desks among which
   * transfers work.
   */
  readonly transfers: 'none' | 'all' | readonly string[];
  readonly pooled?: boolean;
  /**
   * Callers with a need of this product all dial this line (line id by product id). Absent products: see
   * `wrongNumber`.
   */
  readonly dial?: Readonly<Record<string, string>>;
  /** Simultaneous calls the carrier lets in. Absent: no limit. */
  readonly trunks?: number;
  readonly note?: Text;
}

/** A published result, shown beside the simulated one and never tuned to. */
export interface PublishedFigure {
  /** A figure's id (study/figures.ts). */
  readonly figure: string;
  /** Published change from before to after. */
  readonly change: number;
  readonly note: Text;
  readonly source: string;
}
