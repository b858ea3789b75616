import { EXPONENTIAL, NORMAL } from '../random/index.ts';
import { QUANTILE_COEFFICIENTS } from '../util/normal-quantile.ts';
import type { PreparedWorld, ServiceTable } from './compile-world.ts';
import { ledgerOf } from './ledger.ts';
import * as at from './wasm/layout.ts';

type Table = Int32Array | Float64Array | Uint8Array;

/**
 * A world as the compiled kernel reads it: the bytes of its memory from address 0 to `end`, with the tables
 * that it goes by.
 */
export interface WorldImage {
  readonly bytes: Uint8Array;
  readonly ledgerLength: number;
}

/** Tables behind the ledger, their addresses in the order of wasm/layout.ts. */
export function layOutTables(world: PreparedWorld): WorldImage {
  const { exitsAt, flowAt, length } = ledgerOf(world);
  const tables = listTables(world);
  let end = alignUp(at.LEDGER + 8 * length);
  const addresses = tables.map((table) => {
    const address = end;
    end = alignUp(end + table.byteLength);
    return address;
  });
  const bytes = new Uint8Array(end);
  tables.forEach((table, i) =>
    bytes.set(new Uint8Array(table.buffer, table.byteOffset, table.byteLength), addresses[i]),
  );
  new Int32Array(bytes.buffer, at.TABLES, tables.length).set(addresses);
  new Int32Array(bytes.buffer, at.NEED_COUNT, 11).set([
    world.needCount,
    world.profileCount,
    world.lineCount,
    world.typeCount,
    world.deskCount,
    world.productCount,
    world.maxDials,
    world.trunks,
    world.program.arrivals.days * 24,
    exitsAt,
    flowAt,
  ]);
  const { mu, sigma, maxSeconds, share } = world.redialDelay;
  new Float64Array(bytes.buffer, at.REDIAL_MU, 14).set([
    mu,
    sigma,
    maxSeconds,
    share,
    ...world.below,
    ...world.meanDelay,
    EXPONENTIAL.edge,
    NORMAL.edge,
  ]);
  return { bytes, ledgerLength: length };
}

function listTables(world: PreparedWorld): Table[] {
  const { typeTable, dialTable, secondNeeds, patience } = world;
  const service = ({ isExponential, mu, sigma, scale }: ServiceTable): Table[] => [
    isExponential,
    mu,
    sigma,
    scale,
  ];
  return [
    world.menu.record,
    world.menu.seconds,
    world.entry,
    world.clockOfHour,
    world.needOfType,
    world.profileOfType,
    typeTable.base,
    typeTable.shift,
    typeTable.columns,
    world.dialRow,
    dialTable.base,
    dialTable.shift,
    dialTable.columns,
    secondNeeds.table.base,
    secondNeeds.table.shift,
    secondNeeds.table.columns,
    secondNeeds.isPossible,
    world.exitKind,
    world.exitDesk,
    world.exitServes,
    world.deskServes,
    world.isOperatorDesk,
    world.lineServes,
    world.rightLine,
    world.rightDesk,
    world.transfer,
    world.productOfNeed,
    world.agents,
    ...service(world.handling),
    ...service(world.misroute),
    patience.start,
    patience.from,
    patience.rate,
    patience.cumulative,
    world.patienceOfProfile,
    EXPONENTIAL.inside,
    EXPONENTIAL.width,
    EXPONENTIAL.height,
    NORMAL.inside,
    NORMAL.width,
    NORMAL.height,
    Float64Array.from(QUANTILE_COEFFICIENTS),
  ];
}

/** Vectors are read and written sixteen bytes at a time. */
export function alignUp(address: number): number {
  return (address + 15) & ~15;
}
