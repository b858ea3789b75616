/**
 * Charts as data: what each shows, with every label in words. How they look is for `html/charts` to say. One
 * more kind: a member here, its drawing in `html/charts`, a row in `html/charts/index.ts`.
 */
import type { Unit } from '../../util/format-number.ts';

/** Colours of a page, by what they stand for. */
export type Series = 'before' | 'after' | 'served' | 'waited' | 'astray' | 'lost' | 'soft' | 'worse';

/** A mean and its 95 % interval (the mean itself where there is none). */
export interface Mark {
  readonly name: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly label: string;
}

export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly label: string;
  readonly tip: string;
}

/** The end of a bar, and how sure that is. */
export interface Whiskered {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export type Chart =
  | {
      readonly kind: 'dots';
      readonly title: string;
      readonly unit: Unit;
      readonly description: string;
      readonly before: Mark;
      readonly after: Mark;
    }
  /** `names`: every rung, also one without a value. */
  | {
      readonly kind: 'ladder';
      readonly title: string;
      readonly unit: Unit;
      readonly names: readonly string[];
      readonly marks: readonly (Mark & { readonly rung: number })[];
    }
  | {
      readonly kind: 'flows';
      readonly title: string;
      readonly description: string;
      readonly heads: readonly [string, string, string];
      readonly bands: readonly {
        readonly from: FlowPlace;
        readonly through: FlowPlace;
        readonly to: FlowPlace;
        readonly calls: number;
      }[];
      readonly format: (calls: number) => string;
      /** Order of outcomes from top to bottom; others follow. */
      readonly outcomeOrder: readonly string[];
    }
  /** Bars of one menu lie end to end. `most`: of both worlds, so that bars that look alike are alike. */
  | {
      readonly kind: 'lost';
      readonly title: string;
      readonly axis: string;
      readonly most: number;
      readonly menus: readonly {
        readonly name: string;
        readonly calls: number;
        readonly label: string;
        readonly parts: readonly (Bar & { readonly series: Series; readonly opacity: number })[];
      }[];
    }
  | {
      readonly kind: 'prompts';
      readonly title: string;
      readonly axis: string;
      readonly most: number;
      readonly bars: readonly (Bar & { readonly series: Series; readonly opacity: number })[];
      readonly limits: readonly { readonly at: number; readonly label: string; readonly isHard: boolean }[];
    }
  | {
      readonly kind: 'tornado';
      readonly title: string;
      readonly unit: Unit;
      readonly axis: string;
      readonly base: number;
      readonly baseLabel: string;
      readonly bars: readonly {
        readonly name: string;
        readonly atLow: Whiskered;
        readonly atHigh: Whiskered;
        readonly isWeak: boolean;
        readonly tip: string;
      }[];
    }
  /** A change over the draws, in bins; `base` is what it is at the defaults. */
  | {
      readonly kind: 'draws';
      readonly title: string;
      readonly unit: Unit;
      readonly axis: string;
      readonly countAxis: string;
      readonly bins: readonly {
        readonly from: number;
        readonly to: number;
        readonly draws: number;
        readonly series: Series;
        readonly tip: string;
      }[];
      readonly base?: number;
      readonly baseLabel?: string;
      readonly low?: number;
      readonly median?: number;
      readonly high?: number;
    }
  /** A figure over one factor of a sweep; numbers along the axis, or words in the order met. */
  | {
      readonly kind: 'scatter';
      readonly title: string;
      readonly unit: Unit;
      readonly points: readonly {
        readonly x: number | string;
        readonly mean: number;
        readonly low: number;
        readonly high: number;
        readonly series: Series;
        readonly tip: string;
      }[];
    }
  /** Calls of a desk against what its agents can take, by half-hour of the week, Monday first. */
  | {
      readonly kind: 'traffic';
      readonly title: string;
      readonly description: string;
      readonly axis: string;
      readonly days: readonly string[];
      /** Open stretches, in days from Monday 0 h. */
      readonly open: readonly { readonly from: number; readonly to: number }[];
      readonly calls: readonly number[];
      /** Calls that come while it is closed. */
      readonly closedCalls: readonly number[];
      readonly capacity: readonly number[] | undefined;
      /** Where the axis ends; what lies above is drawn there. */
      readonly most: number;
    }
  /** Counts of what was chosen (columns) for what (rows); `share` is of the row. */
  | {
      readonly kind: 'matrix';
      readonly title: string;
      readonly rows: readonly string[];
      readonly columns: readonly string[];
      readonly cells: readonly {
        readonly row: number;
        readonly column: number;
        readonly count: number;
        readonly share: number;
        readonly isRight: boolean;
        readonly tip: string;
      }[];
    }
  /** Two intervals a bar, in halves of the first one's length from its middle. */
  | {
      readonly kind: 'narrowing';
      readonly title: string;
      readonly axis: string;
      readonly bars: readonly {
        readonly name: string;
        readonly prior: Whiskered;
        readonly posterior: Whiskered;
        readonly label: string;
      }[];
    }
  /** Shares that were predicted, across, and observed, up. */
  | {
      readonly kind: 'agreement';
      readonly title: string;
      readonly across: string;
      readonly up: string;
      readonly points: readonly {
        readonly across: { readonly value: number; readonly low: number; readonly high: number };
        readonly up: number;
        readonly isInside: boolean;
        readonly tip: string;
      }[];
    }
  /** How the logarithm of a probability falls on both sides of its top, with a log and before. */
  | {
      readonly kind: 'profile';
      readonly title: string;
      readonly axis: string;
      readonly points: readonly { readonly value: number; readonly drop: number; readonly prior: number }[];
    }
  /** Agents on duty by half-hour of the week, Monday first. */
  | {
      readonly kind: 'week';
      readonly title: string;
      readonly days: readonly string[];
      readonly series: readonly { readonly series: Series; readonly agents: readonly number[] }[];
    };

export interface FlowPlace {
  readonly id: string;
  readonly title: string;
  /** Colour repeats what the label beside the band's end says. */
  readonly series: Series;
}

/** Colours of lines that have no meaning of their own, in the order they are given out. */
const PLAIN_SERIES: readonly Series[] = ['before', 'after', 'astray', 'worse'];

export function seriesAt(index: number): Series {
  return PLAIN_SERIES[index % PLAIN_SERIES.length] as Series;
}
