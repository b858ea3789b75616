/**
 * Room: what became of one simulated caller, in words. `dialtree replay` prints it, the studio lists it
 * beside the canvas. One more kind of step: its sentence in the catalogue of words, and its case in
 * `describe-step.ts`.
 */
export { describeCaller, describeDialling, describeStep, printElapsed } from './describe-step.ts';
export { printToldCall, tellLoggedCall, type ToldCall } from './describe-logged-call.ts';
export { printTranscript } from './print-transcript.ts';
