/**
 * When, within a menu, callers of an invented log press and hang up. The kernel knows mean seconds only; here every deed
 * falls before the end of the prompt or after it as often as the menu model says (`EarlyLedger`), and to a second that
 * may well be. Only early and late are the model's: the seconds beside are for show.
 */
import { decidedWithin, operatorAtOnce, promptEnd, valuesOf } from '../../behaviour/index.ts';
import { EVENTS } from '../../chart/index.ts';
import { isBelow, SlotReader, type Slots, toThreshold } from '../../random/index.ts';
import { createEarlyShares, type StudyWorld } from '../../study/index.ts';

/** c0 = call, c1 = which of its menus. Nothing else is drawn from it, so times change nothing else. */
const PURPOSE_MOMENT = 1114;
const HANGUP = EVENTS.indexOf('HANGUP');
const NO_INPUT = EVENTS.indexOf('NO_INPUT');
const NO_MATCH = EVENTS.indexOf('NO_MATCH');
/** Then it is so rare that it hardly matters when it is. */
const MOST_TRIES = 50;
/** Reaches an operator by habit where none is announced. */
const HABIT = EVENTS.indexOf('DTMF.0');

/**
 * @param row of the chain
 * @param event index into EVENTS
 * @param mean seconds of the kernel
 * @returns seconds from the start of the prompt
 */
export type DrawMoment = (call: number, menu: number, row: number, event: number, mean: number) => number;

export function createMoments(world: StudyWorld, slots: Slots): DrawMoment {
  const values = valuesOf(world.parameters.behaviour);
  const { decideSeconds, silenceAfterKey: silence } = values;
  const shareOf = createEarlyShares(world);
  return (call, menu, row, event, mean) => {
    const found = event === NO_INPUT ? undefined : shareOf(row, event);
    if (!found) return mean;
    const { whole, part, prompt, traits, mood } = found;
    const end = promptEnd(prompt.menu);
    const reader = new SlotReader(slots, PURPOSE_MOMENT, call, menu);
    const isEarly = whole > 0 && isBelow(reader.nextWord(), toThreshold(Math.min(1, part / whole)));
    /** Of the gamma time that the model takes decisions to need. */
    const decision = (): number => {
      let sum = 0;
      for (let i = 0; i < 4; i++) sum -= Math.log(1 - reader.nextUniform());
      return (sum * decideSeconds) / 4;
    };
    if (event === HANGUP)
      return isEarly ? end * reader.nextUniform() : Math.max(end, mean) + reader.nextUniform();
    const { options } = prompt.menu;
    const option = options.find(({ key }) => EVENTS[event] === `DTMF.${key}`);
    const operator = options.some(({ role }) => role === 'operator');
    const knowsMenus = (traits & 1) > 0;
    const isForOperator = operator
      ? option?.role === 'operator'
      : knowsMenus && (event === HABIT || event === NO_MATCH);
    const atOnce = isForOperator
      ? (1 - values.noInput) *
        operatorAtOnce(knowsMenus, (traits & 2) > 0, mood === 1, values) *
        decidedWithin(end - silence, decideSeconds)
      : 0;
    const said = reader.nextUniform() * part < atOnce ? 0 : Math.min(option?.endSeconds ?? 0, end);
    /** Those who barge in may be late with it: they decided as the prompt came to its end. */
    const inTime = decidedWithin(end - silence - said, decideSeconds);
    const tooLate = inTime > 0 ? (part * (1 - inTime)) / inTime : 0;
    if (!isEarly && reader.nextUniform() * (whole - part) >= tooLate) return end + decision() + silence;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const at = said + decision() + silence;
      if (at < end === isEarly) return at;
    }
    return isEarly ? said + (end - said) * reader.nextUniform() : end + decision();
  };
}
