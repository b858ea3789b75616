/**
 * What the schema cannot say: names that must exist, states that must be of one kind. Only what XState itself
 * would refuse or hang on.
 */
import { collectProblems, type Report } from '../util/collect-problems.ts';
import { findNearest } from '../util/find-nearest.ts';
import type { Problem } from '../util/problem.ts';
import type { JsonDocument } from '../util/read-json.ts';
import { say, chartWords, commonWords, type Said } from '../words/index.ts';
import { indexChart, type ChartState } from './chart.ts';
import type { MachineConfig } from './types.ts';

export function checkStructure(
  config: MachineConfig,
  document: JsonDocument | undefined,
  file: string,
): Problem[] {
  const { report, problems } = collectProblems(document, file);
  const chart = indexChart(config);
  const ids = new Map<string, Said>([[config.id, THE_MACHINE]]);

  for (const state of chart.states) {
    const at = nameState(state);
    const configId = state.config.id;
    if (state.parent && configId !== undefined) {
      const earlier = ids.get(configId);
      if (earlier)
        report(
          'duplicate-id',
          [...state.jsonPath, 'id'],
          say(chartWords, (words, language) =>
            words.checkStructure.duplicateId({
              configId,
              at: at[language],
              earlier: earlier[language],
            }),
          ),
          say(chartWords, (words) => words.checkStructure.duplicateIdHint),
        );
      else ids.set(configId, at);
    }
    checkKind(state, at, report);
  }

  for (const { transition, target, source, jsonPath, event } of chart.transitions) {
    const wanted = transition.target;
    if (wanted !== undefined && !target) {
      report(
        'unknown-target',
        typeof transition === 'object' ? [...jsonPath, 'target'] : jsonPath,
        say(chartWords, (words, language) =>
          words.checkStructure.unknownTarget({
            event,
            state: nameState(source)[language],
            target: wanted,
          }),
        ),
        hintNearest(wanted, () =>
          wanted.startsWith('#') ? [...ids.keys()].map((id) => `#${id}`) : siblingKeys(source),
        ),
      );
    }
  }
  return problems();
}

const THE_MACHINE = say(chartWords, (words) => words.checkStructure.theMachine);

function nameState({ path }: ChartState): Said {
  return path ? say(chartWords, (words) => words.checkStructure.state({ path })) : THE_MACHINE;
}

function checkKind(state: ChartState, at: Said, report: Report): void {
  const { config, jsonPath } = state;
  const { initial } = config;
  const children = Object.keys(config.states ?? {});
  const [firstChild] = children;
  if (firstChild !== undefined && initial === undefined) {
    report(
      'missing-initial',
      jsonPath,
      say(chartWords, (words, language) => words.checkStructure.missingInitial({ at: at[language] })),
      say(chartWords, (words) => words.checkStructure.missingInitialHint({ child: firstChild })),
    );
  }
  if (initial !== undefined && !children.includes(initial)) {
    report(
      'unknown-initial',
      [...jsonPath, 'initial'],
      say(chartWords, (words, language) =>
        words.checkStructure.unknownInitial({ at: at[language], initial }),
      ),
      hintNearest(initial, () => children),
    );
  }
  if (children.length > 0 && state.parent && (state.isMenu || state.isAnnouncement || state.isFinal)) {
    report(
      'kind-conflict',
      jsonPath,
      say(chartWords, (words, language) => words.checkStructure.kindConflict({ at: at[language] })),
      say(chartWords, (words) => words.checkStructure.kindConflictHint),
    );
  }
  if (state.isFinal) {
    if (!config.meta?.destination) {
      report(
        'missing-destination',
        jsonPath,
        say(chartWords, (words, language) => words.checkStructure.missingDestination({ at: at[language] })),
        say(chartWords, (words) => words.checkStructure.missingDestinationHint),
      );
    }
    if (config.on || config.always || config.tags) {
      report(
        'kind-conflict',
        jsonPath,
        say(chartWords, (words, language) => words.checkStructure.finalGoesOn({ at: at[language] })),
        say(chartWords, (words) => words.checkStructure.finalGoesOnHint),
      );
    }
  } else if (children.length === 0 && !state.isMenu && !state.isAnnouncement && config.always === undefined) {
    report(
      'unknown-kind',
      jsonPath,
      say(chartWords, (words, language) => words.checkStructure.unknownKind({ at: at[language] })),
      say(chartWords, (words) => words.checkStructure.unknownKindHint),
    );
  }
}

function siblingKeys(state: ChartState): string[] {
  return Object.keys(state.parent?.config.states ?? {});
}

/** As `sayNearest`, looked for when the hint is asked for: of thousands of unknown names most are never told. */
export function hintNearest(word: string, known: () => Iterable<string>): () => Said {
  return () => sayNearest(word, [...known()]);
}

/** Names the nearest known word, so that a typing slip is mended at a glance. */
export function sayNearest(word: string, known: readonly string[]): Said {
  const best = findNearest(word, known);
  if (best !== undefined) return say(chartWords, (words) => words.checkStructure.didYouMean({ best }));
  if (known.length === 0) return say(chartWords, (words) => words.checkStructure.nothingKnown);
  const first = known.slice(0, 12);
  const isAll = known.length === first.length;
  return say(chartWords, (words, language) =>
    words.checkStructure.known({
      first: first.join(commonWords[language].listComma),
      isAll: isAll ? 'yes' : 'other',
    }),
  );
}
