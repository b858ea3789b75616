/**
 * All parameters drawn together, each from its own range: what nobody knows, as settings to run the study
 * under.
 *
 * Laws: the range of every parameter is cut into as many equally likely parts as there are draws, and each
 * part is drawn from exactly once (Latin hypercube; McKay, Beckman and Conover 1979), so that even a hundred
 * draws see both ends of each; parameters are shuffled independently of each other; the same seed, scenario
 * and number of draws give the same settings.
 */
import { domainOf, WORDS, type ScenarioConfig } from '../../scenario/index.ts';
import { SlotReader, Slots } from '../../random/index.ts';
import { namedParameters } from '../resolve-parameters.ts';
import type { Overrides } from '../study-design.ts';
import type { NamedParameter } from '../types.ts';
import { valueAt } from './distributions.ts';

/** Addresses of their own: the kernel's purposes are below 100 (kernel/wasm/constants.ts). */
const PURPOSE_DRAW = 1001;

/** Parameters that have a range to be drawn from, in the order of `namedParameters`. */
export function doubtfulParameters(scenario: ScenarioConfig): NamedParameter[] {
  return namedParameters(scenario).filter(({ low, high }) => low < high);
}

/** One setting of all doubtful parameters a draw. */
export function drawParameters(scenario: ScenarioConfig, seed: number, draws: number): Overrides[] {
  const doubtful = doubtfulParameters(scenario);
  const columns = doubtful.map((parameter) => drawColumn(parameter, scenario, seed, draws));
  return Array.from({ length: draws }, (_, draw) =>
    Object.fromEntries(doubtful.map(({ name }, i) => [name, columns[i]?.[draw] as number])),
  );
}

function drawColumn(
  parameter: NamedParameter,
  scenario: ScenarioConfig,
  seed: number,
  draws: number,
): number[] {
  // By name and not by place: one parameter more leaves the draws of the others as they are.
  const reader = new SlotReader(new Slots(seed, 0), PURPOSE_DRAW, hashName(parameter.name), draws);
  const parts = shuffle(draws, reader);
  const { isWhole, least, most } = domainOf(parameter.name, scenario);
  return parts.map((part) => {
    const p = (part + reader.nextUniform()) / draws;
    // Whose words is a choice between equals, not a quantity with a likeliest value.
    if (parameter.name === WORDS) return Math.min(most, Math.floor(p * (most + 1)));
    const value = Math.min(most, Math.max(least, valueAt(parameter, p)));
    return isWhole ? Math.round(value) : value;
  });
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
