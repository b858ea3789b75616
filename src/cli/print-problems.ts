import type { Problem } from '../util/problem.ts';
import type { Io } from './io.ts';

export function printProblems(io: Io, problems: readonly Problem[]): void {
  for (const p of problems) io.err(`${p.file ?? ''}:${p.line ?? 1}:${p.column ?? 1} ${p.severity} ${p.message} ${p.hint ?? ''}\n`);
}
