/** The rules in a thread of their own: proving a large machine takes longer than a keystroke may. */
import '../before-all.ts';
import { checkMachineFully, parseRuleConfig, RULES, type RuleOptions } from '../../../rules/index.ts';
import type { CheckAnswer, CheckQuestion } from './watch-problems.ts';

/** The settings of the last question are those of the next one too, but for who edits them. */
function createOptionsReader(): (text: string | undefined, today: string) => RuleOptions {
  let known: { text: string; options: RuleOptions } | undefined;
  return (text, today) => {
    if (text === undefined) return { today };
    if (known?.text !== text)
      known = { text, options: parseRuleConfig(text, 'dialtree.config.json').options ?? {} };
    return { today, ...known.options };
  };
}

const optionsFrom = createOptionsReader();

function check(data: CheckQuestion): CheckAnswer {
  const options = optionsFrom(data.rules, data.today);
  const limits: Readonly<Record<string, { readonly value: number }>> =
    RULES.find(({ id }) => id === 'first-prompt-seconds')?.limits ?? {};
  const own = options.limits?.['first-prompt-seconds'];
  return {
    number: data.number,
    ...checkMachineFully(data.config, options),
    promptLimits: {
      error: own?.['error'] ?? limits['error']?.value ?? 0,
      warn: own?.['warn'] ?? limits['warn']?.value ?? 0,
    },
  };
}

self.onmessage = ({ data }: MessageEvent<CheckQuestion>) => {
  let answer: CheckAnswer;
  try {
    answer = check(data);
  } catch (cause) {
    answer = { number: data.number, failed: cause instanceof Error ? cause.message : String(cause) };
  }
  self.postMessage(answer);
};
