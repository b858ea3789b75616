import { EXPONENTIAL, NORMAL } from '../random/index.ts';
import { QUANTILE_COEFFICIENTS } from '../util/normal-quantile.ts';
import type { PreparedWorld } from './compile-world.ts';
import { alignUp, checkTable, layoutOf, layoutOfClass, type Table, writeField } from './records.ts';
import { OUTCOMES } from './types.ts';

/** A world as the compiled kernel reads it: the bytes of its memory from address 0 on. */
export interface WorldImage {
  readonly bytes: Uint8Array;
  /** Counts whose number depends on the world: desks, agent groups, exits, the flow. */
  readonly counts: {
    readonly desks: number;
    readonly groups: number;
    readonly exits: number;
    readonly flow: number;
    readonly end: number;
  };
}

/**
 * Addresses are whole numbers of 32 bits, some arithmetic on them has a sign, and a run needs room besides.
 */
const LARGEST_IMAGE = 2 ** 31;

/** @param addressOf a constant record's address; @param begin the first address behind them. */
export function layOutWorld(
  world: PreparedWorld,
  addressOf: (constant: string) => number,
  begin: number,
): WorldImage {
  const desks = alignUp(begin);
  const groups = desks + layoutOfClass('DeskTally').size * world.deskCount;
  const exits = groups + layoutOfClass('GroupTally').size * world.program.groups.length;
  const flow = exits + 8 * world.exitKind.length;
  const end = flow + 8 * world.needCount * world.lineCount * OUTCOMES.length;
  const records: Record<string, Record<string, number | Table>> = {
    ...listRecords(world),
    flows: { exits, flow, lineCount: world.lineCount },
    desks: { all: 0, tallies: desks, groupTallies: groups },
    groups: { all: 0, tallies: groups },
  };
  const placed: { readonly table: Table; readonly address: number }[] = [];
  let free = alignUp(end);
  const place = (table: Table): number => {
    const address = free;
    placed.push({ table, address });
    free = alignUp(free + table.byteLength);
    return address;
  };
  const fields = Object.entries(records).flatMap(([constant, values]) => {
    const layout = layoutOf(constant);
    return Object.keys(layout.fields).map((field) => {
      const value = values[field];
      if (value === undefined)
        throw new Error(`Nothing is laid out for ${constant}.${field} of the compiled kernel.`);
      if (typeof value !== 'number') checkTable(layout, field, value);
      return { constant, layout, field, value: typeof value === 'number' ? value : place(value) };
    });
  });
  if (free > LARGEST_IMAGE)
    throw new Error(`A world whose tables take ${free} bytes is too large to run; the limit is 2^31.`);
  const bytes = new Uint8Array(free);
  for (const { constant, layout, field, value } of fields)
    writeField(bytes.buffer, addressOf(constant), layout, field, value);
  for (const { table, address } of placed)
    bytes.set(new Uint8Array(table.buffer, table.byteOffset, table.byteLength), address);
  return { bytes, counts: { desks, groups, exits, flow, end } };
}

/**
 * The constant records of the compiled kernel, field by field as they are named there (wasm/world.ts,
 * service.ts, ziggurat.ts).
 */
function listRecords(world: PreparedWorld): Record<string, Record<string, number | Table>> {
  const { redialDelay, below, meanDelay, timetable } = world;
  return {
    world: {
      needCount: world.needCount,
      profileCount: world.profileCount,
      lineCount: world.lineCount,
      typeCount: world.typeCount,
      productCount: world.productCount,
      deskCount: world.deskCount,
      maxDials: world.maxDials,
      trunks: world.trunks,
      hours: world.program.arrivals.expected.length,
      needOfType: world.needOfType,
      profileOfType: world.profileOfType,
      productOfNeed: world.productOfNeed,
      dialRow: world.dialRow,
      clockOfMinute: timetable.clockOfMinute,
      clockCount: timetable.clockCount,
      loopMinute: world.program.loopAt / 60,
      isAlwaysAwake: timetable.isAlwaysAwake,
      openRow: timetable.openRow,
      callableRow: timetable.callableRow,
      menuRow: timetable.menuRow,
      groupRow: timetable.groupRow,
      entry: world.entry,
      isSecondPossible: world.secondNeeds.isPossible,
      exitKind: world.exitKind,
      exitDesk: world.exitDesk,
      exitServes: world.exitServes,
      lineServes: world.lineServes,
      rightLine: world.rightLine,
      rightDesk: world.rightDesk,
      deskServes: world.deskServes,
      isOperatorDesk: world.isOperatorDesk,
      transfer: world.transfer,
      whenClosed: world.whenClosed,
      closedDesk: world.closedDesk,
      closes: timetable.closes,
      ownGroup: world.ownGroups,
    },
    steps: {
      start: timetable.start,
      loop: timetable.loop,
      at: timetable.at,
      value: timetable.value,
      loopAt: world.program.loopAt,
    },
    centre: { ...world.centre },
    transferring: { ...world.transferring },
    menus: { records: world.menu.record },
    dialTable: { ...world.dialTable },
    typeTable: { ...world.typeTable },
    secondNeeds: { ...world.secondNeeds.table },
    handling: { ...world.handling },
    misroute: { ...world.misroute },
    patience: { ...world.patience, ofProfile: world.patienceOfProfile },
    followUp: { ...below, meanRepeat: meanDelay.repeat, meanAdvice: meanDelay.advice },
    redialDelay: { ...redialDelay, quantile: Float64Array.from(QUANTILE_COEFFICIENTS) },
    exponential: { ...EXPONENTIAL },
    normal: { ...NORMAL },
  };
}
