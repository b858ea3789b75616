/** The report of a study, in reading order. One more section: its function, and a row here. */
import type { StudyResult } from '../../study/index.ts';
import type { Depth, Outline, OutlineSection } from '../outline/parts.ts';
import type { ReportOptions } from '../types.ts';
import { assumed } from './assumed.ts';
import { flows } from './calls.ts';
import { closed } from './closed.ts';
import { control, published, words } from './checks.ts';
import { studyContext, type StudyContext } from './context.ts';
import { desks } from './desks.ts';
import { hours } from './hours.ts';
import { decides } from './decides.ts';
import { definitions, experience, parameters, provenance } from './grounds.ts';
import { ladder } from './ladder.ts';
import { lost } from './lost.ts';
import { numbers } from './numbers.ts';
import { prompts } from './prompts.ts';
import { dots, figures, summary } from './results.ts';
import { sensitivity } from './sensitivity.ts';
import { smallPrint } from './small-print.ts';
import { structure } from './structure.ts';
import { traffic } from './traffic.ts';

/** Columns of a terminal. */
const WIDTH = 100;

/** Sections with nothing to show are left out. */
const SECTIONS: readonly {
  /** The shallowest report that has it. */
  readonly from: Depth;
  readonly outline: (context: StudyContext) => OutlineSection | undefined;
}[] = [
  { from: 'brief', outline: summary },
  { from: 'brief', outline: figures },
  { from: 'brief', outline: decides },
  { from: 'brief', outline: assumed },
  { from: 'page', outline: dots },
  { from: 'brief', outline: (context) => ladder(context, 'steps', context.result.steps) },
  { from: 'brief', outline: (context) => ladder(context, 'ablation', context.result.ablation) },
  { from: 'brief', outline: structure },
  { from: 'page', outline: flows },
  { from: 'brief', outline: lost },
  { from: 'brief', outline: closed },
  { from: 'page', outline: prompts },
  { from: 'brief', outline: control },
  { from: 'brief', outline: words },
  { from: 'brief', outline: published },
  { from: 'whole', outline: sensitivity },
  { from: 'whole', outline: hours },
  { from: 'page', outline: traffic },
  { from: 'page', outline: desks },
  { from: 'whole', outline: experience },
  { from: 'brief', outline: smallPrint },
  { from: 'whole', outline: definitions },
  { from: 'whole', outline: parameters },
  { from: 'brief', outline: numbers },
  { from: 'brief', outline: provenance },
];
const DEPTHS: readonly Depth[] = ['brief', 'whole', 'page'];

export function outlineStudy(result: StudyResult, options: ReportOptions, depth: Depth): Outline {
  const context = studyContext(result, options, depth);
  return {
    language: context.language,
    kicker: context.phrases.kicker,
    title: context.say(result.scenario.title),
    width: WIDTH,
    sections: SECTIONS.filter(({ from }) => DEPTHS.indexOf(from) <= DEPTHS.indexOf(depth)).flatMap(
      ({ outline }) => outline(context) ?? [],
    ),
  };
}
