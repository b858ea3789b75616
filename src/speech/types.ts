/** What a prompt is made of and what comes of it. */
import type {
  Key,
  Locale,
  OptionMeta,
  OptionRole,
  Recording,
  RetryTexts,
  StateMeta,
  Text,
} from '../chart/index.ts';

/** An option to speak. The automaton's `SpokenOption` has this shape. */
export interface PromptOption {
  /** The key that is announced. */
  readonly key: Key;
  /** What kind of option it is. */
  readonly role: OptionRole;
  /** Where its label and examples stand. */
  readonly edge: { readonly transition: { readonly meta?: OptionMeta } };
}

/** Everything a menu (or an announcement: no options) says. */
export interface PromptMenu {
  /** Locales of the machine, its default first: what is spoken when a text lacks the caller's language. */
  readonly locales: readonly Locale[];
  readonly options: readonly PromptOption[];
  readonly greeting?: Text | undefined;
  readonly closing?: Text | undefined;
  readonly phrasing?: StateMeta['phrasing'] | undefined;
  readonly recordings?: Readonly<Record<Locale, Recording>> | undefined;
  readonly retry?: RetryTexts | undefined;
  /** "The menu has changed", while it has to be said. */
  readonly notice?: Text | undefined;
  /** Failures so far in this menu; above 0 the retry text comes first. */
  readonly attempts: number;
  /**
   * Which failure it was. Absent: the longer retry text is taken, so that a limit proven on it holds for
   * both.
   */
  readonly failure?: 'noInput' | 'noMatch' | undefined;
}

/** One piece of a prompt, in one language. */
export interface PromptSegment {
  /** What it is there for; pieces come in this order, and an empty one is left out. */
  readonly kind: 'retry' | 'notice' | 'greeting' | 'option' | 'closing';
  /** As it is spoken. */
  readonly text: string;
  /** Seconds from the start of the prompt. */
  readonly startSeconds: number;
  /** From the same start: estimated from the text, or measured where a recording says so. */
  readonly endSeconds: number;
  /** The option it speaks; undefined unless `kind` is `option`. */
  readonly option: PromptOption | undefined;
}

/** How long a prompt takes. */
export interface PromptLength {
  /** From the start of the prompt to the end of its last option: what the 20 s limit is about. */
  readonly lastOptionEndSeconds: number;
  /** To the end of everything spoken. */
  readonly endSeconds: number;
}
