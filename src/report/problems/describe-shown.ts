import { describeCall } from '../../util/describe-call.ts';
import { tellProblem, type Problem } from '../../util/problem.ts';
import { isChinese } from '../../util/said.ts';

/**
 * "press 3, stay silent twice; when the caller is ...". Undefined for a problem that no call shows.
 * @param maxFacts further ones are counted: a caller without twelve devices is not described by naming them
 *   all.
 * @param language a BCP 47 tag; Chinese, else English.
 */
export function describeShown(problem: Problem, maxFacts = Infinity, language = 'en'): string | undefined {
  if (!problem.call) return undefined;
  const { facts = [] } = tellProblem(problem, language);
  const more = facts.length - maxFacts;
  const call = describeCall(problem.call, language);
  const named = facts.slice(0, maxFacts);
  if (isChinese(language))
    return named.length === 0
      ? call
      : `${call}（${[...named, ...(more > 0 ? [`另有 ${more} 项`] : [])].join('，')}）`;
  return named.length === 0
    ? call
    : `${call}; when ${[...named, ...(more > 0 ? [`${more} more`] : [])].join(', ')}`;
}
