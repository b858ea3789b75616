/** One thread of `node-threads.ts`. The design comes once, with the thread; chunks come one after another. */
import { Tinypool } from 'tinypool';
import type { Counts } from '../kernel/index.ts';
import { createChunkWorker, type Chunk, type StudyDesign } from '../study/index.ts';

const work = createChunkWorker(Tinypool.workerData as StudyDesign);

export default function runChunk(chunk: Chunk): Counts[] {
  return work(chunk);
}
