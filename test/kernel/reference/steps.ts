/**
 * Step functions of time read from their beginning: what holds now, when something changes next, and when
 * somebody who may not call at a drawn moment calls instead.
 */
import type { Steps } from '../../../src/util/steps.ts';

const DAY = 86_400;
const WEEK = 7 * DAY;

/** Steps before `loopAt` hold once; the week from there on comes again and again. */
export class Hours {
  readonly loopAt: number;

  constructor(loopAt: number) {
    this.loopAt = loopAt;
  }

  valueAt({ at, value }: Steps, seconds: number): number {
    const moment = seconds < this.loopAt ? seconds : this.loopAt + ((seconds - this.loopAt) % WEEK);
    return value[at.findLastIndex((from) => from <= moment)]!;
  }

  /** The first moment after `seconds` at which any of the steps may change. */
  nextEdge(all: readonly Steps[], seconds: number): number {
    let next = Infinity;
    const consider = (from: number): void => {
      const turns = from < this.loopAt ? 0 : Math.max(0, Math.floor((seconds - from) / WEEK) + 1);
      const edge = from + turns * WEEK;
      if (edge > seconds && edge < next) next = edge;
    };
    consider(this.loopAt);
    for (const { at } of all) at.forEach(consider);
    return next;
  }

  /**
   * A dialling drawn for `drawn` after a call that ended at `end`. Within a blocked stretch [a, b) it moves to
   * the same share of the free stretch [b, c) that follows, or of its first day.
   */
  moveToFree(
    isFree: (seconds: number) => boolean,
    all: readonly Steps[],
    end: number,
    drawn: number,
  ): number {
    if (isFree(drawn)) return drawn;
    const horizon = Math.max(drawn, this.loopAt) + WEEK;
    let a = end;
    let wasFree = isFree(end);
    for (let edge = this.nextEdge(all, end); edge <= drawn; edge = this.nextEdge(all, edge)) {
      if (wasFree && !isFree(edge)) a = edge;
      wasFree = isFree(edge);
    }
    let b = this.nextEdge(all, drawn);
    while (!isFree(b) && b < horizon) b = this.nextEdge(all, b);
    if (b >= horizon) return drawn;
    let c = this.nextEdge(all, b);
    while (isFree(c) && c < b + DAY) c = this.nextEdge(all, c);
    return b + ((drawn - a) / (b - a)) * Math.min(c - b, DAY);
  }
}
