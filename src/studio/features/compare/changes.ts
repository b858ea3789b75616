/** What can differ between two machines. */
import type { EventName, FactKind, Guard, Locale, Text } from '../../../chart/index.ts';
import type { StateKind } from './match-states.ts';

/** An option where it stands: the state that declares it and its key. */
export interface OptionPlace {
  readonly state: string;
  readonly event: EventName | 'always';
  readonly position: number;
  readonly label: Text | undefined;
}

export type TextField =
  | 'title'
  | 'greeting'
  | 'closing'
  | 'no-input'
  | 'no-match'
  | 'label'
  | 'examples'
  | 'recording'
  | 'notice'
  | 'fact';

/** `state`: where to look, in the newer machine if it is there, else in the older. */
export type Change =
  | { readonly kind: 'added' | 'removed'; readonly what: StateKind; readonly state: string }
  | {
      readonly kind: 'added' | 'removed';
      readonly what: 'option';
      readonly state: string;
      readonly option: OptionPlace;
    }
  | {
      readonly kind: 'moved';
      readonly what: StateKind;
      readonly state: string;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly kind: 'moved';
      readonly what: 'option';
      readonly state: string;
      readonly from: OptionPlace;
      readonly to: OptionPlace;
    }
  /** Another key in the same menu. */
  | {
      readonly kind: 'rekeyed';
      readonly state: string;
      readonly option: OptionPlace;
      readonly from: OptionPlace['event'];
      readonly to: OptionPlace['event'];
    }
  /** The same options in another spoken order. */
  | {
      readonly kind: 'reordered';
      readonly state: string;
      readonly from: readonly string[];
      readonly to: readonly string[];
    }
  | {
      readonly kind: 'reworded';
      readonly state: string;
      readonly field: TextField;
      readonly option: OptionPlace | undefined;
      readonly fact?: { readonly kind: FactKind; readonly id: string };
      readonly locale: Locale;
      readonly from: string;
      readonly to: string;
    }
  /** Leads somewhere else; undefined: the menu is spoken again. */
  | {
      readonly kind: 'redirected';
      readonly state: string;
      readonly option: OptionPlace;
      readonly from: string | undefined;
      readonly to: string | undefined;
    }
  | {
      readonly kind: 'condition';
      readonly state: string;
      readonly option: OptionPlace;
      readonly from: Guard | undefined;
      readonly to: Guard | undefined;
    }
  | { readonly kind: 'destination'; readonly state: string; readonly from: unknown; readonly to: unknown }
  /** Anything else, by the name it has in the file. */
  | {
      readonly kind: 'setting';
      readonly state: string;
      readonly option: OptionPlace | undefined;
      readonly name: string;
      readonly from: unknown;
      readonly to: unknown;
    };
