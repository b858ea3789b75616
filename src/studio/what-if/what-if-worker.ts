/** A what-if thread. The page starts two: one for keystrokes, one for simulations. */
import '../app/before-all.ts';
import { createAnswerer } from './answer-questions.ts';
import type { Question } from './protocol.ts';

// A timer of no time lets waiting messages in; a promise alone would not.
const answer = createAnswerer(
  (message) => self.postMessage(message),
  () => new Promise((resolve) => setTimeout(resolve, 0)),
);

self.onmessage = ({ data }: MessageEvent<Question>) => answer(data);
