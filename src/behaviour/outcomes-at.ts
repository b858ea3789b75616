/** What a caller does at a menu: the table of outcomes, put together from the files of this room. */
import { exposeTo, urgesOf } from './hazards.ts';
import { openLedger } from './ledger.ts';
import { bargeInShare, listen } from './listening.ts';
import { decideAtEnd, operatorKeyKnown } from './menu-end.ts';
import type { ParameterValues } from './parameters.ts';
import type { Dispositions, HeardMenu, Mood, OutcomeTable } from './types.ts';

/**
 * Outcomes of hearing this menu once. Three kinds of callers share the probability:
 * - the absent-minded (`noInput`) say nothing until the time-out;
 * - some press the operator key before listening: callers used to menus, and anyone stuck who knows of the
 *   key;
 * - the rest listen (`listening.ts`) and, if undecided, decide at the end (`menu-end.ts`).
 * A hang-up hazard runs while they hear; whoever has decided to press does so after `decideSeconds`. Cost:
 * O(options).
 */
export function outcomesAt(menu: HeardMenu, who: Dispositions, mood: Mood, p: ParameterValues): OutcomeTable {
  const options = menu.options.toSorted((a, b) => a.startSeconds - b.startSeconds);
  const urges = urgesOf(who, mood, p);
  const ledger = openLedger(menu, p);

  const silentSeconds = menu.endSeconds + menu.noInputSeconds;
  const silent = exposeTo(urges.now, silentSeconds);
  ledger.hangUp(p.noInput * silent.leaves, silent.leaveSeconds);
  ledger.silence(p.noInput * silent.stays, silentSeconds);

  const atOnce = (1 - p.noInput) * operatorAtOnce(menu, who, mood, p);
  const operator = operatorKeyKnown(options, who);
  if (operator) ledger.press(operator.key, atOnce, p.decideSeconds);

  const listening = 1 - p.noInput - atOnce;
  const undecided = listen(menu, options, listening, bargeInShare(who, mood, p), urges, p, ledger);
  decideAtEnd(menu, options, undecided, who, mood, urges, p, ledger);
  return ledger.close();
}

function operatorAtOnce(menu: HeardMenu, who: Dispositions, mood: Mood, p: ParameterValues): number {
  // A newcomer learns of the key by hearing it, so only once stuck.
  if (!operatorKeyKnown(menu.options, who) || (!who.knowsMenus && mood === 'progressing')) return 0;
  const share = mood === 'stuck' ? p.operatorWhenStuck : p.operatorAtOnce;
  return Math.min(1, who.patient ? share : share * p.impatience);
}
