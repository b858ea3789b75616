import { buildAliasRows, toThreshold, type AliasRows } from '../random/index.ts';
import { buildTypeTable } from './arrivals.ts';
import type { Chain } from '../util/chain.ts';
import { checkChain, checkWorld, hasSoundNumbers } from './check-world.ts';
import { menuTableOf, type MenuTable } from './menu-table.ts';
import { compilePatience, type PatienceTable } from './patience.ts';
import { compileRedialDelay, type RedialDelay } from './redial-delay.ts';
import { compileCentre, type CentreTable } from './centre-table.ts';
import { findOwnGroups } from './find-own-groups.ts';
import { compileService, type ServiceTable } from './service-table.ts';
import { compileTimetable, type Timetable } from './timetable.ts';
import type { ExitKind, TransferProgram, WhenClosed, WorldProgram } from './types.ts';

/** Their order is that of the codes in wasm/constants.ts. */
export const EXIT_KINDS: readonly ExitKind[] = [
  'hung-up',
  'attempts',
  'closed',
  'desk',
  'number',
  'self-service',
];
/** Their order is that of the codes in wasm/constants.ts. */
const WHEN_CLOSED: readonly WhenClosed['kind'][] = ['announce', 'queue', 'call-back', 'overflow'];

/** Thresholds: a random word below it has the probability asked for (src/random/uniform.ts). */
export interface Thresholds {
  readonly redial: number;
  readonly resolved: number;
  readonly selfServiceResolved: number;
  readonly repeat: number;
  readonly followsAdvice: number;
  readonly remembers: number;
  readonly secondNeed: number;
}

/**
 * A world in the form the run loop reads: flat arrays, probabilities as thresholds. Immutable; shared by all
 * replications.
 */
export class PreparedWorld {
  readonly program: WorldProgram;
  readonly needCount: number;
  readonly profileCount: number;
  readonly lineCount: number;
  readonly typeCount: number;
  readonly deskCount: number;
  readonly productCount: number;
  readonly maxDials: number;
  /** -1: no limit. */
  readonly trunks: number;
  readonly needOfType: Int32Array;
  readonly profileOfType: Int32Array;
  readonly typeTable: AliasRows;
  /**
   * Rows of the dial table by type: many types dial alike, and a small table stays in the cache. Outcome =
   * row * lineCount + line.
   */
  readonly dialRow: Int32Array;
  readonly dialTable: AliasRows;
  readonly menu: MenuTable;
  /** As in the program, but first records of the menu table instead of rows. */
  readonly entry: Int32Array;
  readonly timetable: Timetable;
  /** By desk: the group of a plain desk, else -1. */
  readonly ownGroups: Int32Array;
  readonly centre: CentreTable;
  /** By desk: index into WHEN_CLOSED, and the desk that callers go on to. */
  readonly whenClosed: Uint8Array;
  readonly closedDesk: Int32Array;
  readonly exitKind: Uint8Array;
  readonly exitDesk: Int32Array;
  /** `exit * needCount + need`, for numbers and self-service. */
  readonly exitServes: Uint8Array;
  /** `desk * needCount + need`. */
  readonly deskServes: Uint8Array;
  /** 1 for a desk that serves no need itself but passes callers on. */
  readonly isOperatorDesk: Uint8Array;
  readonly lineServes: Uint8Array;
  readonly rightLine: Int32Array;
  readonly rightDesk: Int32Array;
  readonly transfer: Uint8Array;
  readonly productOfNeed: Int32Array;
  readonly handling: ServiceTable;
  readonly misroute: ServiceTable;
  readonly patience: PatienceTable;
  readonly patienceOfProfile: Int32Array;
  readonly redialDelay: RedialDelay;
  readonly secondNeeds: SecondNeeds;
  readonly below: Thresholds;
  /** Probabilities as thresholds. */
  readonly transferring: TransferProgram;
  /** Mean seconds before a repeat call, and before an advised one. */
  readonly meanDelay: { readonly repeat: number; readonly advice: number };

