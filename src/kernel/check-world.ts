import type { Chain } from '../util/chain.ts';
import { type Steps, WEEK_SECONDS } from '../util/steps.ts';
import type { ServiceTime, WorldProgram } from './types.ts';
import { AGENTS_WITHOUT_LIMIT, CLASS_CALL_BACK, VISIT_BITS } from './wasm/constants.ts';

/** As the compiled kernel writes an agent's number. */
const MOST_GROUPS = 2000;
const VISITS_PER_NEED = 2 ** VISIT_BITS;
/** An outcome's, at a menu. */
const MOST_SECONDS = 1e6;
/** By which the probabilities of a row may miss 1. */
const MOST_MISSING = 1e-9;

/**
 * Holds a world program against its laws. A program is written by other rooms from files that have been
 * checked already, so a breach is a broken promise inside: it throws a sentence with the value in it.
 * The chain is checked apart (`checkChain`): many worlds share one.
 */
export function checkWorld(program: WorldProgram): void {
  const { needCount, profileCount, lineCount, desks, exits } = program;
  const typeCount = needCount * profileCount;
  const { loopAt, groups } = program;
  if (!(loopAt >= 0 && loopAt % 60 === 0))
    throw new Error(`The repeating week must begin on a whole minute, not at ${loopAt} s.`);
  const clocks = program.clocks.value.reduce((most, clock) => Math.max(most, clock), 0) + 1;
  requireSteps('clocks', program.clocks, loopAt, 0, clocks);
  for (const at of program.clocks.at)
    if (at % 60 !== 0) throw new Error(`Clocks change on whole minutes, not at ${at} s.`);
  requireSteps('awake', program.awake, loopAt, 0, 2);
  requireLength('priorityOfType', program.priorityOfType, typeCount);
  requireWithin('priorityOfType', program.priorityOfType, 0, CLASS_CALL_BACK);
  requireLength('entry', program.entry, clocks * lineCount * typeCount);
  requireLength('dial', program.dial, typeCount * lineCount);
  requireLength('lineServes', program.lineServes, lineCount * needCount);
  requireLength('productOfNeed', program.productOfNeed, needCount);
  requireLength('rightLine', program.rightLine, needCount);
  requireLength('rightDesk', program.rightDesk, needCount);
  requireLength('transfer', program.transfer, desks.length ** 2);
  requireLength('patienceOfProfile', program.patienceOfProfile, profileCount);
  requireLength('arrivals.typeProbability', program.arrivals.typeProbability, typeCount);
  requireDistribution('arrivals.typeProbability', program.arrivals.typeProbability, 0, typeCount);
  for (let t = 0; t < typeCount; t++)
    requireDistribution(`dial of type ${t}`, program.dial, t * lineCount, (t + 1) * lineCount);
  requireWithin('rightLine', program.rightLine, -1, lineCount);
  requireWithin('rightDesk', program.rightDesk, -1, desks.length);
  requireWithin('patienceOfProfile', program.patienceOfProfile, 0, program.patience.length);
  for (const mean of program.arrivals.expected)
    if (!(mean >= 0 && mean < 1e9))
      throw new Error(`Expected callers in an hour must be from 0 to 1e9, not ${mean}.`);

  exits.forEach((exit, e) => {
    if (exit.kind === 'desk') requireWithin(`exit ${e}'s desk`, [exit.desk], 0, desks.length);
    else if (exit.kind === 'number' || exit.kind === 'self-service')
      requireLength(`exit ${e}'s serves`, exit.serves, needCount);
  });
  desks.forEach((desk, d) => {
    requireLength(`desk ${d}'s serves`, desk.serves, needCount);
    requireSteps(`desk ${d}'s opening`, desk.open, loopAt, 0, 2);
    if (desk.whenClosed.kind === 'overflow')
      requireWithin(`desk ${d}'s overflow when closed`, [desk.whenClosed.desk], 0, desks.length);
    if (desk.overflow) requireWithin(`desk ${d}'s overflow`, [desk.overflow.desk], 0, desks.length);
    requireServiceTime(`desk ${d}'s handling`, desk.handling);
    requireServiceTime(`desk ${d}'s misroute`, desk.misroute);
  });
  if (groups.length >= MOST_GROUPS) throw new Error(`${groups.length} agent groups are too many.`);
  groups.forEach(({ agents, skills }, g) => {
    requireSteps(`group ${g}'s agents`, agents, loopAt, AGENTS_WITHOUT_LIMIT, 1e6);
    requireWithin(
      `group ${g}'s skills`,
      skills.map(({ desk }) => desk),
      0,
      desks.length,
    );
    for (const { priority, handlingFactor } of skills)
      if (!(Number.isInteger(priority) && priority >= 0 && handlingFactor > 0 && handlingFactor < 1e3))
        throw new Error(`Group ${g} has a skill of priority ${priority} and factor ${handlingFactor}.`);
  });
  for (let n = 0; n < needCount; n++) {
    const desk = program.rightDesk[n]!;
    // Otherwise a transferred caller would be transferred for ever.
    if (desk >= 0 && desks[desk]!.serves[n] !== 1)
      throw new Error(`Desk ${desk} is the right desk of need ${n}, but does not serve it.`);
  }
  program.patience.forEach((hazard, p) => {
    if (hazard.from.length === 0 || hazard.from[0] !== 0)
      throw new Error(`Patience ${p} must begin at 0 s, not at ${hazard.from[0]}.`);
    requireLength(`patience ${p}'s rate`, hazard.rate, hazard.from.length);
    for (const rate of hazard.rate)
      if (!(rate >= 0 && rate < Infinity))
        throw new Error(`Patience ${p} has a hazard of ${rate} per second.`);
  });
  const { redial } = program;
  if (!(redial.maxDials >= 1 && redial.maxDials < VISITS_PER_NEED / 2))
    throw new Error(`A caller dials 1 to ${VISITS_PER_NEED / 2} times, not ${redial.maxDials}.`);
  if (!(redial.sigma >= 0 && redial.maxSeconds > 0))
    throw new Error(
      `A redial delay needs sigma >= 0 and a limit above 0 s, not ${redial.sigma} and ${redial.maxSeconds}.`,
    );
}

