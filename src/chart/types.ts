/**
 * The machine file: an XState v5 machine configuration in JSON, restricted to what a phone menu needs (the
 * IVR profile).
 *
 * Laws:
 * - `createMachine` accepts a machine file unchanged; nothing here is our own dialect.
 * - What an option says lives in the `meta` of its own transition, so an announced key and an accepted key
 *   cannot drift.
 * - Menus are leaves tagged `menu`; keys shared by many menus (operator, repeat, back) stand once, on an
 *   ancestor.
 * - State keys and ids hold no dots; a target is `#id` of a state that declares that id, or the key of a
 *   sibling.
 *
 * The schema (`schema.ts`) is the executable form of these types; a test holds the two together.
 */
import type { Hours } from '../calendar/index.ts';

/** A BCP 47 language tag, for example `zh-CN` or `en`. */
export type Locale = string;
/** Text by language tag. */
export type Text = Readonly<Record<Locale, string>>;
/** Lists of texts by language tag. */
export type TextList = Readonly<Record<Locale, readonly string[]>>;

/** What a caller came for: `product.intent`, for example `pc.repair`. */
export type NeedId = `${string}.${string}`;

/**
 * The keys of a phone pad. `star` and `pound` are spelt out, as in VoiceXML's `dtmf-star`: XState reads the
 * event name `DTMF.*` as "any event that begins with DTMF.", so the star key would take every other key with
 * it.
 */
export const KEYS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'star', 'pound'] as const;
/** One key of a phone pad, as machine files name it. */
export type Key = (typeof KEYS)[number];
/** A key being pressed. */
export type KeyEvent = `DTMF.${Key}`;
/** The key as it is printed on a pad. */
export function keySymbol(key: Key): string {
  return key === 'star' ? '*' : key === 'pound' ? '#' : key;
}
export const KEY_EVENTS: readonly KeyEvent[] = KEYS.map((key) => `DTMF.${key}` as const);

/** Every event a menu can meet, keys first. The order is the column order of the automaton's tables. */
export const EVENTS = [...KEY_EVENTS, 'NO_INPUT', 'NO_MATCH', 'HANGUP', 'DONE'] as const;
/**
 * All that can happen to a menu: a key, silence, a key that does nothing, hanging up, an announcement over.
 */
export type EventName = KeyEvent | 'NO_INPUT' | 'NO_MATCH' | 'HANGUP' | 'DONE';

/**
 * One thing to ask about a caller or the clock. `attemptsLeft` is the only one that looks at the call
 * instead.
 */
export type Condition =
  /** The system takes the caller for this, such as `business`. */
  | { readonly type: 'identityIs'; readonly params: { readonly identity: string } }
  /** The caller is known to own this device, such as `pc`. */
  | { readonly type: 'ownsDevice'; readonly params: { readonly device: string } }
  /** This is on record for the caller, such as `open-repair`. */
  | { readonly type: 'hasHistory'; readonly params: { readonly event: string } }
  /** The call comes in these hours, or while this calendar of the scenario is open. */
  | { readonly type: 'hoursOpen'; readonly params: Hours }
  /**
   * True while another failure is still forgiven: `attempts + 1 < max`. A caller hears the menu `max` times
   * at most.
   */
  | { readonly type: 'attemptsLeft'; readonly params: { readonly max: number } };

/** A condition on the caller or the clock, as opposed to the call's own attempts. */
export type FactCondition = Exclude<Condition, { type: 'attemptsLeft' }>;

/** A condition, or several combined. XState's own `and`/`or`/`not` are functions and do not survive JSON. */
export type Guard = Condition | { readonly type: 'when'; readonly params: Combination };
/** Conditions combined: all of them, any of them, or not this one. */
export type Combination =
  | { readonly all: readonly Guard[] }
  | { readonly any: readonly Guard[] }
  | { readonly not: Guard };

/** `resetAttempts` belongs on every menu's entry; `countAttempt` on the retry transitions. */
export interface Action {
  /** `resetAttempts` sets the count of failures to 0, `countAttempt` adds 1. */
  readonly type: 'resetAttempts' | 'countAttempt';
}

