import { describeCall } from '../../util/describe-call.ts';
import { tellProblem, type Problem } from '../../util/problem.ts';
import { chooseLanguage, commonWords, reportWords } from '../../words/index.ts';

/**
 * "press 3, stay silent twice; when the caller is ...". Undefined for a problem that no call shows.
 * @param maxFacts further ones are counted: a caller without twelve devices is not described by naming them
 *   all.
 * @param language a BCP 47 tag.
 */
export function describeShown(problem: Problem, maxFacts = Infinity, language = 'en'): string | undefined {
  if (!problem.call) return undefined;
  const { facts = [] } = tellProblem(problem, language);
  const more = facts.length - maxFacts;
  const call = describeCall(problem.call, language);
  const named = facts.slice(0, maxFacts);
  if (named.length === 0) return call;
  const spoken = chooseLanguage(language);
  const words = reportWords[spoken].problems;
  const listed = [...named, ...(more > 0 ? [words.moreFacts({ count: more })] : [])];
  return words.shown({ call, facts: listed.join(commonWords[spoken].clauseComma) });
}
