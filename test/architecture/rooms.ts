/**
 * The rooms of the house and why each may import what it imports. README prints this table; the test beside
 * it holds it.
 */
export interface Room {
  readonly name: string;
  /** Rooms it builds on directly; what those build on is allowed too. */
  readonly after: readonly string[];
  /** Rooms of which it may know the shapes only (`import type`). */
  readonly typesOf?: readonly string[];
  readonly reason: string;
}

export const ROOMS: readonly Room[] = [
  { name: 'words', after: [], reason: 'the sentences, in every language; every room may speak' },
  { name: 'util', after: ['words'], reason: 'problems, JSON and chains are words every room shares' },
  {
    name: 'disk',
    after: ['util'],
    reason: 'the one way anything is written: whole or not at all, by one at a time',
  },
  {
    name: 'calendar',
    after: ['util'],
    reason: 'when something is open; knows neither menus nor desks, which share it',
  },
  { name: 'chart', after: ['calendar'], reason: 'a menu as plain data; no library inside but the schema’s' },
  {
    name: 'machine',
    after: ['chart'],
    reason: 'the only room that knows XState, which defines what a menu means',
  },
  { name: 'automaton', after: ['machine'], reason: 'explores what the machine means into tables' },
  { name: 'speech', after: ['chart'], reason: 'a prompt is composed from the chart alone' },
  {
    name: 'phone',
    after: ['machine', 'speech'],
    reason: 'a phone that dials a machine: it speaks, waits and sends what a platform sends',
  },
  {
    name: 'wording',
    after: ['speech'],
    reason: 'which keys a text announces, for rules and for importers',
  },
  {
    name: 'rules',
    after: ['automaton', 'wording'],
    reason: 'rules look at every reachable state and at what is said there',
  },
  {
    name: 'behaviour',
    after: ['automaton', 'speech'],
    reason: 'what a caller does depends on what is reachable and what is heard',
  },
  { name: 'visits', after: ['behaviour'], reason: 'behaviour laid over the automaton' },
  {
    name: 'exact',
    after: ['visits'],
    reason: 'solves lines in closed form, and again after every edit',
  },
  {
    name: 'calls',
    after: ['automaton'],
    reason: 'what call logs say, as events replayed in the menu that was in force',
  },
  {
    name: 'call-files',
    after: ['calls', 'disk'],
    reason: 'reads logs of any size and keeps calls in files; callers’ numbers end here',
  },
  { name: 'random', after: ['util'], reason: 'numbers with an address; knows nothing of telephones' },
  { name: 'stats', after: ['util'], reason: 'intervals and queueing formulas; knows nothing of telephones' },
  { name: 'kernel', after: ['random'], reason: 'samples tables and queues; knows no menus' },
  { name: 'scenario', after: ['behaviour'], reason: 'says who calls, with behaviour’s parameters' },
  {
    name: 'study',
    after: ['scenario', 'visits', 'exact', 'kernel', 'stats'],
    reason: 'compares worlds: everything that computes comes together here',
  },
  {
    name: 'calibrate',
    after: ['calls', 'study'],
    reason: 'what a log says of a scenario’s parameters, and how surely',
  },
  {
    name: 'phone-test',
    after: ['calls', 'study'],
    reason: 'people dial the menus of a scenario, before there are any calls',
  },
  {
    name: 'phone-page',
    after: ['phone', 'phone-test'],
    reason: 'the page on which they do: one file, offline',
  },
  {
    name: 'runner',
    after: ['study', 'calibrate'],
    reason: 'decides where replications run and logs are weighed, not what they are',
  },
  {
    name: 'report',
    after: ['calibrate', 'phone-test'],
    typesOf: ['rules'],
    reason: 'draws results and problems; decides nothing',
  },
  {
    name: 'transcript',
    after: ['calls', 'study'],
    reason: 'a simulated caller’s calls in words, for the shell and for the page',
  },
  {
    name: 'formats',
    after: ['automaton', 'wording'],
    reason: 'writes a machine in the words of other systems',
  },
  { name: 'vitest', after: ['rules'], reason: 'the rules, for other people’s tests' },
  {
    name: 'jobs',
    after: ['util'],
    reason: 'what the page may have run for it, and what it is told of that',
  },
  {
    name: 'studio',
    after: ['phone', 'runner', 'transcript', 'formats', 'rules', 'jobs'],
    reason: 'the page on which designers edit; the only room that draws',
  },
  {
    name: 'studio-server',
    after: ['disk', 'runner', 'report', 'formats', 'rules', 'call-files', 'phone-test', 'jobs'],
    reason: 'gives the page the project’s own files, on this machine only',
  },
  {
    name: 'cli',
    after: [
      'disk',
      'runner',
      'report',
      'transcript',
      'formats',
      'rules',
      'studio-server',
      'call-files',
      'phone-test',
    ],
    reason: 'the only room that reads files and prints',
  },
];

