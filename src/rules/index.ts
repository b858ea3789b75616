/**
 * Room: menu rules, proven over the whole automaton.
 *
 * What a pass proves. For the machine as written, for every caller the guards can tell apart (one identity at
 * most, any devices and history, any hour of the week) and every sequence of events such a caller and the
 * platform can produce, no rule's condition is violated. Nothing is sampled. Callers are kept as sets
 * (`caller-sets.ts`), so a rule about "some caller" or "every caller" is decided exactly. The sequences
 * considered: in a menu any key, silence, a wrong key, hanging up; in an announcement its end, hanging up,
 * and keys that the machine accepts there.
 *
 * What it does not prove. Seconds are estimates of the speech model unless recordings carry their own. States
 * that only decide ("always") count as reached when a taken transition leads to them, whatever their guards.
 * Key mentions in texts that people wrote or recorded are read in the languages of the room `wording`. Lengths,
 * labels and orders are judged by the stated limits, not by what callers do. What a check did not look at is in
 * `notLookedAt` of its result.
 *
 * Laws: a rule never throws; it reports only states and JSON paths that exist; a call it shows leads where it
 * says, for any caller with the facts it names; where a bound is hit, the problem `check-incomplete` says so
 * instead of a pass.
 *
 * One more rule: a file in `checks/` named after its id, its words in the catalogue (`src/words`), its row in `registry.ts`, a test of one machine that keeps it and one that breaks it.
 */
export { checkMachine, checkMachineFully, type CheckedMachine } from './check-machine.ts';
export { noteUnread, type NotLookedAt, type NotLookedAtCode } from './not-looked-at.ts';
export { checkRuleOptions, describeChoice } from './check-rule-options.ts';
export { RULE_INFO, RULES } from './registry.ts';
export { parseRuleConfig, ruleConfigJsonSchema, type RuleConfigReading } from './rule-config.ts';
export type { Limit, Rule, RuleInfo } from './types.ts';
export type { RuleOptions, RuleSeverity } from './rule-options.ts';
