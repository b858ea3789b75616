/**
 * One `--vary` of the command line: `noInput=0.01..0.15`, `wrongNumber=0.05,0.15,0.3`,
 * `machine:merged#initial=a,b`.
 */
import type { Domain } from '../../behaviour/index.ts';
import { sayNearest } from '../../chart/index.ts';
import { wordProblem, type Problem, type Severity } from '../../util/problem.ts';
import { joinSaid, say, type Said } from '../../util/said.ts';
import { describeParameter, domainOf } from '../../scenario/index.ts';
import { namedParameters } from '../resolve-parameters.ts';
import type { StudyQuestion } from '../study-design.ts';
import type { NamedParameter } from '../types.ts';
import { resolvePath } from './resolve-path.ts';
import type { Factor, FactorTarget, FactorValue, Levels } from './types.ts';

export interface FactorReading {
  /** Undefined when it cannot be used; `problems` says why. With a factor, `problems` holds warnings only. */
  readonly factor: Factor | undefined;
  readonly problems: readonly Problem[];
}

const MAX_LEVELS = 1000;

/**
 * `name=levels`; the name is a parameter, `scenario#path` or `machine:id#path`; the levels are a list,
 * `low..high` or `low..high:count`.
 */
export function parseFactor(text: string, design: StudyQuestion): FactorReading {
  const problems: Problem[] = [];
  const report = (code: string, message: Said, hint: Said, severity: Severity = 'error'): undefined => {
    problems.push({ code, severity, ...wordProblem(message, hint) });
    return undefined;
  };
  // A path may hold no "=": keys of machines and scenarios are ids.
  const cut = text.indexOf('=');
  const label = text.slice(0, Math.max(0, cut)).trim();
  if (cut < 0 || label === '') {
    report(
      'factor-form',
      say(`"${text}" does not say what to vary and over what.`, `“${text}”没有说明变动什么、取哪些值。`),
      say(
        'Write name=values, for example wrongNumber=0.05,0.15,0.30 or noInput=0.01..0.15.',
        '请写作 名称=取值，例如 wrongNumber=0.05,0.15,0.30 或 noInput=0.01..0.15。',
      ),
    );
    return { factor: undefined, problems };
  }
  const target = readTarget(label, design, report);
  const levels = readLevels(text.slice(cut + 1), label, report);
  if (!target || !levels) return { factor: undefined, problems };
  if (target.kind === 'parameter')
    checkValues(
      namedParameters(design.scenario).find(({ name }) => name === target.name),
      domainOf(target.name, design.scenario),
      levels,
      report,
    );
  const isUsable = problems.every(({ severity }) => severity !== 'error');
  return { factor: isUsable ? { label, target, levels } : undefined, problems };
}

type Report = (code: string, message: Said, hint: Said, severity?: Severity) => undefined;

function readTarget(label: string, design: StudyQuestion, report: Report): FactorTarget | undefined {
  const [place, ...rest] = label.split('#');
  if (rest.length === 0) {
    const known = namedParameters(design.scenario).map(({ name }) => name);
    if (known.includes(label)) return { kind: 'parameter', name: label };
    const hint = joinSaid(
      sayNearest(label, known),
      say(
        'Other things are named scenario#path or machine:id#path.',
        '其他内容写作 scenario#路径 或 machine:id#路径。',
      ),
    );
    return report(
      'unknown-parameter',
      say(`There is no parameter "${label}".`, `没有名为“${label}”的参数。`),
      hint,
    );
  }
  const path = rest.join('#');
  if (place === 'scenario') {
    const found = resolvePath(design.scenario, path);
    return 'message' in found
      ? report(
          'unknown-path',
          say(`In the scenario: ${found.message.en}`, `场景中：${found.message['zh-CN']}`),
          found.hint,
        )
      : { kind: 'scenario', path: found.path };
  }
  const machine = /^machine:(.*)$/.exec(place ?? '')?.[1];
  if (machine === undefined)
    return report(
      'factor-form',
      say(
        `"${place}" is neither "scenario" nor "machine:id".`,
        `“${place}”既不是“scenario”也不是“machine:id”。`,
      ),
      say('Write scenario#path or machine:id#path.', '请写作 scenario#路径 或 machine:id#路径。'),
    );
  const config = Object.hasOwn(design.machines, machine) ? design.machines[machine] : undefined;
  if (!config)
    return report(
      'unknown-machine',
      say(`There is no machine "${machine}".`, `没有菜单“${machine}”。`),
      sayNearest(machine, Object.keys(design.machines)),
    );
  const found = resolvePath(config, path);
  return 'message' in found
    ? report(
        'unknown-path',
        say(
          `In the machine "${machine}": ${found.message.en}`,
          `菜单“${machine}”中：${found.message['zh-CN']}`,
        ),
        found.hint,
      )
    : { kind: 'machine', machine, path: found.path };
}

