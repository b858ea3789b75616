/**
 * Records of the compiled kernel (its `@unmanaged` classes) as the host fills and reads them: by the names of
 * their fields. Where a field stands is said by the compiler, so that a class is written once.
 */
import { classes, records, type RecordLayout } from './wasm/month.ts?assembly';

export type Table = Int32Array | Float64Array | Uint8Array;

/** The layout of a constant record (`world`, `tally`, ...). */
export function layoutOf(constant: string): RecordLayout {
  return layoutOfClass(classes[constant] ?? `none (of ${constant})`);
}

export function layoutOfClass(name: string): RecordLayout {
  const layout = records[name];
  if (layout === undefined) throw new Error(`The compiled kernel has no record class ${name}.`);
  return layout;
}

/** Numbers and addresses alike: an address is written as a number without a sign. */
export function writeField(
  memory: ArrayBuffer,
  address: number,
  layout: RecordLayout,
  field: string,
  value: number,
): void {
  const place = layout.fields[field];
  if (place === undefined) throw new Error(`No such field of the compiled kernel: ${field}.`);
  const view = new DataView(memory, address + place.offset);
  if (place.type === 'f64') view.setFloat64(0, value, true);
  else view.setUint32(0, value, true);
}

/** All fields that are real numbers. */
export function readReals(
  memory: ArrayBuffer,
  address: number,
  layout: RecordLayout,
): Record<string, number> {
  const view = new DataView(memory, address, layout.size);
  return Object.fromEntries(
    Object.entries(layout.fields)
      .filter(([, { type }]) => type === 'f64')
      .map(([field, { offset }]) => [field, view.getFloat64(offset, true)]),
  );
}

const TABLE_OF_VIEW: Readonly<Record<string, new (length: number) => Table>> = {
  Ints: Int32Array,
  Reals: Float64Array,
  Bytes: Uint8Array,
};

/** Throws unless a table has the elements that the field's view reads. */
export function checkTable(layout: RecordLayout, field: string, table: Table): void {
  const type = layout.fields[field]?.type ?? 'nothing';
  const wanted = TABLE_OF_VIEW[type];
  if (wanted !== undefined && !(table instanceof wanted))
    throw new Error(
      `Field ${field} of the compiled kernel is a view of ${type}, not of ${table.constructor.name}.`,
    );
}

/** Vectors are read and written sixteen bytes at a time. */
export function alignUp(address: number): number {
  return Math.ceil(address / 16) * 16;
}
