/** A value one can watch: the whole of the studio's own state management. */
import { useRef, useSyncExternalStore } from 'react';
import { tellAll } from '../document/index.ts';

export interface Store<T> {
  get(): T;
  /** Merges for objects of one shape; listeners hear only of a real change. */
  set(change: Partial<T> | ((now: T) => Partial<T>)): void;
  subscribe(listener: () => void): () => void;
}

export function createStore<T extends object>(initial: T): Store<T> {
  let now = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => now,
    set: (change) => {
      const part = typeof change === 'function' ? change(now) : change;
      if (Object.entries(part).every(([key, value]) => Object.is(now[key as keyof T], value))) return;
      now = { ...now, ...part };
      tellAll(listeners);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

interface Watchable<T> {
  get(): T;
  subscribe(listener: () => void): () => void;
}

/** Draws again only when the chosen part changes; `isEqual` for parts that are built anew. */
export function useStore<T, P>(
  store: Watchable<T>,
  choose: (value: T) => P,
  isEqual: (a: P, b: P) => boolean = Object.is,
): P {
  const last = useRef<{ value: P } | undefined>(undefined);
  const read = (): P => {
    const next = choose(store.get());
    if (last.current && isEqual(last.current.value, next)) return last.current.value;
    last.current = { value: next };
    return next;
  };
  return useSyncExternalStore(store.subscribe, read, read);
}
