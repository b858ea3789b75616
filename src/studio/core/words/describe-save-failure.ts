import type { DocumentState } from '../../document/index.ts';
import type { StudioWords } from '../../../words/index.ts';

/** What happened to a save, where, what to do, and whether the work is kept meanwhile. */
export function describeSaveFailure(
  { saveFailure, draft }: Pick<DocumentState, 'saveFailure' | 'draft'>,
  words: StudioWords,
): string {
  const { reason = 'unknown', path = '', place } = saveFailure ?? {};
  const say = words.save;
  const kept = draft === 'failed' ? say.notKept : say.kept;
  if (reason === 'no-access') return say.noAccess({ path, place: place ?? path, kept });
  if (reason === 'full') return say.diskFull({ path, kept });
  return say.notSaved({ path, reason: say.reasons[reason], kept });
}
