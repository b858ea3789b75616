/** The thread that simulates calls by half-hour. */
import '../core/before-all.ts';
import { observeCalls, type CallsQuestion } from './observe-calls.ts';

self.onmessage = ({ data }: MessageEvent<CallsQuestion>) =>
  observeCalls(data, (answer) => self.postMessage(answer));
