/** Where a caller came to who is not served there. */
import { Case } from './case';
import { EXIT_DESK, OUTCOME_OPERATOR, OUTCOME_WRONG_NUMBER, OUTCOME_WRONG_OPTION } from './constants';
import { world } from './world';

/**
 * An operator's desk is no misroute. Otherwise the line dialled could never have helped, or it could and the
 * caller chose wrongly in its menu.
 */
export function misrouteOutcome(c: Case): i32 {
  if (world.exitKind[c.exit] === EXIT_DESK && world.isOperatorDesk[c.desk] === 1) return OUTCOME_OPERATOR;
  return world.servesOnLine(c.line, c.need) ? OUTCOME_WRONG_OPTION : OUTCOME_WRONG_NUMBER;
}
