/** One Web Worker of `web-workers.ts`. Chunks come one after another. */
import { createRequestAnswerer, type WorkRequest } from './answer-requests.ts';

const answer = createRequestAnswerer();
onmessage = ({ data }: MessageEvent<WorkRequest>) => postMessage(answer(data));
