/**
 * What reading a platform's logs takes. A source knows the kinds of files of one platform, turns each record into a
 * fragment, and the fragments of one call into a call. Opening files, encodings, splitting them into records, keeping
 * what does not fit into memory, clocks, the hour that repeats, laws and counting are nobody's but `call-files`'s.
 *
 * Laws: a fragment is plain JSON, so that it can be kept on disk meanwhile; it holds no telephone number, no name and
 * no free text; a reader takes what it knows by name and leaves everything else unread. Of every record it is known
 * whether it was used, merged into another, refused or excluded, and why.
 *
 * One more source: a folder here, a row in `registry.ts`, its story in `test/calls/sources`.
 */
import type { CallEventName, LoggedCall } from '../types.ts';
import type { Fate, Reason } from './reasons.ts';

/**
 * Milliseconds since 1970, UTC; two of them, the earlier first, when a local clock showed that hour twice. Which it
 * was is settled by the order within the call before a source joins anything.
 */
export type Moment = number | readonly [number, number];

/**
 * A moment that is none: `time` cannot be read, `gap` was skipped when the clocks went forward, of a local one the mapping
 * does not say the `zone`.
 */
export type TimeFault = 'time' | 'gap' | 'zone';

export interface FragmentEvent {
  readonly t: Moment;
  readonly event: CallEventName;
  readonly where: string;
  readonly value: string;
}

/** What one record says about one call. */
export interface Fragment {
  /** Records of one call have one key. */
  readonly key: string;
  /** Further keys of the same call, in this or other files: whoever has one of them belongs to it. */
  readonly also?: readonly string[];
  /** Every moment of the record that is needed later, by name, in the order in which they passed. */
  readonly times?: Readonly<Record<string, Moment>>;
  /** Ready events of the record, in the order in which they passed. */
  readonly events?: readonly FragmentEvent[];
  /** Everything else: ids, words of the platform, hashes of callers. Never a number, a name or a sentence. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
  /** Fields that say nothing that can be kept; the record is used without them, and they are counted. */
  readonly unread?: readonly Reason[];
}

/** A fragment when its call is joined: moments are certain and on the clock of the source's first kind. */
export interface SettledFragment {
  readonly key: string;
  /** `SourceKind.id`. */
  readonly kind: string;
  /** Which of the files that were given, and which record of it, from 1: the line, or the place in the list. */
  readonly file: number;
  readonly row: number;
  readonly times: Readonly<Record<string, number>>;
  readonly events: readonly (FragmentEvent & { readonly t: number })[];
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

/** A record is a fragment of a call, or none for a reason. */
export type Reading = Fragment | Fate;

/** What the mapping says, for those who read records. */
export interface ReadContext {
  /** Keyed hash of a caller's number, 16 hexadecimal digits; empty when it was withheld. Nothing else keeps it. */
  hashCaller(number: string): string;
  /**
   * Line, desk or menu of the scenario for a name or a dialled number of the platform. Undefined: the mapping has none; the
   * name is counted as unknown by this look-up. What comes back is safe to keep; what went in is not.
   */
  line(name: string): string | undefined;
  desk(name: string): string | undefined;
  menu(name: string): string | undefined;
  /**
   * Whether the mapping lists a menu of this name; nothing is counted. For platforms whose menus look like anything else
   * that they do. Absent or false: the mapping lists none of that name.
   */
  readonly listsMenu?: (name: string) => boolean;
  /**
   * A local stamp in the zone of the mapping.
   *
   * @param pattern as in a mapping (`yyyy-MM-dd HH:mm:ss`); the mapping's own goes before it.
   */
  localTime(text: string, pattern: string): Moment | TimeFault;
  /** A stamp with its zone in it, ISO 8601 or RFC 2822, or seconds since 1970; `Z` is taken as said where none stands. */
  utcTime(text: string): number | TimeFault;
  /**
   * Tells a local moment from the same moment as the log has it in UTC, so that a wrong zone is seen. Absent: nobody looks.
   */
  readonly compareClocks?: (local: Moment, utc: number) => void;
  /** What the mapping sets for this source (`options`), for names that differ between installations. */
  option(name: string, orElse: string): string;
  optionList(name: string, orElse: readonly string[]): readonly string[];
}

interface KindBase {
  /** Name of the kind, as in `ctr` or `flow-log`; stands in fragments. */
  readonly id: string;
  /** The first record of a call in such a file is written when the call begins, so its clock can be compared. */
  readonly beginsWithCall?: boolean;
  /**
   * How surely a file is one of these, 0 to 1.
   *
   * @param head the first 64 kB as text, perhaps cut in the middle of a record.
   */
  sniff(head: string, fileName: string): number;
}

/** A record a line; empty lines are none. */
export interface LinesKind extends KindBase {
  readonly form: 'lines';
  open(context: ReadContext): (line: string) => Reading;
}

/** JSON a line, a list, or a document with lists in it. */
export interface JsonKind extends KindBase {
  readonly form: 'json';
  /** Name of the member whose entries are the records, where a document holds a list. */
  readonly list?: string;
  /** A record is any JSON: nothing about it is sure. */
  open(context: ReadContext): (record: unknown) => Reading;
}

/** Quoted as RFC 4180 says. */
export interface CsvKind extends KindBase {
  readonly form: 'csv';
  /** Absent: the mapping's, else a comma. */
  readonly delimiter?: string;
  /** The first row names the columns. */
  readonly hasHeader: boolean;
  /** @param header empty where there is none. @returns the names that are missing when it cannot be read */
  open(
    context: ReadContext,
    header: readonly string[],
  ): ((row: readonly string[]) => Reading) | { readonly missing: readonly string[] };
}

export type SourceKind = LinesKind | JsonKind | CsvKind;

/** What the fragments of one key were: calls, and what of them did not go into one. */
export interface Joined {
  /** Names are the scenario's already. `version` may be empty: the mapping's periods fill it in. */
  readonly calls: readonly LoggedCall[];
  /** Of fragments that are in no call, or twice there. Whatever is not in here was used. */
  readonly fates?: ReadonlyMap<SettledFragment, Fate>;
}

/** A platform, or a CSV with a mapping. */
export interface CallSource {
  /** `format` of a mapping file. */
  readonly id: string;
  /** The first is the one whose clock counts. */
  readonly kinds: readonly [SourceKind, ...SourceKind[]];
  /**
   * All fragments of one call, in the order of their files and rows, delivered twice and shuffled as they may be.
   * Events of a call that are out of order are sorted afterwards.
   */
  join(fragments: readonly SettledFragment[], context: JoinContext): Joined;
}

export interface JoinContext {
  option(name: string, orElse: string): string;
  optionList(name: string, orElse: readonly string[]): readonly string[];
}
