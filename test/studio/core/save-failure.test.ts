import { describe, expect, it } from 'vitest';
import { describeSaveFailure } from '../../../src/studio/core/words/describe-save-failure.ts';
import type { DocumentState, SaveFailure } from '../../../src/studio/document/index.ts';
import { LANGUAGES, studioWords } from '../../../src/words/index.ts';

function tell(
  saveFailure: SaveFailure,
  draft: DocumentState['draft'],
  language: (typeof LANGUAGES)[number],
): string {
  return describeSaveFailure({ saveFailure, draft } as DocumentState, studioWords[language]);
}

describe('a save that failed', () => {
  it.each(LANGUAGES)('says what, where and whether the work is kept, in %s', (language) => {
    const path = 'machines/a.machine.json';
    const { kept, notKept } = studioWords[language].save;
    const refused = tell({ reason: 'no-access', place: '/srv/menus', path }, 'kept', language);
    expect(refused).toContain(path);
    expect(refused).toContain('/srv/menus');
    expect(refused).toContain(kept);
    for (const reason of ['full', 'unreachable', 'unknown'] as const) {
      expect(tell({ reason, path }, 'kept', language)).toContain(path);
      expect(tell({ reason, path }, 'failed', language)).toContain(notKept);
    }
  });
});
