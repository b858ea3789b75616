/** From what the page ordered to the words of a command line. */
import { quoteWord } from '../util/quote-word.ts';
import { CALLS_FOLDER, type JobKind, type JobOrder } from './kinds.ts';

/** Which option of the page stands without a name, and what else is said. */
interface Form {
  readonly words: readonly string[];
  readonly first: 'scenario' | 'logs' | 'results';
}

const FORMS: Readonly<Record<JobKind, Form>> = {
  'import-calls': { words: ['import-calls'], first: 'logs' },
  calibrate: { words: ['calibrate'], first: 'scenario' },
  'calibrate-plan': { words: ['calibrate', '--plan'], first: 'scenario' },
  'self-check': { words: ['calibrate'], first: 'scenario' },
  'phone-test-create': { words: ['phone-test', 'create'], first: 'scenario' },
  'phone-test-serve': { words: ['phone-test', 'serve'], first: 'scenario' },
  'phone-test-simulate': { words: ['phone-test', 'simulate'], first: 'scenario' },
  'phone-test-read': { words: ['phone-test', 'read'], first: 'results' },
  pilot: { words: ['pilot'], first: 'scenario' },
  verify: { words: ['verify'], first: 'scenario' },
  'log-calls': { words: ['log-calls'], first: 'scenario' },
  simulate: { words: ['simulate'], first: 'scenario' },
};
const RENAMED: ReadonlyMap<string, string> = new Map([['runs', 'self-check']]);
/** What commands do unless they are told not to. */
const DENIED = new Set(['checks', 'times']);
/** What names something in the folder of calls. */
const SHELVED = new Set(['logs', 'results', 'mapping', 'calls', 'out']);

export interface CommandLine {
  /** `--name=value`: whatever a value holds, it is one. */
  readonly args: readonly string[];
  /** As a person types it. */
  readonly shown: string;
}

export function commandOf({ kind, options }: JobOrder): CommandLine {
  const { words, first } = FORMS[kind];
  const given = Object.entries(options).map(([key, value]) => [key, placeOf(kind, key, value)] as const);
  const files = given.flatMap(([key, value]) => (key === first ? [value].flat().map(String) : []));
  const named = given.filter(([key]) => key !== first).flatMap(([key, value]) => listOption(key, value));
  return {
    args: [
      ...words,
      ...named.map(([name, value]) => (value === undefined ? name : `${name}=${value}`)),
      ...files,
    ],
    shown: [
      'dialtree',
      ...words,
      ...files.map(quoteWord),
      ...named.flatMap(([name, value]) => (value === undefined ? [name] : [name, quoteWord(value)])),
    ].join(' '),
  };
}

/** Whether what such a command writes is a scenario. */
export function isOfScenarios(kind: JobKind): boolean {
  return kind === 'calibrate' || kind === 'verify';
}

function placeOf(kind: JobKind, key: string, value: unknown): unknown {
  if (!SHELVED.has(key) || (key === 'out' && isOfScenarios(kind))) return value;
  const place = (name: unknown): string => `${CALLS_FOLDER}/${String(name)}`;
  return Array.isArray(value) ? value.map(place) : place(value);
}

function listOption(key: string, value: unknown): (readonly [name: string, value?: string])[] {
  const name = (RENAMED.get(key) ?? key).replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (value === undefined) return [];
  if (value === true) return [[`--${name}`]];
  if (value === false) return DENIED.has(key) ? [[`--no-${name}`]] : [];
  if (Array.isArray(value)) return [[`--${name}`, value.join(',')]];
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).map(([each, number]) => [`--${name}`, `${each}=${String(number)}`] as const);
  return [[`--${name}`, String(value)]];
}
