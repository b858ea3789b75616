/** The calls of one caller, as data: what was said, when, which key, why they hung up. */

/**
 * One thing that happened. Plain data; a report puts it into words. `at` is the second of the month at which it
 * began; desks, lines and places are named as people call them, in the study's language.
 */
export type TranscriptStep =
  | {
      readonly kind: 'dials';
      readonly at: number;
      /** Line id. */
      readonly line: string;
      readonly lineTitle: string;
      /** Undefined when the machine names none. */
      readonly number: string | undefined;
      /** 1 for the first dialling for this need. */
      readonly attempt: number;
      readonly need: string;
      /** Whether the line can reach a desk that serves the need. */
      readonly isRightLine: boolean;
    }
  | {
      readonly kind: 'hears';
      readonly at: number;
      /** State path. */
      readonly menu: string;
      /** The state path again when nobody named the menu. */
      readonly menuTitle: string;
      /** Pieces of the prompt that had begun before the caller acted. */
      readonly texts: readonly string[];
      readonly isCutShort: boolean;
    }
  | {
      readonly kind: 'presses';
      readonly at: number;
      /** As on the pad: `7`, `*`, `#`; `?` for some key that does nothing. */
      readonly key: string;
      /** Undefined for a key that is no option. */
      readonly label: string | undefined;
      readonly isNoMatch: boolean;
    }
  /** Stuck: after a failure, a repeat or a step back. */
  | { readonly kind: 'is-silent' | 'hangs-up'; readonly at: number; readonly isStuck: boolean }
  | {
      readonly kind: 'arrives';
      readonly at: number;
      /** The desk, the number outside, or the path of the final state. */
      readonly place: string;
      /** Whether the need is served there. */
      readonly isRight: boolean;
      /** Whether the menu ended the call instead. */
      readonly isLost: boolean;
      /** Whether it did so by saying that the line is closed. Absent: no. */
      readonly isClosed?: boolean;
    }
  | {
      readonly kind: 'waits';
      readonly at: number;
      readonly desk: string;
      readonly seconds: number;
      readonly isAnswered: boolean;
      /** Neither answered nor given up: the desk closed, or a call-back was promised. Absent: no. */
      readonly isEnded?: boolean;
    }
  | {
      readonly kind: 'talks';
      readonly at: number;
      readonly desk: string;
      readonly seconds: number;
      /** Whether the desk serves the need. */
      readonly isRight: boolean;
      readonly isResolved: boolean;
    }
  | { readonly kind: 'is-transferred'; readonly at: number; readonly desk: string }
  /** The call broke off while it was being transferred; the desk was closed. */
  | { readonly kind: 'is-cut-off' | 'is-told-closed'; readonly at: number; readonly desk: string }
  | { readonly kind: 'moves-on'; readonly at: number; readonly from: string; readonly to: string }
  | {
      readonly kind: 'call-back';
      readonly at: number;
      readonly desk: string;
      /** `promised` is followed by one of the others, later. */
      readonly what: 'promised' | 'made' | 'not-kept' | 'not-answered';
    }
  | { readonly kind: 'is-told-to-dial'; readonly at: number; readonly line: string }
  | { readonly kind: 'asks-about'; readonly at: number; readonly need: string }
  | { readonly kind: 'is-refused' | 'gives-up'; readonly at: number }
  /** After `seconds`. */
  | { readonly kind: 'will-call-again'; readonly at: number; readonly seconds: number };

/** One caller of a simulated month: who it was, and everything that happened. */
export interface Transcript {
  /** Number within the replication, counted from 0. */
  readonly caller: number;
  /** Which month, counted from 0. */
  readonly replication: number;
  /** World id. */
  readonly world: string;
  /** Segment id. */
  readonly segment: string;
  /** `product.intent`; a second need stands in `steps`. */
  readonly need: string;
  /** The language in which they hear and think. Absent where all callers share one. */
  readonly locale?: string;
  /** Whom the system takes the caller for; `unknown` when it does not recognise them. */
  readonly identity: string;
  /** Devices on record. */
  readonly devices: readonly string[];
  /** Events on record, such as `open-repair`. */
  readonly history: readonly string[];
  /** Used to phone menus: likelier to press a key before the prompt is over. */
  readonly knowsMenus: boolean;
  /** Slower to hang up in a menu. */
  readonly isPatient: boolean;
  /** How well options that were heard are remembered at the end of the prompt. */
  readonly memory: 'low' | 'high';
  /** In the order of `at`. */
  readonly steps: readonly TranscriptStep[];
}
