/** Programs and pages that speak of a log have lines of it; a log has hardly any others. */
const FEWEST = 0.2;

/** Whether a fifth of the lines are such: what was cut off or garbled does not make it another file. */
export function areLines(head: string, isOne: (line: string) => boolean): boolean {
  const lines = head.split('\n').filter((line) => line.trim() !== '');
  const found = lines.filter(isOne).length;
  return found > 0 && found >= FEWEST * lines.length;
}
