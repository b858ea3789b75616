/** A world compared with itself: no difference, in a table that looks like an answer. */
import { sayNearest } from '../chart/index.ts';
import type { JsonPath } from '../util/problem.ts';
import { say, scenarioWords } from '../words/index.ts';
import type { Report } from '../util/collect-problems.ts';
import type { ScenarioConfig } from './types.ts';

export function checkComparisons(
  { worlds, compare, ablation, steps, expected = [] }: ScenarioConfig,
  report: Report,
): void {
  expected.forEach(({ world, figure }, i) => {
    if (world !== undefined || worlds.length === 1) return;
    report(
      'which-world',
      ['expected', i],
      say(scenarioWords, (words) => words.checkScenario.whichWorld({ figure })),
      sayNearest(
        '',
        worlds.map(({ id }) => id),
      ),
    );
  });
  const refuse = (world: string, path: JsonPath): void => {
    const others = worlds.map(({ id }) => id).filter((id) => id !== world);
    report(
      'same-world',
      path,
      say(scenarioWords, (words) => words.checkScenario.sameWorld({ world })),
      sayNearest('', others),
    );
  };
  // A scenario of one world has no other to name.
  if (compare.before === compare.after && worlds.length > 1) refuse(compare.after, ['compare', 'after']);
  for (const [name, chain = []] of Object.entries({ ablation, steps }))
    chain.forEach((world, i) => {
      if (chain[i - 1] === world) refuse(world, [name, i]);
    });
}
