/** "a", "a or b", "a, b or c", with the language's own "or". */
export function joinWithOr(examples: readonly string[], or: string): string {
  return examples.length < 2
    ? (examples[0] ?? '')
    : `${examples.slice(0, -1).join(', ')} ${or} ${examples[examples.length - 1]}`;
}
