/** Guards as short words, for labels. `meta` knows what facts are called. */
import { nameFact, type Guard, type MachineMeta } from '../chart/index.ts';
import type { DiagramWords } from './mermaid/words.ts';

export function describeGuard(guard: Guard, words: DiagramWords, meta: MachineMeta): string {
  switch (guard.type) {
    case 'identityIs':
      return words.identity(nameFact(meta, 'identity', guard.params.identity, words.language));
    case 'ownsDevice':
      return words.owns(nameFact(meta, 'devices', guard.params.device, words.language));
    case 'hasHistory':
      return words.history(nameFact(meta, 'history', guard.params.event, words.language));
    case 'hoursOpen':
      return `${words.days} ${guard.params.days.join(' ')}, ${guard.params.from}-${guard.params.to} ${words.hours}`;
    case 'attemptsLeft':
      return words.fewerThan(guard.params.max);
    case 'when': {
      const { params } = guard;
      if ('not' in params) return `${words.not} (${describeGuard(params.not, words, meta)})`;
      const parts = 'all' in params ? params.all : params.any;
      return parts
        .map((part) =>
          part.type === 'when' ? `(${describeGuard(part, words, meta)})` : describeGuard(part, words, meta),
        )
        .join(` ${'all' in params ? words.and : words.or} `);
    }
  }
}
