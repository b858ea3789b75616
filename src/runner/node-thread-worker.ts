/** One thread of `node-threads.ts`. Chunks come one after another. */
import { createRequestAnswerer } from './answer-requests.ts';

export default createRequestAnswerer();
