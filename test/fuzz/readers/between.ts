/** An input of several texts. */
const LINE = '\n----\n';

export function joinTexts(...texts: readonly string[]): string {
  return texts.join(LINE);
}

/** Those that are missing are empty. */
export function splitTexts(input: string, count: number): string[] {
  const texts = input.split(LINE);
  return Array.from({ length: count }, (_, i) => texts[i] ?? '');
}
