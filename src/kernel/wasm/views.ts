/**
 * Arrays in memory. A view is the address of its first element and nothing else: indexing reads or writes
 * memory, unchecked. The tables behind them are laid out by ../lay-out-world.ts.
 */

@unmanaged
export class Bytes {
  [key: number]: i32;

  @operator('[]')
  get(i: i32): i32 {
    return load<u8>(changetype<usize>(this) + i);
  }
}

@unmanaged
export class Ints {
  [key: number]: i32;

  @operator('[]')
  get(i: i32): i32 {
    return load<i32>(changetype<usize>(this) + (i << 2));
  }

  @operator('[]=')
  put(i: i32, value: i32): void {
    store<i32>(changetype<usize>(this) + (i << 2), value);
  }

  /** The view that begins at element `i`. */
  from(i: i32): Ints {
    return changetype<Ints>(changetype<usize>(this) + (i << 2));
  }
}

@unmanaged
export class Reals {
  [key: number]: f64;

  @operator('[]')
  get(i: i32): f64 {
    return load<f64>(changetype<usize>(this) + (i << 3));
  }

  @operator('[]=')
  put(i: i32, value: f64): void {
    store<f64>(changetype<usize>(this) + (i << 3), value);
  }
}

/** Records of class T one after another; an element is the record itself, not a copy. */
@unmanaged
export class Records<T> {
  [key: number]: T;

  @operator('[]')
  get(i: i32): T {
    return changetype<T>(changetype<usize>(this) + i * offsetof<T>());
  }
}
