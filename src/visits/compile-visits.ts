/** Compiles lines and caller types into one chain. */
import type { Automaton } from '../automaton/index.ts';
import type { MachineConfig } from '../chart/index.ts';
import type { Chain } from '../util/chain.ts';
import { wordProblem, type Problem } from '../util/problem.ts';
import { rememberFor } from '../util/remember.ts';
import { say, visitsWords } from '../words/index.ts';
import type { Audience, Crowd } from './audience.ts';
import { joinLayouts, joinNumbers, type WorldLayout } from './join-lines.ts';
import type { Hearing, Sounding } from './hearing.ts';
import {
  fillLine,
  frameLine,
  layLine,
  type LineFrame,
  type LineLayout,
  type LineNumbers,
} from './lay-line.ts';
import type { VisitLine, Visits } from './types.ts';

export interface VisitLimits {
  readonly maxRows: number;
}
export const VISIT_LIMITS: VisitLimits = { maxRows: 2_000_000 };

/**
 * One chain for every line, type and clock. Never throws on explored machines; `problems` names needs without
 * words and lines whose rows went over the budget (their callers hang up at once there).
 */
export function compileVisits(
  lines: readonly VisitLine[],
  audience: Audience,
  limits: VisitLimits = VISIT_LIMITS,
): Visits {
  return createVisitsCompiler(audience, limits)(lines, audience);
}

/** Gives what `compileVisits` would. */
export type VisitsCompiler = (lines: readonly VisitLine[], audience: Audience) => Visits;

/** Worlds whose layouts are kept: those of a scenario, and some in which other outcomes can happen. */
const MAX_KEPT = 12;

/**
 * For many audiences of one crowd, which differ in parameters: what those leave alone is done once. A line of
 * several worlds is laid once for each hearing, and so are lines that share a machine. Machines are told apart by identity.
 */
export function createVisitsCompiler(crowd: Crowd, limits: VisitLimits = VISIT_LIMITS): VisitsCompiler {
  const framesOf = rememberFor((automaton: Automaton) =>
    rememberFor((config: MachineConfig) => frameLine({ automaton, config }, crowd)),
  );
  const frameOf = ({ automaton, config }: VisitLine): LineFrame => framesOf(automaton)(config);
  /** The latest of each line: most likely the next as well. */
  const layouts = new Map<LineFrame, LineLayout>();
  const worlds: WorldLayout[] = [];

  const layAll = (frame: LineFrame, hearing: Hearing): LaidLine => {
    const soundings = frame.prompts.map(hearing);
    const known = layouts.get(frame);
    const numbers = known && fillLine(known, crowd, soundings);
    if (known && numbers) return { layout: known, numbers };
    const laid = layAnew(frame, crowd, soundings, limits.maxRows);
    layouts.set(frame, laid.layout);
    return laid;
  };
  const linesOf = rememberFor((hearing: Hearing) =>
    rememberFor((frame: LineFrame) => layAll(frame, hearing)),
  );
  const joinOnce = (lines: readonly VisitLine[], parts: readonly LineLayout[]): WorldLayout => {
    const known = worlds.find(
      (world) =>
        world.layouts.length === parts.length &&
        parts.every((layout, l) => layout === world.layouts[l]) &&
        lines.every(({ id }, l) => id === world.visits.lineIds[l]),
    );
    if (known) return known;
    if (worlds.length >= MAX_KEPT) worlds.shift();
    const joined = joinLayouts(lines, parts, crowd);
    worlds.push(joined);
    return joined;
  };
  const chainsOf = rememberFor((_: Hearing) => new WeakMap<WorldLayout, Chain>());

  return (lines, audience) => {
    const problems: Problem[] = [...audience.problems];
    let rows = 0;
    const laid = lines.map((line) => {
      const room = limits.maxRows - rows;
      const frame = frameOf(line);
      let found = linesOf(audience.hearing)(frame);
      if (found.layout.rowsBeforeLast >= room) {
        found = layAnew(frame, crowd, frame.prompts.map(audience.hearing), room);
      }
      if (found.layout.isCut && !problems.some(({ code }) => code === 'too-many-rows'))
        problems.push(describeBudget(line.id, limits));
      rows += found.layout.stand.length;
      return found;
    });
    const layout = joinOnce(
      lines,
      laid.map((line) => line.layout),
    );
    const chains = chainsOf(audience.hearing);
    let chain = chains.get(layout);
    if (!chain) {
      const numbers = joinNumbers(layout, laid);
      chains.set(layout, (chain = { ...layout.rows, ...numbers }));
    }
    return { ...layout.visits, types: audience.types, chain, problems };
  };
}

interface LaidLine {
  readonly layout: LineLayout;
  readonly numbers: LineNumbers;
}

function layAnew(frame: LineFrame, crowd: Crowd, soundings: readonly Sounding[], maxRows: number): LaidLine {
  const layout = layLine(frame, crowd, soundings, maxRows);
  const numbers = fillLine(layout, crowd, soundings);
  if (!numbers)
    throw new Error(`The machine "${frame.machine.config.id}" was laid with other outcomes than it has.`);
  return { layout, numbers };
}

function describeBudget(line: string, { maxRows }: VisitLimits): Problem {
  return {
    code: 'too-many-rows',
    severity: 'error',
    ...wordProblem(
      say(visitsWords, (words) => words.compileVisits.tooManyRows({ line, maxRows })),
      say(visitsWords, (words) => words.compileVisits.tooManyRowsHint),
    ),
  };
}
