/** The mapping of a log lies beside it. */
export function mappingNameOf(log: string): string {
  return `${log.replace(/\.[^.]*$/, '')}.mapping.json`;
}
