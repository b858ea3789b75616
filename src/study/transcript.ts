/** The calls of one caller, as data: what was said, when, which key, why they hung up. */

/**
 * One thing that happened, with the second of the month at which it began. Plain data; a report puts it into
 * words.
 */
export type TranscriptStep =
  | {
      readonly kind: 'dials';
      readonly at: number;
      readonly line: string;
      readonly lineTitle: string;
      readonly number: string | undefined;
      readonly attempt: number;
      readonly need: string;
      readonly isRightLine: boolean;
    }
  | {
      readonly kind: 'hears';
      readonly at: number;
      readonly menu: string;
      readonly menuTitle: string;
      readonly texts: readonly string[];
      readonly isCutShort: boolean;
    }
  | {
      readonly kind: 'presses';
      readonly at: number;
      readonly key: string;
      readonly label: string | undefined;
      readonly isNoMatch: boolean;
    }
  | { readonly kind: 'is-silent' | 'hangs-up'; readonly at: number; readonly isStuck: boolean }
  | {
      readonly kind: 'arrives';
      readonly at: number;
      readonly place: string;
      readonly isRight: boolean;
      readonly isLost: boolean;
    }
  | {
      readonly kind: 'waits';
      readonly at: number;
      readonly desk: string;
      readonly seconds: number;
      readonly isAnswered: boolean;
    }
  | {
      readonly kind: 'talks';
      readonly at: number;
      readonly desk: string;
      readonly seconds: number;
      readonly isRight: boolean;
      readonly isResolved: boolean;
    }
  | { readonly kind: 'is-transferred'; readonly at: number; readonly desk: string }
  | { readonly kind: 'is-told-to-dial'; readonly at: number; readonly line: string }
  | { readonly kind: 'asks-about'; readonly at: number; readonly need: string }
  | { readonly kind: 'is-refused' | 'gives-up'; readonly at: number }
  | { readonly kind: 'will-call-again'; readonly at: number; readonly seconds: number };

export interface Transcript {
  readonly caller: number;
  readonly replication: number;
  readonly world: string;
  readonly segment: string;
  readonly need: string;
  readonly identity: string;
  readonly devices: readonly string[];
  readonly history: readonly string[];
  readonly knowsMenus: boolean;
  readonly isPatient: boolean;
  readonly memory: 'low' | 'high';
  readonly steps: readonly TranscriptStep[];
}
