/**
 * Which drafts make room for others.
 *
 * Laws: what is left fits; a tab that takes no more than an equal share loses nothing, whatever others do; a
 * tab gives its oldest first; no more is given than it needs.
 */
export interface KeptFile {
  readonly name: string;
  readonly tab: string;
  readonly bytes: number;
  /** Grows. */
  readonly time: number;
}

/** Bytes of all drafts together. */
export const ROOM = 32 * 1024 * 1024;
/** What a draft takes beside its bytes, so that many small ones fill the room too: with 512 it is full. */
const EACH = ROOM / 512;

export function roomOf(bytes: number): number {
  return bytes + EACH;
}

/** Those that have to go until the rest takes no more than `room`: again and again of the tab with the most. */
export function makeRoom(files: readonly KeptFile[], room: number): KeptFile[] {
  const left = new Map<string, { taken: number; readonly files: KeptFile[] }>();
  // Newest first: the oldest is taken from the end.
  for (const file of files.toSorted((a, b) => b.time - a.time || (a.name < b.name ? 1 : -1))) {
    const tab = left.get(file.tab) ?? { taken: 0, files: [] };
    tab.taken += roomOf(file.bytes);
    tab.files.push(file);
    left.set(file.tab, tab);
  }
  const given: KeptFile[] = [];
  let taken = [...left.values()].reduce((sum, tab) => sum + tab.taken, 0);
  while (taken > room && left.size > 0) {
    const [name, most] = [...left].reduce((a, b) => (b[1].taken > a[1].taken ? b : a));
    const oldest = most.files.pop();
    if (!oldest) {
      left.delete(name);
      continue;
    }
    given.push(oldest);
    most.taken -= roomOf(oldest.bytes);
    taken -= roomOf(oldest.bytes);
  }
  return given;
}