/** In every row, reached or not; and nothing is impossible. */
export function hasSoundNumbers({ rowStart, probability, seconds }: Chain): boolean {
  for (let row = 0; row < rowStart.length - 1; row++) {
    let sum = 0;
    for (let i = rowStart[row]!; i < rowStart[row + 1]!; i++) {
      if (!(probability[i]! > 0 && seconds[i]! >= 0 && seconds[i]! < MOST_SECONDS)) return false;
      sum += probability[i]!;
    }
    if (!(Math.abs(sum - 1) <= MOST_MISSING)) return false;
  }
  return true;
}

/**
 * Every row that a caller can reach must be a distribution, have sound targets and a way out: otherwise a
 * call would never end.
 */
export function checkChain({ chain, exits, entry }: WorldProgram): void {
  const rows = chain.rowStart.length - 1;
  requireWithin('entry', entry, -exits.length, rows);
  requireWithin('chain.target', chain.target, -exits.length, rows);
  for (const seconds of chain.seconds)
    if (!(seconds >= 0 && seconds < MOST_SECONDS))
      throw new Error(`An outcome takes 0 to 1e6 seconds, not ${seconds}.`);

  const isReached = new Uint8Array(rows);
  const reached: number[] = [];
  const reach = (target: number): void => {
    if (target < 0 || isReached[target] === 1) return;
    isReached[target] = 1;
    reached.push(target);
  };
  entry.forEach(reach);
  const backStart = new Int32Array(rows + 1);
  for (let at = 0; at < reached.length; at++) {
    const row = reached[at]!;
    requireDistribution('chain row', chain.probability, chain.rowStart[row]!, chain.rowStart[row + 1]!, row);
    forEachOutcome(row, reach);
    forEachOutcome(row, (target) => target >= 0 && (backStart[target + 1] = backStart[target + 1]! + 1));
  }
  for (let r = 0; r < rows; r++) backStart[r + 1] = backStart[r + 1]! + backStart[r]!;
  const back = new Int32Array(backStart[rows]!);
  const filled = backStart.slice();
  const canEnd = new Uint8Array(rows);
  const ending: number[] = [];
  for (const row of reached) {
    let isLast = false;
    forEachOutcome(row, (target) => {
      if (target < 0) isLast = true;
      else {
        back[filled[target]!] = row;
        filled[target] = filled[target]! + 1;
      }
    });
    if (isLast) {
      canEnd[row] = 1;
      ending.push(row);
    }
  }
  for (let at = 0; at < ending.length; at++) {
    for (let i = backStart[ending[at]!]!; i < backStart[ending[at]! + 1]!; i++) {
      if (canEnd[back[i]!] === 1) continue;
      canEnd[back[i]!] = 1;
      ending.push(back[i]!);
    }
  }
  for (const row of reached)
    if (canEnd[row] === 0) throw new Error(`No call that comes to chain row ${row} ever ends.`);

  function forEachOutcome(row: number, visit: (target: number) => void): void {
    for (let i = chain.rowStart[row]!; i < chain.rowStart[row + 1]!; i++)
      if (chain.probability[i]! > 0) visit(chain.target[i]!);
  }
}

