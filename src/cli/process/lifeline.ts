/**
 * Somebody who starts us as a program (DIALTREE_PROGRESS_FD) holds our standard input open for as long as they wait. When
 * it ends, as with a studio that was killed, what was begun is stopped as by Ctrl-C: nobody would end it otherwise.
 */
export function holdLifeline(isHeld: boolean): void {
  if (!isHeld) return;
  const stop = (): void => void process.kill(process.pid, 'SIGINT');
  process.stdin.on('end', stop).on('error', stop).resume();
  // Nothing is waited for: a command that is done ends.
  if ('unref' in process.stdin) process.stdin.unref();
}
