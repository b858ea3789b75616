/** What the schema cannot say: names that must exist, states that must be of one kind. Only what XState itself would refuse or hang on. */
import { closest, distance } from 'fastest-levenshtein';
import type { Problem } from '../util/problem.ts';
import type { JsonDocument } from '../util/read-json.ts';
import { indexChart, type ChartState } from './chart.ts';
import type { MachineConfig } from './types.ts';

export function checkStructure(config: MachineConfig, document: JsonDocument | undefined, file: string): Problem[] {
  const problems: Problem[] = [];
  const report = (code: string, path: readonly (string | number)[], message: string, hint: string): void => {
    problems.push({ code, severity: 'error', message, hint, file, path, ...document?.placeOf(path) });
  };
  const chart = indexChart(config);
  const ids = new Map<string, string>([[config.id, 'the machine']]);

  for (const state of chart.states) {
    const at = state.path || 'the machine';
    if (state.parent && state.config.id !== undefined) {
      const earlier = ids.get(state.config.id);
      if (earlier) report('duplicate-id', [...state.jsonPath, 'id'], `The id "${state.config.id}" of ${at} is already taken by ${earlier}.`, 'Give each state an id of its own.');
      else ids.set(state.config.id, at);
    }
    checkKind(state, at, report);
  }

  for (const { transition, target, source, jsonPath, event } of chart.transitions) {
    if (transition.target !== undefined && !target) {
      const known = transition.target.startsWith('#') ? [...ids.keys()].map((id) => `#${id}`) : siblingKeys(source);
      report(
        'unknown-target',
        typeof transition === 'object' ? [...jsonPath, 'target'] : jsonPath,
        `${event} in ${source.path || 'the machine'} leads to "${transition.target}", which does not exist.`,
        suggest(transition.target, known),
      );
    }
  }
  return problems;
}

type Report = (code: string, path: readonly (string | number)[], message: string, hint: string) => void;

function checkKind(state: ChartState, at: string, report: Report): void {
  const { config, jsonPath } = state;
  const children = Object.keys(config.states ?? {});
  if (children.length > 0 && config.initial === undefined) {
    report('missing-initial', jsonPath, `${at} holds states but does not say which one comes first.`, `Add "initial": "${children[0]}".`);
  }
  if (config.initial !== undefined && !children.includes(config.initial)) {
    report('unknown-initial', [...jsonPath, 'initial'], `${at} begins in "${config.initial}", which it does not hold.`, suggest(config.initial, children));
  }
  if (children.length > 0 && state.parent && (state.isMenu || state.isAnnouncement || state.isFinal)) {
    report('kind-conflict', jsonPath, `${at} is a menu, announcement or final state and cannot hold other states.`, 'Move what it holds beside it.');
  }
  if (state.isFinal) {
    if (!config.meta?.destination) {
      report('missing-destination', jsonPath, `The final state ${at} does not say where the call goes.`, 'Add meta.destination with goesTo desk, number, self-service or hang-up.');
    }
    if (config.on || config.always || config.tags) {
      report('kind-conflict', jsonPath, `The final state ${at} has transitions or tags; nothing happens after a final state.`, 'Remove "on", "always" and "tags".');
    }
  } else if (children.length === 0 && !state.isMenu && !state.isAnnouncement && config.always === undefined) {
    report('unknown-kind', jsonPath, `${at} neither speaks, decides, ends nor holds states.`, 'Tag it "menu" or "announcement", give it "always", or make it final.');
  }
}

function siblingKeys(state: ChartState): string[] {
  return Object.keys(state.parent?.config.states ?? {});
}

/** Names the nearest known word, so that a typing slip is mended at a glance. */
export function suggest(word: string, known: readonly string[]): string {
  const best = known.length > 0 ? closest(word, known) : undefined;
  if (best !== undefined && distance(word, best) <= Math.max(2, word.length / 3)) return `Did you mean "${best}"?`;
  return known.length > 0 ? `Known here: ${known.slice(0, 12).join(', ')}${known.length > 12 ? ', ...' : ''}.` : 'There is nothing to choose from here yet.';
}
