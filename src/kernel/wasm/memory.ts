/**
 * Room for what a run needs, behind the world's tables. Nothing is given back before the run is over; the
 * next run begins anew.
 */

@unmanaged
class Room {
  /** First address that is free; the host sets it before each run. */
  free: usize;
}
export const room = changetype<Room>(memory.data(offsetof<Room>(), 16));

/** `bytes` of memory from a multiple of 16, as it is: not cleared. */
export function allocate(bytes: usize): usize {
  const at = (room.free + 15) & ~15;
  const end = at + bytes;
  const size = (<usize>memory.size()) << 16;
  if (end > size && memory.grow(<i32>((end - size) >> 16) + 16) < 0) unreachable();
  room.free = end;
  return at;
}

/** Where the host may begin to lay out tables: behind everything that has a fixed address. */
export function tablesBegin(): usize {
  return __heap_base;
}
