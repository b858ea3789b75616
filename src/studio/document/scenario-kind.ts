/**
 * Scenarios under edit. An edit that would make the file unreadable is refused, so what is saved can always be
 * opened again. Notes in the file (`$comment`) are part of the content here: they are written back as they were.
 */
import { produce } from 'immer';
import { diffDocuments } from '../../chart/index.ts';
import {
  checkScenarioValue,
  parseScenario,
  printScenario,
  type ScenarioConfig,
} from '../../scenario/index.ts';
import { tellProblem } from '../../util/problem.ts';
import { rewriteJson } from '../../util/rewrite-json.ts';
import { say, studioWords } from '../../words/index.ts';
import { createHand } from './hand.ts';
import type { DocumentKind, ScenarioDocument } from './kinds.ts';

export const SCENARIO_KIND: DocumentKind<ScenarioDocument> = {
  partsOf: (path) => {
    const print = ({ config }: ScenarioDocument): string => printScenario(config);
    const isSame = (a: ScenarioDocument, b: ScenarioDocument): boolean => diffDocuments(a, b).length === 0;
    return [
      {
        part: 'scenario',
        path,
        version: null,
        print,
        ...createHand(isSame, (text, document) =>
          text === undefined ? print(document) : (rewriteJson(text, document.config) ?? print(document)),
        ),
        read: (text) => {
          const { scenario, problems } = parseScenario(text, path);
          // What was parsed is checked; what stands in the file has the notes as well.
          return { document: scenario && { config: scenario.document.value as ScenarioConfig }, problems };
        },
        isSame,
        take: (from) => from,
      },
    ];
  },
  bare: (document) => document,
  apply: (document, edit) => {
    const next = produce(document, (draft) => edit.recipe(draft));
    const patches = diffDocuments(document, next);
    if (patches.length === 0) return { document, patches };
    const { scenario, problems } = checkScenarioValue(next.config, '');
    const problem = problems.find(({ severity }) => severity === 'error');
    if (scenario || !problem) return { document: next, patches };
    return {
      document,
      patches: [],
      refusal: say(studioWords, (words, language) =>
        words.scenarioRefused({ why: tellProblem(problem, language).message }),
      ),
    };
  },
};
