/**
 * One `--vary` of the command line: `noInput=0.01..0.15`, `wrongNumber=0.05,0.15,0.3`,
 * `machine:merged#initial=a,b`.
 */
import type { Domain } from '../../behaviour/index.ts';
import { sayNearest } from '../../chart/index.ts';
import { formatPath } from '../../util/say-place.ts';
import { wordProblem, type JsonPath, type Problem, type Severity } from '../../util/problem.ts';
import { say, studyWords, joinSaid, type Said } from '../../words/index.ts';
import { describeDomain, describeParameter, domainOf, isWithin, WORDS } from '../../scenario/index.ts';
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
 * `name=levels`; the name is a parameter, `scenario#path` or `machine:id#path`, or a parameter or path of the
 * scenario as problems print it; the levels are a list,
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
  const written = text.slice(0, Math.max(0, cut)).trim();
  if (cut < 0 || written === '') {
    report(
      'factor-form',
      say(studyWords, (words) => words.parseFactor.factorForm({ text })),
      say(studyWords, (words) => words.parseFactor.factorFormHint),
    );
    return { factor: undefined, problems };
  }
  const target = readTarget(written, design, report);
  // What a table is headed by is what can be typed back.
  const label =
    target?.kind === 'parameter' ? target.name : written.includes('#') ? written : `scenario#${written}`;
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
    const name = parameterIn(label) ?? label;
    if (known.includes(name)) return { kind: 'parameter', name };
    // A path as problems print it: of the scenario, since nothing else was named.
    if (name === label && /[.[]/.test(label)) return readScenarioPath(label, design, report);
    return report(
      'unknown-parameter',
      say(studyWords, (words) => words.parseFactor.unknownParameter({ label: name })),
      joinSaid(
        sayNearest(name, known),
        say(studyWords, (words) => words.parseFactor.otherThingsHint),
      ),
    );
  }
  const path = rest.join('#');
  if (place === 'scenario') return readScenarioPath(path, design, report);
  const machine = /^machine:(.*)$/.exec(place ?? '')?.[1];
  if (machine === undefined)
    return report(
      'factor-form',
      say(studyWords, (words) => words.parseFactor.unknownPlace({ place: place ?? '' })),
      say(studyWords, (words) => words.parseFactor.unknownPlaceHint),
    );
  const config = Object.hasOwn(design.machines, machine) ? design.machines[machine] : undefined;
  if (!config)
    return report(
      'unknown-machine',
      say(studyWords, (words) => words.parseFactor.unknownMachine({ machine })),
      sayNearest(machine, Object.keys(design.machines)),
    );
  const found = resolvePath(config, path);
  return 'message' in found
    ? report(
        'unknown-path',
        say(studyWords, (words, language) =>
          words.parseFactor.unknownPathInMachine({ machine, message: found.message[language] }),
        ),
        found.hint,
      )
    : { kind: 'machine', machine, path: found.path };
}

/** `parameters.wrongNumber.value`, as problems print it, is the parameter `wrongNumber`. */
function parameterIn(label: string): string | undefined {
  const path = /^parameters(?:\.([\w$-]+)|\["([\w$-]+)"\])(?:\.value)?$/.exec(label);
  return path?.[1] ?? path?.[2] ?? (label === 'callersPerMonth.value' ? 'callersPerMonth' : undefined);
}

function readScenarioPath(
  text: string,
  { scenario }: StudyQuestion,
  report: Report,
): FactorTarget | undefined {
  const found = resolvePath(scenario, text);
  if ('message' in found)
    return report(
      'unknown-path',
      say(studyWords, (words, language) =>
        words.parseFactor.unknownPath({ message: found.message[language] }),
      ),
      found.hint,
    );
  const path = parameterIn(formatPath(found.path));
  const parameter = namedParameters(scenario).find(({ name }) => name === path);
  if (parameter) return { kind: 'parameter', name: parameter.name };
  return { kind: 'scenario', path: [...found.path, ...valueInside(scenario, found.path)] };
}

/** A number with its range and source stands in `value`; who names the whole means that. */
function valueInside(root: unknown, path: JsonPath): JsonPath {
  const place: unknown = path.reduce<unknown>((at, step) => Object(at)[step], root);
  return typeof place === 'object' && place !== null && 'value' in place ? ['value'] : [];
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
        say(studyWords, (words) => words.parseFactor.rangeDoesNotRise({ text: text.trim(), label })),
        say(studyWords, (words) => words.parseFactor.rangeDoesNotRiseHint),
      );
    if (range[3] === undefined) return { kind: 'range', low, high };
    const count = Number(range[3]);
    if (count < 2 || count > MAX_LEVELS)
      return report(
        'factor-levels',
        say(studyWords, (words) => words.parseFactor.levelCount({ label, count })),
        say(studyWords, (words) => words.parseFactor.levelCountHint({ maxLevels: MAX_LEVELS })),
      );
    return { kind: 'list', values: spaceEvenly(low, high, count) };
  }
  const words = text.split(',').map((word) => word.trim());
  if (words.some((word) => word === ''))
    return report(
      'factor-levels',
      say(studyWords, (words) => words.parseFactor.emptyValue({ label })),
      say(studyWords, (words) => words.parseFactor.emptyValueHint),
    );
  const values = words.map(readValue);
  if (new Set(values).size < values.length || values.length > MAX_LEVELS)
    return report(
      'factor-levels',
      say(studyWords, (words) => words.parseFactor.repeatedValue({ label, maxLevels: MAX_LEVELS })),
      say(studyWords, (words) => words.parseFactor.repeatedValueHint),
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
  domain: Domain,
  levels: Levels,
  report: Report,
): void {
  if (!parameter) return;
  const { name, low, high, unit, status } = parameter;
  const units = describeParameter(name, unit).unit;
  if (domain.isWhole && levels.kind === 'range' && name !== WORDS)
    report(
      'factor-value',
      say(studyWords, (words) => words.parseFactor.noWholeRange({ name })),
      say(studyWords, (words) => words.parseFactor.noWholeRangeHint({ name, low, high })),
    );
  const values = levels.kind === 'range' ? [levels.low, levels.high] : levels.values;
  for (const value of values) {
    if (typeof value !== 'number') {
      report(
        'factor-value',
        say(studyWords, (words, language) =>
          words.parseFactor.noNumber({ value: String(value), name, unit: units[language] }),
        ),
        say(studyWords, (words) => words.parseFactor.noNumberHint),
      );
    } else if (name === WORDS && (levels.kind === 'range' || !isWithin(domain, value))) {
      report(
        'factor-value',
        say(studyWords, (words, language) =>
          words.parseFactor.noList({ name, value, unit: units[language] }),
        ),
        say(studyWords, (words) => words.parseFactor.noListHint({ name, all: listAll(domain.most) })),
      );
    } else if (!isWithin(domain, value)) {
      report(
        'factor-value',
        say(studyWords, (words, language) =>
          words.parseFactor.impossibleValue({ name, value, unit: units[language] }),
        ),
        say(studyWords, (words, language) =>
          words.parseFactor.domainHint({ domain: describeDomain(domain)[language] }),
        ),
      );
    } else if (value < low || value > high) {
      report(
        'outside-range',
        say(studyWords, (words) => words.parseFactor.outsideRange({ name, value, low, high, status })),
        say(studyWords, (words) => words.parseFactor.outsideRangeHint),
        'warning',
      );
    }
  }
}
