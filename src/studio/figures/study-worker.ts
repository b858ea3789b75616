/** A thread that does chunks of a study. The page's rules forbid what the schema library would try for speed. */
import '../core/before-all.ts';
import { createRequestAnswerer, type WorkRequest } from '../../runner/index.ts';

const answer = createRequestAnswerer();

self.onmessage = ({ data }: MessageEvent<WorkRequest>) => self.postMessage(answer(data));
