/** The one list of menu rules, by id; equal to the folder `checks`, held by a test. */
import { agentAfterAttempts } from './checks/agent-after-attempts.ts';
import { announcedIsAccepted } from './checks/announced-is-accepted.ts';
import { attemptsBounded } from './checks/attempts-bounded.ts';
import { attemptsReset } from './checks/attempts-reset.ts';
import { backGoesBack } from './checks/back-goes-back.ts';
import { changeNotice } from './checks/change-notice.ts';
import { depth } from './checks/depth.ts';
import { everyBranchWired } from './checks/every-branch-wired.ts';
import { everyWayEnds } from './checks/every-way-ends.ts';
import { examplesOnFirstLayer } from './checks/examples-on-first-layer.ts';
import { firstPromptSeconds } from './checks/first-prompt-seconds.ts';
import { hoursHold } from './checks/hours-hold.ts';
import { keysInOrder } from './checks/keys-in-order.ts';
import { labelBeforeKey } from './checks/label-before-key.ts';
import { labelsDistinct } from './checks/labels-distinct.ts';
import { languageIsSpoken } from './checks/language-is-spoken.ts';
import { menuOffersChoice } from './checks/menu-offers-choice.ts';
import { mostWantedFirst } from './checks/most-wanted-first.ts';
import { needInTwoChoices } from './checks/need-in-two-choices.ts';
import { needServed } from './checks/need-served.ts';
import { noEndlessLoop } from './checks/no-endless-loop.ts';
import { noInputTimeout } from './checks/no-input-timeout.ts';
import { noStuckState } from './checks/no-stuck-state.ts';
import { oneMeaningPerKey } from './checks/one-meaning-per-key.ts';
import { operatorInEveryMenu } from './checks/operator-in-every-menu.ts';
import { operatorReachesAgent } from './checks/operator-reaches-agent.ts';
import { operatorSameKey } from './checks/operator-same-key.ts';
import { optionCanOpen } from './checks/option-can-open.ts';
import { optionHasLabel } from './checks/option-has-label.ts';
import { optionsPerMenu } from './checks/options-per-menu.ts';
import { productThenIntent } from './checks/product-then-intent.ts';
import { recordingSeconds } from './checks/recording-seconds.ts';
import { repeatAndBackSameKey } from './checks/repeat-and-back-same-key.ts';
import { repeatRepeats } from './checks/repeat-repeats.ts';
import { retryDiffers } from './checks/retry-differs.ts';
import { sameIntentSameKey } from './checks/same-intent-same-key.ts';
import { statesReachable } from './checks/states-reachable.ts';
import { textsSpeakable } from './checks/texts-speakable.ts';
import { textsTranslated } from './checks/texts-translated.ts';
import { timeoutUnits } from './checks/timeout-units.ts';
import { transitionTaken } from './checks/transition-taken.ts';
import type { Rule, RuleInfo } from './types.ts';

export const RULES: readonly Rule[] = [
  agentAfterAttempts,
  announcedIsAccepted,
  attemptsBounded,
  attemptsReset,
  backGoesBack,
  changeNotice,
  depth,
  everyBranchWired,
  everyWayEnds,
  examplesOnFirstLayer,
  firstPromptSeconds,
  hoursHold,
  keysInOrder,
  labelBeforeKey,
  labelsDistinct,
  languageIsSpoken,
  menuOffersChoice,
  mostWantedFirst,
  needInTwoChoices,
  needServed,
  noEndlessLoop,
  noInputTimeout,
  noStuckState,
  oneMeaningPerKey,
  operatorInEveryMenu,
  operatorReachesAgent,
  operatorSameKey,
  optionCanOpen,
  optionHasLabel,
  optionsPerMenu,
  productThenIntent,
  recordingSeconds,
  repeatAndBackSameKey,
  repeatRepeats,
  retryDiffers,
  sameIntentSameKey,
  statesReachable,
  textsSpeakable,
  textsTranslated,
  timeoutUnits,
  transitionTaken,
];

/** What each rule asks, without how it is checked. */
export const RULE_INFO: readonly RuleInfo[] = [...RULES];