const NUMBER = '[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?';
const RANGE = new RegExp(`^(${NUMBER})\\.\\.(${NUMBER})(?::(\\d+))?$`);

function readLevels(text: string, label: string, report: Report): Levels | undefined {
  const range = RANGE.exec(text.trim());
  if (range) {
    const [low, high] = [Number(range[1]), Number(range[2])];
    if (!(low < high))
      return report(
        'factor-levels',
        say(
          `The range ${text.trim()} of "${label}" does not rise.`,
          `“${label}”的范围 ${text.trim()} 不是由小到大。`,
        ),
        say('Write the lower end first, and two different ends.', '请先写较小的一端，且两端不同。'),
      );
    if (range[3] === undefined) return { kind: 'range', low, high };
    const count = Number(range[3]);
    if (count < 2 || count > MAX_LEVELS)
      return report(
        'factor-levels',
        say(`"${label}" cannot have ${count} levels.`, `“${label}”不能有 ${count} 个水平。`),
        say(
          `A range is cut into 2 to ${MAX_LEVELS} levels, both ends included.`,
          `范围可分为 2 至 ${MAX_LEVELS} 个水平，含两端。`,
        ),
      );
    return { kind: 'list', values: spaceEvenly(low, high, count) };
  }
  const words = text.split(',').map((word) => word.trim());
  if (words.some((word) => word === ''))
    return report(
      'factor-levels',
      say(`A value of "${label}" is empty.`, `“${label}”有一个取值为空。`),
      say(
        'Write values with commas between, or low..high, with a point for decimals.',
        '取值之间用逗号分隔，或写作 下限..上限；小数用点号。',
      ),
    );
  const values = words.map(readValue);
  if (new Set(words).size < words.length || values.length > MAX_LEVELS)
    return report(
      'factor-levels',
      say(
        `"${label}" names a value twice, or more than ${MAX_LEVELS} of them.`,
        `“${label}”有重复的取值，或取值超过 ${MAX_LEVELS} 个。`,
      ),
      say('Name each value once.', '每个取值只写一次。'),
    );
  return { kind: 'list', values };
}

function readValue(word: string): FactorValue {
  if (new RegExp(`^${NUMBER}$`).test(word)) return Number(word);
  return word === 'true' ? true : word === 'false' ? false : word;
}

/** Both ends included. Rounded to what a person would write: 0.3, not 0.30000000000000004. */
export function spaceEvenly(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) =>
    Number((low + ((high - low) * i) / (count - 1)).toPrecision(12)),
  );
}

function listAll(last: number): string {
  return Array.from({ length: last + 1 }, (_, list) => list).join(',');
}

/** What no value of a parameter may be is an error; what its source does not cover is a warning. */
function checkValues(
  parameter: NamedParameter | undefined,
  { least, most, isWhole }: Domain,
  levels: Levels,
  report: Report,
): void {
  if (!parameter) return;
  const { name, low, high, unit, status } = parameter;
  const unitZh = describeParameter(name, unit).unit['zh-CN'];
  const values = levels.kind === 'range' ? [levels.low, levels.high] : levels.values;
  for (const value of values) {
    if (typeof value !== 'number') {
      report(
        'factor-value',
        say(
          `"${value}" is no number, and "${name}" is a ${unit}.`,
          `“${value}”不是数字，而“${name}”的单位是${unitZh}。`,
        ),
        say('With a point for decimals; values with commas between.', '小数用点号；取值之间用逗号分隔。'),
      );
    } else if (!Number.isFinite(value) || (!isWhole && (value < least || value > most))) {
      report(
        'factor-value',
        say(
          `"${name}" cannot be ${value}: it is a ${unit}.`,
          `“${name}”不能是 ${value}：其单位是${unitZh}。`,
        ),
        most === 1
          ? say('It lies between 0 and 1; 5 % is 0.05.', '它在 0 与 1 之间；5 % 即 0.05。')
          : say('It cannot be negative.', '它不能为负。'),
      );
    } else if (
      isWhole &&
      (levels.kind === 'range' || !Number.isInteger(value) || value < least || value > most)
    ) {
      report(
        'factor-value',
        say(`"${name}" cannot be ${value}: it is the ${unit}.`, `“${name}”不能是 ${value}：它是${unitZh}。`),
        say(`Name the lists: ${name}=${listAll(most)}.`, `请写出各表：${name}=${listAll(most)}。`),
      );
    } else if (value < low || value > high) {
      report(
        'outside-range',
        say(
          `"${name}" at ${value} lies outside ${low} to ${high}, the range of its source (${status}).`,
          `“${name}”取 ${value}，在其来源的范围 ${low} 至 ${high} 之外。`,
        ),
        say('It is run all the same; say why you trust it.', '仍会运行；请说明为何可信。'),
        'warning',
      );
    }
  }
}
