/**
 * All parameters drawn together: what nobody knows, as settings to run the study under. What a posterior names is drawn
 * from it, jointly; every other parameter from its own range.
 *
 * Laws: the range of every parameter is cut into as many equally likely parts as there are draws, and each
 * part is drawn from exactly once (Latin hypercube; McKay, Beckman and Conover 1979), so that even a hundred
 * draws see both ends of each; parameters are shuffled independently of each other; the same seed, scenario
 * and number of draws give the same settings. A posterior leaves the draws of parameters that it does not name as they
 * are.
 */
import { domainOf, splitTopic, WORDS, type ScenarioConfig } from '../../scenario/index.ts';
import { SlotReader, Slots } from '../../random/index.ts';
import { namedParameters } from '../resolve-parameters.ts';
import type { Overrides } from '../study-design.ts';
import type { NamedParameter } from '../types.ts';
import { valueAt } from './distributions.ts';
import { drawPosterior, namesDrawn } from './draw-posterior.ts';

/** Addresses of their own: the kernel's purposes are below 100 (kernel/wasm/constants.ts). */
const PURPOSE_DRAW = 1001;

/** Parameters that are not known exactly, in the order of `namedParameters`. */
export function doubtfulParameters(scenario: ScenarioConfig): NamedParameter[] {
  const { posterior } = scenario;
  const named = new Set(posterior?.names);
  const learnt = new Set(posterior && namesDrawn(posterior));
  // Fitted with conviction at 1, word by word of the scenario's own list: drawing those too would count a doubt twice.
  const areWordsLearnt = posterior?.names.some((name) => splitTopic(name)?.kind === 'words') ?? false;
  return namedParameters(scenario).filter(({ name, low, high }) => {
    if (named.has(name)) return learnt.has(name);
    return low < high && !(areWordsLearnt && (name === WORDS || name === 'conviction'));
  });
}

/** One setting of all doubtful parameters a draw. */
export function drawParameters(scenario: ScenarioConfig, seed: number, draws: number): Overrides[] {
  const doubtful = doubtfulParameters(scenario);
  const { posterior } = scenario;
  const joint = posterior
    ? drawPosterior(
        scenario,
        posterior,
        draws,
        (name) => drawStrata(name, seed, draws),
        valueIn(namedParameters(scenario)),
      )
    : [];
  const columns = doubtful.map((parameter) =>
    posterior?.names.includes(parameter.name)
      ? joint.map((values) => values[parameter.name] as number)
      : drawColumn(parameter, scenario, seed, draws),
  );
  return Array.from({ length: draws }, (_, draw) =>
    Object.fromEntries(doubtful.map(({ name }, i) => [name, columns[i]?.[draw] as number])),
  );
}

function valueIn(parameters: readonly NamedParameter[]): (name: string) => number {
  const values = new Map(parameters.map(({ name, value }) => [name, value]));
  return (name) => values.get(name) ?? 0;
}

function drawColumn(
  parameter: NamedParameter,
  scenario: ScenarioConfig,
  seed: number,
  draws: number,
): number[] {
  const { isWhole, least, most } = domainOf(parameter.name, scenario);
  return drawStrata(parameter.name, seed, draws).map((p) => {
    // Whose words is a choice between equals, not a quantity with a likeliest value.
    if (parameter.name === WORDS) return Math.min(most, Math.floor(p * (most + 1)));
    const value = Math.min(most, Math.max(least, valueAt(parameter, p)));
    return isWhole ? Math.round(value) : value;
  });
}

/** A uniform number a draw, each from a part of its own. */
function drawStrata(name: string, seed: number, draws: number): number[] {
  // By name and not by place: one parameter more leaves the draws of the others as they are.
  const reader = new SlotReader(new Slots(seed, 0), PURPOSE_DRAW, hashName(name), draws);
  return shuffle(draws, reader).map((part) => (part + reader.nextUniform()) / draws);
}

/** Fisher and Yates. */
function shuffle(count: number, reader: SlotReader): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const other = Math.floor(reader.nextUniform() * (i + 1));
    [order[i], order[other]] = [order[other] as number, order[i] as number];
  }
  return order;
}

/** FNV-1a, 32 bits: an address for a name. */
function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash | 0;
}