/** A room and everything it may build on. */
export function allowedFor(name: string, rooms: readonly Room[] = ROOMS): ReadonlySet<string> {
  const allowed = new Set<string>([name]);
  for (const below of rooms.find((room) => room.name === name)?.after ?? [])
    for (const each of allowedFor(below, rooms)) allowed.add(each);
  return allowed;
}

export interface Ban {
  readonly what: RegExp;
  /**
   * What the ban is about: where something is imported from, what is imported from Node's files, or the text
   * of the code (comments and strings removed).
   */
  readonly in: 'imports' | 'files' | 'code';
  /** Path beginnings under src/ where it is allowed. */
  readonly except: readonly string[];
  readonly reason: string;
}

export const BANS: readonly Ban[] = [
  {
    what: /^xstate(\/|$)/,
    in: 'imports',
    except: ['machine/', 'studio/features/phone/'],
    reason: 'one room defines what a menu means',
  },
  {
    what: /^node:/,
    in: 'imports',
    except: ['call-files/', 'cli/', 'disk/', 'runner/node-', 'studio-server/'],
    reason: 'everything below the command line also runs in a browser',
  },
  {
    // Whatever can change a disk; what only looks is left.
    what: /^(?!(?:access|constants|createReadStream|existsSync|lstat|readdir|readFile|readlink|realpath|stat|statSync|watch|Dirent|FSWatcher)$)/,
    in: 'files',
    // Standard output is open already, and no file of anybody's.
    except: ['disk/', 'cli/process/outputs.ts'],
    reason: 'a write that is not whole, flushed and compared loses somebody’s work',
  },
  {
    what: /^(write-file-atomic|atomically|steno|fs-extra|graceful-fs|proper-lockfile)(\/|$)/,
    in: 'imports',
    except: [],
    reason: 'there is one way to write',
  },
  {
    what: /^(react|react-dom|@xstate\/react|@xyflow\/react|vite)(\/|$)/,
    in: 'imports',
    except: ['studio/'],
    reason: 'nothing here draws on a screen',
  },
  {
    what: /^(vitest|fast-check|@fast-check\/vitest)(\/|$)/,
    in: 'imports',
    except: ['vitest/'],
    reason: 'the program does not carry its tests',
  },
  {
    what: /\b(window|navigator|sessionStorage|localStorage)\./,
    in: 'code',
    except: ['studio/', 'phone-page/'],
    reason: 'no page is assumed',
  },
  {
    what: /\bprocess\./,
    in: 'code',
    except: ['cli/', 'disk/', 'runner/node-', 'studio-server/'],
    reason: 'no process is assumed',
  },
  {
    what: /\bMath\.random\b/,
    in: 'code',
    except: [],
    reason: 'every draw has an address, so a run can be repeated',
  },
  {
    what: /\b(Date\.now|new Date\(\)|performance\.now)\b/,
    in: 'code',
    // The page measures what people do; that is its input.
    except: ['cli/', 'disk/', 'phone-page/page-clock.ts'],
    reason: 'the same input gives the same bytes at any time',
  },
  { what: /\bconsole\./, in: 'code', except: ['cli/'], reason: 'only the command line prints' },
  { what: /(:|<|\bas)\s*any\b/, in: 'code', except: [], reason: '`any` switches the compiler off' },
];
