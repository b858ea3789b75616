/** Class names and states as elements carry them. */

export function joinClasses(...names: readonly (string | false | undefined)[]): string | undefined {
  return names.filter(Boolean).join(' ') || undefined;
}

/** A state as a data attribute: `data-selected=""` where it holds, no attribute where it does not. */
export function flag(holds: unknown): '' | undefined {
  return holds ? '' : undefined;
}
