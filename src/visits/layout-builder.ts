/** Grows rows of outcomes one by one in typed arrays that double when full. */

/** Rows with all of their outcomes but how likely they are and how long they take. */
export interface RowsLayout {
  /** Row r holds outcomes `rowStart[r] <= i < rowStart[r + 1]`. */
  readonly rowStart: Int32Array;
  /** By outcome, as in a chain. */
  readonly target: Int32Array;
  readonly flags: Uint8Array;
  /** By outcome: index into EVENTS, and edge of the automaton, -1 when none. */
  readonly events: Uint8Array;
  readonly edges: Int32Array;
  /** By row: where it stands, the first type that comes there, and in which mood. */
  readonly stand: Int32Array;
  readonly type: Int32Array;
  readonly mood: Uint8Array;
}

export interface LayoutBuilder {
  readonly rows: number;
  add(target: number, flags: number, event: number, edge: number): void;
  endRow(stand: number, type: number, mood: number): void;
  finish(): RowsLayout;
}

export function createLayoutBuilder(): LayoutBuilder {
  let capacity = 1024;
  let count = 0;
  const rowStart = [0];
  const stands: number[] = [];
  const types: number[] = [];
  const moods: number[] = [];
  let targets = new Int32Array(capacity);
  let allFlags = new Uint8Array(capacity);
  let events = new Uint8Array(capacity);
  let edges = new Int32Array(capacity);

  const grow = (): void => {
    capacity *= 2;
    const widen = <T extends { set(from: T): void }>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    targets = widen(targets, new Int32Array(capacity));
    allFlags = widen(allFlags, new Uint8Array(capacity));
    events = widen(events, new Uint8Array(capacity));
    edges = widen(edges, new Int32Array(capacity));
  };
  return {
    get rows() {
      return rowStart.length - 1;
    },
    add(target, flags, event, edge) {
      if (count === capacity) grow();
      targets[count] = target;
      allFlags[count] = flags;
      events[count] = event;
      edges[count] = edge;
      count++;
    },
    endRow(stand, type, mood) {
      rowStart.push(count);
      stands.push(stand);
      types.push(type);
      moods.push(mood);
    },
    finish: () => ({
      rowStart: Int32Array.from(rowStart),
      target: targets.slice(0, count),
      flags: allFlags.slice(0, count),
      events: events.slice(0, count),
      edges: edges.slice(0, count),
      stand: Int32Array.from(stands),
      type: Int32Array.from(types),
      mood: Uint8Array.from(moods),
    }),
  };
}
