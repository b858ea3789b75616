import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkTranscripts } from '../readme/check-transcripts.ts';
import { ROOT } from '../readme/run-command.ts';
import { readTranscripts } from '../readme/transcripts.ts';

const withTranscripts = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name.replaceAll('\\', '/')}`)
  .filter((page) => readTranscripts(readFileSync(join(ROOT, page), 'utf8')).length > 0)
  .toSorted();

describe('the handbook', () => {
  it('shows what commands print', () => {
    expect(withTranscripts).toContain('docs/guide/check.md');
  });
});

for (const page of withTranscripts) checkTranscripts(page);
