import { describeCall } from '../../util/describe-call.ts';
import type { Problem } from '../../util/problem.ts';

/**
 * "press 3, stay silent twice; when the caller is ...". Undefined for a problem that no call shows.
 * @param maxFacts further ones are counted: a caller without twelve devices is not described by naming them all.
 */
export function describeShown({ call, facts = [] }: Problem, maxFacts = Infinity): string | undefined {
  if (!call) return undefined;
  const more = facts.length - maxFacts;
  const named = more > 0 ? [...facts.slice(0, maxFacts), `${more} more`] : facts;
  return `${describeCall(call)}${named.length > 0 ? `; when ${named.join(', ')}` : ''}`;
}
