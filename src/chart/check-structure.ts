/**
 * What the schema cannot say: names that must exist, states that must be of one kind. Only what XState itself
 * would refuse or hang on.
 */
import { closest, distance } from 'fastest-levenshtein';
import { wordProblem, type Problem } from '../util/problem.ts';
import type { JsonDocument } from '../util/read-json.ts';
import { say, type Said } from '../util/said.ts';
import { indexChart, type ChartState } from './chart.ts';
import type { MachineConfig } from './types.ts';

export function checkStructure(
  config: MachineConfig,
  document: JsonDocument | undefined,
  file: string,
): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (code, path, message, hint) => {
    problems.push({
      code,
      severity: 'error',
      ...wordProblem(message, hint),
      file,
      path,
      ...document?.placeOf(path),
    });
  };
  const chart = indexChart(config);
  const ids = new Map<string, Said>([[config.id, THE_MACHINE]]);

  for (const state of chart.states) {
    const at = nameState(state);
    if (state.parent && state.config.id !== undefined) {
      const earlier = ids.get(state.config.id);
      if (earlier)
        report(
          'duplicate-id',
          [...state.jsonPath, 'id'],
          say(
            `The id "${state.config.id}" of ${at.en} is already taken by ${earlier.en}.`,
            `${at['zh-CN']}的 id“${state.config.id}”已被${earlier['zh-CN']}占用。`,
          ),
          say('Give each state an id of its own.', '请给每个状态各自的 id。'),
        );
      else ids.set(state.config.id, at);
    }
    checkKind(state, at, report);
  }

  for (const { transition, target, source, jsonPath, event } of chart.transitions) {
    if (transition.target !== undefined && !target) {
      const known = transition.target.startsWith('#')
        ? [...ids.keys()].map((id) => `#${id}`)
        : siblingKeys(source);
      report(
        'unknown-target',
        typeof transition === 'object' ? [...jsonPath, 'target'] : jsonPath,
        say(
          `${event} in ${nameState(source).en} leads to "${transition.target}", which does not exist.`,
          `${nameState(source)['zh-CN']}中的 ${event} 通向“${transition.target}”，但后者不存在。`,
        ),
        sayNearest(transition.target, known),
      );
    }
  }
  return problems;
}

type Report = (code: string, path: readonly (string | number)[], message: Said, hint: Said) => void;

const THE_MACHINE = say('the machine', '整套菜单');

function nameState({ path }: ChartState): Said {
  return path ? say(path, `“${path}”`) : THE_MACHINE;
}

function checkKind(state: ChartState, at: Said, report: Report): void {
  const { config, jsonPath } = state;
  const children = Object.keys(config.states ?? {});
  if (children.length > 0 && config.initial === undefined) {
    report(
      'missing-initial',
      jsonPath,
      say(
        `${at.en} holds states but does not say which one comes first.`,
        `${at['zh-CN']}包含下级状态，却没有指明先进入哪一个。`,
      ),
      say(`Add "initial": "${children[0]}".`, `加入 "initial": "${children[0]}"。`),
    );
  }
  if (config.initial !== undefined && !children.includes(config.initial)) {
    report(
      'unknown-initial',
      [...jsonPath, 'initial'],
      say(
        `${at.en} begins in "${config.initial}", which it does not hold.`,
        `${at['zh-CN']}以“${config.initial}”为起点，但它并不包含该状态。`,
      ),
      sayNearest(config.initial, children),
    );
  }
  if (children.length > 0 && state.parent && (state.isMenu || state.isAnnouncement || state.isFinal)) {
    report(
      'kind-conflict',
      jsonPath,
      say(
        `${at.en} is a menu, announcement or final state and cannot hold other states.`,
        `${at['zh-CN']}是菜单、播报或终点，不能包含其他状态。`,
      ),
      say('Move what it holds beside it.', '把其中的状态移到与它同级的位置。'),
    );
  }
  if (state.isFinal) {
    if (!config.meta?.destination) {
      report(
        'missing-destination',
        jsonPath,
        say(
          `The final state ${at.en} does not say where the call goes.`,
          `终点${at['zh-CN']}没有说明来电转到哪里。`,
        ),
        say(
          'Add meta.destination with goesTo desk, number, self-service or hang-up.',
          '加入 meta.destination，其 goesTo 为 desk（坐席组）、number（外部号码）、self-service（自助服务）或 hang-up（挂断）。',
        ),
      );
    }
    if (config.on || config.always || config.tags) {
      report(
        'kind-conflict',
        jsonPath,
        say(
          `The final state ${at.en} has transitions or tags; nothing happens after a final state.`,
          `终点${at['zh-CN']}带有分支或标签；到了终点就不再有后续。`,
        ),
        say('Remove "on", "always" and "tags".', '删去 "on"、"always" 和 "tags"。'),
      );
    }
  } else if (children.length === 0 && !state.isMenu && !state.isAnnouncement && config.always === undefined) {
    report(
      'unknown-kind',
      jsonPath,
      say(
        `${at.en} neither speaks, decides, ends nor holds states.`,
        `${at['zh-CN']}既不播报，也不分流、不结束、不包含其他状态。`,
      ),
      say(
        'Tag it "menu" or "announcement", give it "always", or make it final.',
        '加上 "menu" 或 "announcement" 标签，或为它设置 "always"，或改为终点。',
      ),
    );
  }
}

function siblingKeys(state: ChartState): string[] {
  return Object.keys(state.parent?.config.states ?? {});
}

/** Names the nearest known word, so that a typing slip is mended at a glance. */
export function sayNearest(word: string, known: readonly string[]): Said {
  const best = known.length > 0 ? closest(word, known) : undefined;
  if (best !== undefined && distance(word, best) <= Math.max(2, word.length / 3))
    return say(`Did you mean "${best}"?`, `是否想写“${best}”？`);
  if (known.length === 0) return say('There is nothing to choose from here yet.', '这里还没有可选的名称。');
  const first = known.slice(0, 12);
  const isAll = known.length === first.length;
  return say(
    `Known here: ${first.join(', ')}${isAll ? '' : ', ...'}.`,
    `这里可用的有：${first.join('、')}${isAll ? '' : '……'}。`,
  );
}

/** The same in English. */
export function suggest(word: string, known: readonly string[]): string {
  return sayNearest(word, known).en;
}
