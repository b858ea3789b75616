/** One more language is one more file: a third one is put beside the others, and the program speaks it. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { compileWords } from '../../src/words/compile.mjs';
import { ROOT } from '../architecture/source-files.ts';
import { FOLDER, LANGUAGES } from './read-catalogue.ts';

const FRENCH = {
  common: { languageName: 'Français', clauseComma: ', ' },
  problems: {
    readJson: { syntaxHint: 'Corrigez la syntaxe.' },
    call: {
      press: 'appuyer sur {key}',
      times: '{count, plural, one {} other { {count} fois}}',
    },
  },
  chart: { guards: { only: 'Seulement {who}', clause: { ownsDevice: 'ayant {name}' } } },
};

/** Inside the project, where what was compiled finds its library. */
let folder: string;

beforeAll(() => {
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  folder = mkdtempSync(join(ROOT, 'out/words-'));
  for (const language of LANGUAGES)
    copyFileSync(join(FOLDER, `${language}.json`), join(folder, `${language}.json`));
  writeFileSync(join(folder, 'fr.json'), JSON.stringify(FRENCH));
  compileWords(folder);
  vi.doMock('../../src/words/generated/index.ts', () => import(join(folder, 'generated/index.ts')));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('is spoken where it has words, and English where it has none', async () => {
  const words = await import('../../src/words/index.ts');
  expect(words.LANGUAGES).toContain('fr');
  expect(words.findLanguage('fr_CA.UTF-8')).toBe('fr');

  const { describeGuard, parseMachine } = await import('../../src/chart/index.ts');
  const { tellProblem } = await import('../../src/util/problem.ts');
  const { describeCall } = await import('../../src/util/describe-call.ts');
  const [problem] = parseMachine('', 'm.machine.json').problems;
  expect(Object.keys(problem?.translations ?? {})).toEqual(['fr', ...LANGUAGES.slice(1)].toSorted());
  expect(problem && tellProblem(problem, 'fr-CH')).toEqual({
    message: problem?.message,
    hint: 'Corrigez la syntaxe.',
    language: 'fr',
  });
  expect(describeCall(['DTMF.3', 'NO_INPUT', 'NO_INPUT', 'NO_INPUT'], 'fr')).toBe(
    'appuyer sur 3, stay silent 3 fois',
  );
  expect(
    describeGuard({ type: 'ownsDevice', params: { device: 'pc' } }, words.chooseLanguage('fr'), {
      locales: ['fr'],
      facts: { devices: { pc: { fr: 'un ordinateur' } } },
    }),
  ).toBe('Seulement for callers who ayant un ordinateur');
});