  /**
   * @param entry first records of the menu table instead of rows
   * @param ownGroups by desk: the group of a plain desk, else -1
   */
  constructor(program: WorldProgram, menu: MenuTable, entry: Int32Array, ownGroups: Int32Array) {
    const { needCount, profileCount, lineCount, exits, desks, followUp } = program;
    const typeCount = needCount * profileCount;
    this.program = program;
    this.needCount = needCount;
    this.profileCount = profileCount;
    this.lineCount = lineCount;
    this.typeCount = typeCount;
    this.deskCount = desks.length;
    this.productCount = Math.max(...program.productOfNeed) + 1;
    this.maxDials = program.redial.maxDials;
    this.trunks = program.trunks ?? -1;
    this.needOfType = Int32Array.from({ length: typeCount }, (_, t) => Math.floor(t / profileCount));
    this.profileOfType = Int32Array.from({ length: typeCount }, (_, t) => t % profileCount);
    this.typeTable = buildTypeTable(program.arrivals);
    const { rowOfType, rows } = findDistinctRows(program.dial, lineCount);
    this.dialRow = rowOfType;
    this.dialTable = buildAliasRows(
      Int32Array.from({ length: rows.length / lineCount + 1 }, (_, r) => r * lineCount),
      rows,
    );
    this.menu = menu;
    this.entry = entry;
    this.ownGroups = ownGroups;
    this.centre = compileCentre(program, ownGroups);
    this.timetable = compileTimetable(program, ownGroups);
    this.whenClosed = Uint8Array.from(desks, (desk) => WHEN_CLOSED.indexOf(desk.whenClosed.kind));
    this.closedDesk = Int32Array.from(desks, ({ whenClosed }) =>
      whenClosed.kind === 'overflow' ? whenClosed.desk : -1,
    );
    this.exitKind = Uint8Array.from(exits, (exit) => EXIT_KINDS.indexOf(exit.kind));
    this.exitDesk = Int32Array.from(exits, (exit) => exit.desk);
    this.exitServes = new Uint8Array(exits.length * needCount);
    exits.forEach((exit, e) => this.exitServes.set(exit.serves, e * needCount));
    this.isOperatorDesk = Uint8Array.from(desks, ({ serves }) => Number(!serves.includes(1)));
    this.deskServes = new Uint8Array(desks.length * needCount);
    desks.forEach((desk, d) => this.deskServes.set(desk.serves, d * needCount));
    this.lineServes = program.lineServes;
    this.rightLine = program.rightLine;
    this.rightDesk = program.rightDesk;
    this.transfer = program.transfer;
    this.productOfNeed = program.productOfNeed;
    this.handling = compileService(desks.map((desk) => desk.handling));
    this.misroute = compileService(desks.map((desk) => desk.misroute));
    this.patience = compilePatience(program.patience);
    this.patienceOfProfile = program.patienceOfProfile;
    this.redialDelay = compileRedialDelay(program.redial);
    this.secondNeeds = compileSecondNeeds(program, this.productCount);
    this.below = {
      redial: toThreshold(program.redial.probability),
      resolved: toThreshold(followUp.resolved),
      selfServiceResolved: toThreshold(followUp.selfServiceResolved),
      repeat: toThreshold(followUp.repeatProbability),
      followsAdvice: toThreshold(followUp.followsAdvice),
      remembers: toThreshold(followUp.remembersNumber),
      secondNeed: toThreshold(followUp.secondNeed),
    };
    const { seconds, handlingFactor, fails, goesWrong } = program.transferring;
    this.transferring = {
      seconds,
      handlingFactor,
      fails: toThreshold(fails),
      goesWrong: toThreshold(goesWrong),
    };
    this.meanDelay = { repeat: followUp.repeatMeanSeconds, advice: followUp.adviceMeanSeconds };
  }
}

/**
 * Rows by `profile * productCount + product`: needs of another product. A row without any has `isPossible` 0.
 */
export interface SecondNeeds {
  readonly table: AliasRows;
  readonly isPossible: Uint8Array;
}

/**
 * Prepares a world once; `runReplication` then reads it as often as wanted. Throws a sentence when the
 * program breaks its laws.
 */
export function compileWorld(program: WorldProgram, options?: CompileOptions): PreparedWorld {
  return createWorldCompiler(options)(program);
}

export interface CompileOptions {
  /** For tests: as if no desk were plain. The counts are the same. */
  readonly isRouted?: boolean;
}

/** Gives what `compileWorld` would. */
export type WorldCompiler = (program: WorldProgram) => PreparedWorld;

/** Ways kept, some 0.4 MB each: those of the worlds of a study. */
const MAX_WAYS = 40;
/** Menu tables kept, some MB each: worlds that differ in desks or habits come one after another. */
const MAX_MENUS = 4;

/**
 * For many programs that share tables, by identity: what was checked and laid out once is not checked and laid
 * out again.
 */
