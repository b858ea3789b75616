/** A what-if thread: for keystrokes, for replays, or for simulated months. */
import '../core/before-all.ts';
import { createAnswerer } from './answer-questions.ts';
import type { Question } from './protocol.ts';

const answer = createAnswerer((message) => self.postMessage(message));

self.onmessage = ({ data }: MessageEvent<Question>) => answer(data);
