/** One Web Worker of `web-workers.ts`. Chunks come one after another. */
import { createRequestAnswerer, type ChunkReply, type ChunkRequest } from './answer-requests.ts';

/** What of a worker's global scope is used; the whole of it would need the browser's types in every room. */
interface WorkerScope {
  onmessage: ((event: { readonly data: ChunkRequest }) => void) | null;
  postMessage(reply: ChunkReply): void;
}

const scope = globalThis as unknown as WorkerScope;
const answer = createRequestAnswerer();
scope.onmessage = ({ data }) => scope.postMessage(answer(data));
