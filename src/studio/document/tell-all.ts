/**
 * Calls everybody who listens. One who stumbles must not keep the others from hearing, nor the change from
 * having been made: what went wrong is reported where uncaught errors are.
 */
export function tellAll(listeners: Iterable<() => void>): void {
  for (const listener of listeners) {
    try {
      listener();
    } catch (cause) {
      if (typeof reportError === 'function') reportError(cause);
      else
        queueMicrotask(() => {
          throw cause;
        });
    }
  }
}
