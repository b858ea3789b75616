/**
 * The kernel: what Vite compiles to WebAssembly (see vite.config.ts) and ../engine.ts runs. AssemblyScript:
 * TypeScript's grammar over WebAssembly's numbers and memory. A class marked `@unmanaged` is a record in
 * memory, a variable of it an address; the constants of such classes (`world`, `tally`, ...) have fixed
 * addresses, which the host finds by their names.
 *
 * Laws: those of ../index.ts. Nothing is freed within a run; nothing is allocated for a caller but a case,
 * which is used again.
 */
import { dials, joins, releases } from './agenda';
import { cases } from './case';
import { centre } from './centre';
import { desks } from './desks';
import { freshCallers } from './fresh-callers';
import { joinQueue } from './join-queue';
import { placeCall, placeFirstCall, trunks } from './place-call';
import { recorder } from './recorder';
import { frees, lookAt, ring, routing } from './routing';
import { timers } from './timers';

// The records that the host fills or reads, by these names (../lay-out-world.ts, ../engine.ts).
export { centre, desks, freshCallers, recorder };
export { groups } from './groups';
export { menus } from './menu-walk';
export { room, tablesBegin } from './memory';
export { handling, misroute, patience } from './service';
export { flows, tally } from './tally';
export { key } from './threefry';
export { steps } from './steps';
export { dialTable, followUp, redialDelay, secondNeeds, transferring, typeTable, world } from './world';
export { exponential, normal } from './ziggurat';

/**
 * One month of the world that has been laid out, with the key that has been written. Three sorted streams are
 * merged: queues joined, diallings scheduled, fresh callers.
 * 1. The earliest of the three is next. At equal times: queue before dialling before fresh caller; within a
 *    stream, first scheduled first.
 * 2. A case that joins a queue learns at once when it is answered or gives up, and schedules what follows.
 * 3. A dialling walks its menu at once and schedules the joining of a queue, or the next dialling.
 * 4. A fresh caller is a new case that dials.
 * 5. Where desks are not plain, agents who fall free and edges come before all that, timers behind the queues
 *    joined (routing.ts).
 * 6. It is over when all three are empty: after the period the agendas drain, nobody is cut off. Whatever is
 *    scheduled lies at or after the present, so time never runs backwards.
 */
export function run(): void {
  open();
  freshCallers.advance();
  if (centre.isRouted === 1) runRouted();
  else runPlain();
  recorder.flush();
}

function runPlain(): void {
  while (true) {
    const joining = joins.earliest();
    const dialling = dials.earliest();
    const fresh = freshCallers.nextAt;
    if (joining <= dialling && joining <= fresh) {
      if (joining === Infinity) break;
      joinQueue(joining, joins.removeEarliest());
    } else if (dialling <= fresh) {
      placeCall(dialling, dials.removeEarliest());
    } else {
      placeFirstCall(fresh, freshCallers.next);
      freshCallers.advance();
    }
  }
}

/** The same with desks where people stand in queues. */
function runRouted(): void {
  while (true) {
    const freeing = frees.earliest();
    const edge = routing.edge();
    const joining = joins.earliest();
    const timing = timers.earliest();
    const dialling = min(dials.earliest(), freshCallers.nextAt);
    const queueing = min(joining, timing);
    if (min(freeing, edge) <= min(queueing, dialling)) {
      if (freeing <= edge) {
        if (freeing === Infinity) break;
        lookAt(freeing, <i32>changetype<usize>(frees.removeEarliest()));
      } else routing.cross(edge);
    } else if (queueing <= dialling) {
      if (joining <= timing) joinQueue(joining, joins.removeEarliest());
      else ring(timing);
    } else if (dials.earliest() <= dialling) {
      placeCall(dialling, dials.removeEarliest());
    } else {
      placeFirstCall(dialling, freshCallers.next);
      freshCallers.advance();
    }
  }
}

/**
 * For measuring: draws the fresh callers of the month, and walks their first calls or not. How many they are.
 */
export function walkMonth(isWalked: bool): i32 {
  open();
  while (freshCallers.openHour()) if (isWalked) freshCallers.walkAll();
  return freshCallers.first;
}

function open(): void {
  recorder.count = 0;
  trunks.busy = 0;
  cases.clear();
  joins.clear();
  dials.clear();
  releases.clear();
  desks.open();
  if (centre.isRouted === 1) routing.open();
  freshCallers.open();
}