function requireLength(name: string, values: ArrayLike<number>, length: number): void {
  if (values.length !== length) throw new Error(`${name} must hold ${length} values, not ${values.length}.`);
}

function requireWithin(name: string, values: ArrayLike<number>, from: number, below: number): void {
  for (let i = 0; i < values.length; i++) {
    if (!(values[i]! >= from && values[i]! < below))
      throw new Error(`${name} must lie from ${from} to ${below - 1}, but value ${i} is ${values[i]}.`);
  }
}

/** @param row for the message, made only when it is needed: rows come by the hundred thousand */
function requireDistribution(
  name: string,
  values: ArrayLike<number>,
  from: number,
  to: number,
  row?: number,
): void {
  const shown = (): string => (row === undefined ? name : `${name} ${row}`);
  let sum = 0;
  for (let i = from; i < to; i++) {
    if (!(values[i]! >= 0)) throw new Error(`${shown()} holds the probability ${values[i]}.`);
    sum += values[i]!;
  }
  if (!(Math.abs(sum - 1) <= MOST_MISSING))
    throw new Error(`The probabilities of ${shown()} sum to ${sum}, not 1.`);
}

function requireSteps(name: string, { at, value }: Steps, loopAt: number, from: number, below: number): void {
  requireLength(`${name}' values`, value, at.length);
  requireWithin(name, value, from, below);
  if (at[0] !== 0 || !at.includes(loopAt))
    throw new Error(`${name} must have steps at 0 s and at ${loopAt} s.`);
  for (let i = 1; i < at.length; i++)
    if (!(at[i]! > at[i - 1]! && at[i]! < loopAt + WEEK_SECONDS))
      throw new Error(`Steps of ${name} must ascend and end a week behind ${loopAt} s, not at ${at[i]} s.`);
}

function requireServiceTime(name: string, time: ServiceTime): void {
  if (!(time.mean > 0 && time.mean < 1e6))
    throw new Error(`${name} must last 0 to 1e6 seconds on average, not ${time.mean}.`);
  if (time.kind === 'lognormal' && !(time.sigma >= 0 && time.sigma < 10))
    throw new Error(`${name} has sigma ${time.sigma}.`);
  if (time.kind === 'gamma' && !(time.shape >= 0.01 && time.shape < 1e6))
    throw new Error(`${name} has the shape ${time.shape}.`);
}