export function createWorldCompiler({ isRouted = false }: CompileOptions = {}): WorldCompiler {
  const known: Ways[] = [];
  const chains = new Map<Chain, { readonly menu: MenuTable; readonly isAllPossible: boolean }>();
  return (program) => {
    const { chain, entry, exits } = program;
    checkWorld(program);
    const kept = chains.get(chain);
    const isAllPossible = kept?.isAllPossible ?? hasSoundNumbers(chain);
    let ways = known.find((each) => isSameWay(each, program));
    if (!ways || !isAllPossible) {
      checkChain(program);
      const { rowStart, target } = chain;
      ways = { rowStart, target, entry, exits: exits.length, records: findRecords(program) };
      // Where something is impossible, other numbers may open ways that nobody has looked at.
      if (isAllPossible) known.push(ways);
      if (known.length > MAX_WAYS) known.shift();
    }
    const menu = kept?.menu ?? menuTableOf(chain);
    // A map keeps the order of entering: the one not asked for longest comes first.
    chains.delete(chain);
    chains.set(chain, { menu, isAllPossible });
    for (const old of chains.keys()) if (chains.size > MAX_MENUS) chains.delete(old);
    const ownGroups = isRouted ? new Int32Array(program.desks.length).fill(-1) : findOwnGroups(program);
    return new PreparedWorld(program, menu, ways.records, ownGroups);
  };
}

/** Where callers can come to, found sound for any numbers under which everything is possible. */
interface Ways extends Pick<Chain, 'rowStart' | 'target'>, Pick<WorldProgram, 'entry'> {
  readonly exits: number;
  /** The entries as first records of the menu table. */
  readonly records: Int32Array;
}

function isSameWay(ways: Ways, { chain, entry, exits }: WorldProgram): boolean {
  return (
    ways.rowStart === chain.rowStart &&
    ways.target === chain.target &&
    ways.entry === entry &&
    ways.exits === exits.length
  );
}

function findRecords({ entry, chain: { rowStart } }: WorldProgram): Int32Array {
  return entry.map((row) => (row < 0 ? row : rowStart[row]!));
}

/** Rows of `width` numbers without their repetitions, and which of them each row was. */
function findDistinctRows(
  values: Float64Array,
  width: number,
): { rowOfType: Int32Array; rows: Float64Array } {
  const known = new Map<string, number>();
  const rows: Float64Array[] = [];
  const rowOfType = new Int32Array(values.length / width);
  for (let type = 0; type < rowOfType.length; type++) {
    const from = type * width;
    // Callers with one need dial alike, and they stand together.
    if (type > 0 && areRowsEqual(values, from - width, from, width)) {
      rowOfType[type] = rowOfType[type - 1]!;
      continue;
    }
    const row = values.subarray(from, from + width);
    const key = row.join(' ');
    let seen = known.get(key);
    if (seen === undefined) known.set(key, (seen = rows.push(row) - 1));
    rowOfType[type] = seen;
  }
  const distinct = new Float64Array(rows.length * width);
  rows.forEach((row, r) => distinct.set(row, r * width));
  return { rowOfType, rows: distinct };
}

function areRowsEqual(values: Float64Array, a: number, b: number, width: number): boolean {
  for (let i = 0; i < width; i++) if (values[a + i] !== values[b + i]) return false;
  return true;
}

/** The mix of needs met by callers of a profile, without the product they have just asked about. */
function compileSecondNeeds(program: WorldProgram, productCount: number): SecondNeeds {
  const { needCount, profileCount, productOfNeed, arrivals } = program;
  const rows = profileCount * productCount;
  const mass = new Float64Array(rows * needCount);
  const isPossible = new Uint8Array(rows);
  const starts = Int32Array.from({ length: rows + 1 }, (_, r) => r * needCount);
  for (let r = 0; r < rows; r++) {
    const profile = Math.floor(r / productCount);
    const product = r % productCount;
    let sum = 0;
    for (let n = 0; n < needCount; n++) {
      if (productOfNeed[n] === product) continue;
      mass[r * needCount + n] = arrivals.typeProbability[n * profileCount + profile]!;
      sum += mass[r * needCount + n]!;
    }
    isPossible[r] = sum > 0 ? 1 : 0;
    // A table needs some mass; this row is never sampled.
    if (sum === 0) mass[r * needCount] = 1;
  }
  return { table: buildAliasRows(starts, mass), isPossible };
}