/** What kind of option it is: `choice` says what the call is about, the others are ways around the menu. */
export type OptionRole = 'choice' | 'operator' | 'repeat' | 'back';

/** What a keyed transition says about itself. Absent role means `choice`. */
export interface OptionMeta {
  /** What the option is called in the prompt. */
  readonly label?: Text;
  /** Read out after the label: "for example: ...". */
  readonly examples?: TextList;
  /** What kind of option it is. Absent: `choice`. */
  readonly role?: OptionRole;
  /** The language in which the call goes on once this is chosen: one of the machine's `locales`. */
  readonly language?: Locale;
}

/** What an event does. Absent parts: for everybody, nothing counted, nothing said. */
export interface Transition {
  /** Absent: the menu is spoken again (a retry or a repeat). */
  readonly target?: string;
  /** Taken, and spoken, only for callers for whom this holds. */
  readonly guard?: Guard;
  /** What is counted on the way. */
  readonly actions?: Action | readonly Action[];
  /** A note for people; nobody hears it. */
  readonly description?: string;
  /** What a keyed transition says about itself. */
  readonly meta?: OptionMeta;
}

/** XState allows one transition, a list tried in order, or a bare target string. */
export type Transitions = string | Transition | readonly Transition[];

/** A recorded prompt that replaces the composed text of a menu in one language. */
export interface Recording {
  /** What the recording says. */
  readonly text: string;
  /** Its measured length. Absent: estimated from the text. */
  readonly seconds?: number;
  /**
   * By key: the second of the recording at which its option has been said. Options without one are laid between
   * those that have one. Absent: the seconds are shared out by the texts.
   */
  readonly optionEnds?: Readonly<Partial<Record<KeyEvent, number>>>;
}

/** Where a call that reaches a final state goes. */
export type Destination =
  /** A desk of the scenario, and the needs it serves. */
  | { readonly goesTo: 'desk'; readonly desk: string; readonly serves: readonly NeedId[] }
  /** A number outside, as it is dialled. */
  | { readonly goesTo: 'number'; readonly number: string; readonly serves: readonly NeedId[] }
  /** A service without people. */
  | { readonly goesTo: 'self-service'; readonly service: string; readonly serves: readonly NeedId[] }
  /** The call ends here: the caller hung up, failed too often, or was told that the line is closed. */
  | { readonly goesTo: 'hang-up'; readonly reason: 'caller' | 'attempts' | 'closed' };

/** Said before a menu is heard again. */
export interface RetryTexts {
  /** Said when no key came. */
  readonly noInput?: Text;
  /** Said after a key that does nothing. */
  readonly noMatch?: Text;
}

/**
 * `meta` of any state. Which parts apply depends on the state: menus speak, finals go somewhere, groups carry
 * a product.
 */
export interface StateMeta {
  /** What people call this state; nobody hears it. */
  readonly title?: Text;
  /** What this menu's options are about; `product` and `intent` are the case's two layers. */
  readonly layer?: 'language' | 'product' | 'intent' | 'other';
  /** The product a group of menus belongs to. */
  readonly product?: string;
  /** Said before the options. */
  readonly greeting?: Text;
  /** Said after the options. */
  readonly closing?: Text;
  /** How an option is phrased. Absent: label first ("for repairs, press 3"). */
  readonly phrasing?: 'label-first' | 'key-first';
  /** Inherited by menus below when it stands on a group or on the machine. */
  readonly retry?: RetryTexts;
  /** Seconds of silence after the prompt before the platform sends NO_INPUT. Inherited. Absent: 5. */
  readonly noInputSeconds?: number;
  /** By language: a recorded prompt in place of the composed one. */
  readonly recordings?: Readonly<Record<Locale, Recording>>;
  /** On final states: where the call goes. */
  readonly destination?: Destination;
}

