/** A phone test as plain data: what a page is given, and what it gives back. */
import type { Destination, Key, Locale, MachineConfig, NeedId, Text } from '../chart/index.ts';

/** A line as it is printed on a page of numbers. */
export interface TestLine {
  readonly id: string;
  readonly title: Text;
  /** Empty where neither the scenario nor the machine has one. */
  readonly number: string;
  /** Machine id. */
  readonly machine: string;
}

/** What a participant is asked to get done, by language. */
export interface TestNeed {
  readonly need: NeedId;
  readonly sentences: Readonly<Record<Locale, string>>;
}

/** Positions in the plan's lists. */
export interface PlannedTask {
  readonly world: number;
  readonly need: number;
  /** Lines of the world, in the order in which this participant sees them: positions in `PhoneTestPlan.lines`. */
  readonly lines: readonly number[];
}

export interface TestParticipant {
  /** What the invitation says; nobody’s name. */
  readonly code: string;
  readonly tasks: readonly PlannedTask[];
}

/** Everything that a page needs, offline. */
export interface PhoneTestPlan {
  readonly format: 'dialtree-phone-test-plan';
  readonly version: 1;
  /** SHA-256 of all the rest, in hexadecimal. */
  readonly hash: string;
  /** Scenario id. */
  readonly scenario: string;
  readonly title: Text;
  readonly seed: number;
  /** Languages in which it can be taken; the first is the one it opens in. */
  readonly locales: readonly Locale[];
  readonly worlds: readonly { readonly id: string; readonly lines: readonly number[] }[];
  readonly needs: readonly TestNeed[];
  readonly lines: readonly TestLine[];
  readonly machines: Readonly<Record<string, MachineConfig>>;
  /** By machine id: the first 12 hexadecimal digits of the SHA-256 of its text, to tell menus of another day. */
  readonly menus: Readonly<Record<string, string>>;
  readonly participants: readonly TestParticipant[];
}

/** One thing that happened in a menu. */
export interface TestEvent {
  /** Milliseconds since the call began; whole. */
  readonly ms: number;
  readonly event: 'menu' | 'key' | 'no-input' | 'no-match';
  /** State path of the menu. */
  readonly where: string;
  readonly key?: Key | undefined;
  /** Pieces of the prompt that had begun to be said. Absent for `menu`. */
  readonly heard?: number | undefined;
  /** All of the prompt had been said by the voice of the page. Absent for `menu`, and in files of a page that did not note it. */
  readonly isSaid?: boolean | undefined;
}

/** How a call of a test ended. */
export interface TestEnd {
  /** Milliseconds since the call began; whole. */
  readonly ms: number;
  /** State path: the menu in which the participant hung up, or the final state. */
  readonly where: string;
  /** `caller`: hung up. `stuck`: the menu neither spoke nor listened. */
  readonly by: 'caller' | 'menu' | 'stuck';
  /** Where the menu led to. */
  readonly destination?: Destination | undefined;
}

export interface TaskResult {
  /** When the task was shown: milliseconds since 1970, UTC. */
  readonly at: number;
  /** World id. */
  readonly world: string;
  readonly need: NeedId;
  /** Line ids in the order shown. One: there was nothing to choose. */
  readonly offered: readonly string[];
  /** Line id; null when the participant would not know. */
  readonly dialled: string | null;
  /** Milliseconds from the task to the choice. */
  readonly dialMs: number;
  readonly events: readonly TestEvent[];
  /** Null: there was no call, or it was cut off. */
  readonly ended: TestEnd | null;
  /** Single Ease Question: 1 very difficult to 7 very easy. Null: not answered. */
  readonly ease: number | null;
  readonly captions: boolean;
  readonly voice: 'browser' | 'recording' | 'none';
}

/** What one participant sends back. Who it was stands nowhere in it, and nothing of the device. */
export interface PhoneTestResult {
  readonly format: 'dialtree-phone-test';
  readonly version: 1;
  /** `hash` of the plan. */
  readonly plan: string;
  readonly scenario: string;
  readonly menus: Readonly<Record<string, string>>;
  /** The code of the invitation. */
  readonly participant: string;
  /** Drawn when the test began, 16 hexadecimal digits: the same file twice is one participant, two files are two. */
  readonly run: string;
  readonly locale: Locale;
  /** As far as the participant got. */
  readonly tasks: readonly TaskResult[];
}

export const RESULT_SUFFIX = '.phone-test.json';
export const TASKS_SUFFIX = '.tasks.json';
