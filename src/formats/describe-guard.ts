/** Guards as short words, for labels. */
import type { Guard } from '../chart/index.ts';
import type { DiagramWords } from './mermaid/words.ts';

export function describeGuard(guard: Guard, words: DiagramWords): string {
  switch (guard.type) {
    case 'identityIs':
      return `${words.identity} ${guard.params.identity}`;
    case 'ownsDevice':
      return `${words.owns} ${guard.params.device}`;
    case 'hasHistory':
      return `${words.history} ${guard.params.event}`;
    case 'hoursOpen':
      return `${words.days} ${guard.params.days.join(' ')}, ${guard.params.from}-${guard.params.to} ${words.hours}`;
    case 'attemptsLeft':
      return words.fewerThan(guard.params.max);
    case 'when': {
      const { params } = guard;
      if ('not' in params) return `${words.not} (${describeGuard(params.not, words)})`;
      const parts = 'all' in params ? params.all : params.any;
      return parts.map((part) => (part.type === 'when' ? `(${describeGuard(part, words)})` : describeGuard(part, words))).join(` ${'all' in params ? words.and : words.or} `);
    }
  }
}