/** One state: a menu, an announcement, a decision (`always` only), a group of states, or an end. */
export interface StateConfig {
  /** A name by which targets anywhere find this state. */
  readonly id?: string;
  /** The call leaves the menu here. */
  readonly type?: 'final';
  /** `menu`: speaks its options and waits. `announcement`: speaks, then goes on by DONE. */
  readonly tags?: readonly ('menu' | 'announcement')[];
  /** A note for people; nobody hears it. */
  readonly description?: string;
  /** Of a group: the state that is entered first. */
  readonly initial?: string;
  /** Of a group: its states, by key. */
  readonly states?: Readonly<Record<string, StateConfig>>;
  /** Done whenever the state is entered. */
  readonly entry?: Action | readonly Action[];
  /** What each event does, in spoken order. */
  readonly on?: Readonly<Partial<Record<EventName, Transitions>>>;
  /** Taken at once, the first whose guard holds. */
  readonly always?: Transitions;
  /** What is said here, and where a call goes. */
  readonly meta?: StateMeta;
}

/**
 * What guards ask about, as people call it. Each name completes a sentence: an identity is who ("business
 * customers"), a device is what they own ("a PC"), a history is what they have ("a PC in repair"). No name:
 * the id is shown.
 */
export interface FactNames {
  /** Who: "business customers". */
  readonly identity?: Readonly<Record<string, Text>>;
  /** What they own: "a PC". */
  readonly devices?: Readonly<Record<string, Text>>;
  /** What they have: "a PC in repair". */
  readonly history?: Readonly<Record<string, Text>>;
}

/** What the whole line says and promises; menus inherit some of it. */
export interface MachineMeta extends StateMeta {
  /** What people call this line. */
  readonly title: Text;
  /** The languages it speaks, the default first; every text is there in each. */
  readonly locales: readonly Locale[];
  /** The number that is dialled. */
  readonly number?: string;
  /** Whose line it is: business unit, and department in it. */
  readonly owner?: { readonly unit?: string; readonly department?: string };
  /** Where this menu's content comes from: published, or invented openly. */
  readonly status?: 'measured' | 'published' | 'vendor' | 'assumption';
  /** What a reader of the file should know. */
  readonly note?: string;
  /** Needs this machine promises to serve; the rules prove that each is reachable. */
  readonly needs?: readonly NeedId[];
  /** Names of what guards ask about. Absent: ids are shown. */
  readonly facts?: FactNames;
  /** Announced while callers still remember older keys. `until` is an ISO date. */
  readonly changeNotice?: { readonly text: Text; readonly until: string };
}

/** A whole machine file. */
export interface MachineConfig extends Omit<StateConfig, 'id' | 'meta' | 'type'> {
  /** Where editors find the schema. */
  readonly $schema?: string;
  /** The name by which scenarios find this machine. */
  readonly id: string;
  /** Of the menu, in the words of whoever keeps it. */
  readonly version?: string;
  /** What a call remembers: failures in the present menu. */
  readonly context?: { readonly attempts: 0 };
  /** What the whole line says and promises. */
  readonly meta: MachineMeta;
  /** `maxIterations`, steps in a row, ends a cycle of `always`. Absent: 100. */
  readonly options?: { readonly maxIterations?: number };
  /** The state in which a call begins. */
  readonly initial: string;
  /** Menus, announcements, decisions, groups and ends, by key. */
  readonly states: Readonly<Record<string, StateConfig>>;
}

/** What the system knows of a caller when the call comes in. Frozen for the length of the call. */
export interface Facts {
  /** For example `unknown`, `consumer`, `business`. Exactly one. */
  readonly identity: string;
  /** What `ownsDevice` asks for, for example `pc`. */
  readonly devices: readonly string[];
  /** What `hasHistory` asks for, for example `open-repair`. */
  readonly history: readonly string[];
  /** 1 Monday to 7 Sunday. */
  readonly day: number;
  /** Local hour of the day, 0 <= hour < 24, fractions allowed. */
  readonly hour: number;
  /** Calendars that are open at that moment, by id. Absent: all are. */
  readonly open?: readonly string[];
}

/** Nobody in particular, on a Wednesday morning. */
export const UNKNOWN_CALLER: Facts = { identity: 'unknown', devices: [], history: [], day: 3, hour: 10 };
