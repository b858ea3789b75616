/** The part of a worker that is used, so that tests can stand in for it. */
export interface Thread<Question, Answer> {
  postMessage(question: Question): void;
  onmessage: ((event: { readonly data: Answer }) => void) | null;
  /** The thread itself was lost: its file could not be run. Absent: nobody wants to know. */
  onloss?: ((reason: string) => void) | null;
  terminate(): void;
}

/**
 * A worker whose file answers with these. It is made where it is wanted: bundlers find its file by the words
 * `new Worker(new URL(...))`.
 */
export function threadOf<Question, Answer>(worker: Worker): Thread<Question, Answer> {
  const thread: Thread<Question, Answer> = {
    postMessage: (question) => worker.postMessage(question),
    onmessage: null,
    terminate: () => worker.terminate(),
  };
  worker.onerror = ({ message }) => thread.onloss?.(message || 'the thread was lost');
  worker.onmessage = (event: MessageEvent<Answer>) => thread.onmessage?.(event);
  return thread;
}
