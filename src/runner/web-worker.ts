/** One Web Worker of `web-workers.ts`. Chunks come one after another. */
import { createRequestAnswerer, type WorkReply, type WorkRequest } from './answer-requests.ts';

/** What of a worker's global scope is used; the whole of it would need the browser's types in every room. */
interface WorkerScope {
  onmessage: ((event: { readonly data: WorkRequest }) => void) | null;
  postMessage(reply: WorkReply): void;
}

const scope = globalThis as unknown as WorkerScope;
const answer = createRequestAnswerer();
scope.onmessage = ({ data }) => scope.postMessage(answer(data));
