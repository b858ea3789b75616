/**
 * What callers do at a menu, put together from the files of this room. A menu is heard by many kinds of
 * callers, so whatever they share is worked out once: times and the urge to hang up by menu, impressions by
 * scents; what is left for a kind of callers are some hundred additions.
 *
 * Three kinds of callers share the probability:
 * - the absent-minded (`noInput`) say nothing until the time-out;
 * - some press the operator key before listening: callers used to menus, and anyone stuck who knows of the
 *   key;
 * - the rest listen (`listening.ts`) and, if undecided, decide at the end (`menu-end.ts`).
 * A hang-up hazard runs while they hear; whoever has decided to press does so after `decideSeconds`.
 */
import type { OptionRole } from '../chart/index.ts';
import { exposeTo, urgesOf } from './hazards.ts';
import { EarlyLedger } from './early-ledger.ts';
import { columnOf, columnsOfKeys, Ledger, liveColumns, type Recorder } from './ledger.ts';
import { bargeInShare, endure, exceeds, isWeighed, listen, type Endurance } from './listening.ts';
import { leaveWithNothing, operatorKeyKnown, softmax, type KnownKeys, type Patience } from './menu-end.ts';
import type { ParameterValues } from './parameters.ts';
import { DISPOSITIONS, MOOD_KINDS, MOODS, TRAIT_KINDS } from './traits.ts';
import type { Dispositions, TimedMenu } from './types.ts';

/** A menu with scents: what everybody with one need does there. */
export interface HeardBy {
  /**
   * Writes what callers with these traits and this mood do, parallel to the menu's `columns`, from `offset`
   * on: probabilities (sum 1) and mean seconds from the start of the prompt; both 0 for what never happens.
   * Cost: some 0.3 microseconds.
   */
  write(traits: number, mood: number, probability: Float64Array, seconds: Float64Array, offset: number): void;
  /**
   * Of the same probabilities, the parts of what happens early, parallel to the menu's `columns`.
   *
   * @param before second, from the start of the prompt, before which something is early; mostly `promptEnd`
   */
  writeEarly(traits: number, mood: number, before: number, early: Float64Array): void;
}

/** A menu as it is spoken, ready to be heard. */
export interface AudibleMenu {
  /** Events that can happen there, as indexes into EVENTS, ascending. */
  readonly columns: Uint8Array;
  /** @param scents fit of each of the menu's options with a need, in the order of `options` */
  hearWith(scents: ArrayLike<number>): HeardBy;
}

export interface Hearer {
  prepare(menu: TimedMenu): AudibleMenu;
}

/** Second at which a menu has been said: all that comes before is early. */
export function promptEnd({ options, endSeconds }: Pick<TimedMenu, 'options' | 'endSeconds'>): number {
  return options.reduce((end, option) => Math.max(end, option.endSeconds), endSeconds);
}

/** Hears any number of menus under the same parameters. */
export function createHearer(p: ParameterValues): Hearer {
  const ledger = new Ledger(p);
  const early = new EarlyLedger(p);
  const deciding = [false, true].map((patient) =>
    exposeTo(urgesOf(whoIsPatient(patient), 'stuck', p).stuck, p.decideSeconds),
  );
  return {
    prepare: (menu) => {
      const order = menu.options
        .map((option, index) => ({ option, index }))
        .toSorted((a, b) => a.option.startSeconds - b.option.startSeconds);
      const options = order.map(({ option }) => option);
      const count = options.length;
      const weighed = Int8Array.from(options, (option) => (isWeighed(option) ? columnOf(option.key) : -1));
      const keys = knownKeys(options);
      const columnsOf = columnsOfKeys(menu.deadKeys);
      const columns = liveColumns(columnsOf);

      const heardAt = new Float64Array(count + 1);
      let at = 0;
      options.forEach(({ endSeconds }, i) => (heardAt[i] = at = Math.max(at, endSeconds)));
      heardAt[count] = promptEnd(menu);
      const silentSeconds = menu.endSeconds + menu.noInputSeconds;
      const waitSeconds = Math.max(0, menu.noInputSeconds - p.decideSeconds);

      const patiences: Patience[] = [false, true].map((isPatient) => ({
        isPatient,
        deciding: deciding[Number(isPatient)] as Patience['deciding'],
        waiting: exposeTo(urgesOf(whoIsPatient(isPatient), 'stuck', p).stuck, waitSeconds),
      }));
      const endurances: (Endurance | undefined)[] = [];
      const enduranceOf = (patient: number, mood: number): Endurance =>
        (endurances[patient * MOOD_KINDS + mood] ??= endure(
          urgesOf(whoIsPatient(patient === 1), MOODS[mood] ?? 'stuck', p),
          heardAt,
          silentSeconds,
        ));
      const held = new Float64Array(count);

      return {
        columns,
        hearWith: (scents) => {
          const scentAt = order.map(({ index }) => scents[index] as number);
          const decide = Float64Array.from(scentAt, (scent) => exceeds(scent, p.highMark, p.scentNoise));
          const choose = createChooser(scentAt, weighed, p);
          /** All but the absent-minded. */
          const record = (traits: number, mood: number, endurance: Endurance, into: Recorder): void => {
            const knowsMenus = (traits & 1) > 0;
            const patient = (traits >> 1) & 1;
            const isStuck = mood === 1;
            const operator = operatorKeyKnown(keys, knowsMenus);
            const atOnce =
              operator < 0 ? 0 : (1 - p.noInput) * operatorAtOnce(knowsMenus, patient === 1, isStuck, p);
            if (operator >= 0) into.press(operator, atOnce, p.decideSeconds);

            const undecided = listen(
              weighed,
              decide,
              heardAt,
              endurance,
              1 - p.noInput - atOnce,
              bargeInShare(knowsMenus, isStuck, p),
              p.decideSeconds,
              held,
              into,
            );
            const shares = choose((traits >> 2) & 1, mood);
            for (let i = 0; i < count; i++) {
              if ((weighed[i] as number) >= 0)
                into.press(
                  weighed[i] as number,
                  undecided * (shares[i + 1] as number),
                  menu.endSeconds + p.decideSeconds,
                );
            }
            leaveWithNothing(
              keys,
              undecided * (shares[0] as number),
              knowsMenus,
              isStuck,
              patiences[patient] as Patience,
              menu.endSeconds,
              waitSeconds,
              p,
              into,
            );
          };
          return {
            write: (traits, mood, probability, seconds, offset) => {
              const endurance = enduranceOf((traits >> 1) & 1, mood);
              const { silent } = endurance;
              ledger.open();
              ledger.hangUp(p.noInput * silent.leaves, silent.leaveSeconds);
              ledger.silence(p.noInput * silent.stays, silentSeconds);
              record(traits, mood, endurance, ledger);
              ledger.close(columnsOf, columns, probability, seconds, offset);
            },
            writeEarly: (traits, mood, before, parts) => {
              const endurance = enduranceOf((traits >> 1) & 1, mood);
              const hearsOut = endurance.stays.reduce((product, stays) => product * stays, 1);
              early.open(before);
              early.hangUp(p.noInput * (1 - hearsOut), 0);
              early.silence(p.noInput * hearsOut);
              record(traits, mood, endurance, early);
              early.close(columnsOf, columns, parts);
            },
          };
        },
      };
    },
  };
}

/** Somebody patient, or not: nothing else bears on the urge to hang up. */
function whoIsPatient(isPatient: boolean): Dispositions {
  const found = DISPOSITIONS[isPatient ? 2 : 0];
  if (!found) throw new Error(`There are no ${TRAIT_KINDS} dispositions.`);
  return found;
}

function knownKeys(options: TimedMenu['options']): KnownKeys {
  const columnFor = (role: OptionRole): number => {
    const option = options.find((each) => each.role === role);
    return option ? columnOf(option.key) : -1;
  };
  return {
    repeat: columnFor('repeat'),
    back: columnFor('back'),
    operator: columnFor('operator'),
    choices: options.filter(({ role }) => role === 'choice').map(({ key }) => columnOf(key)),
  };
}

/** Share that presses it before listening. A newcomer learns of the key by hearing it, so only once stuck. */
export function operatorAtOnce(
  knowsMenus: boolean,
  isPatient: boolean,
  isStuck: boolean,
  p: Pick<ParameterValues, 'operatorAtOnce' | 'operatorWhenStuck' | 'impatience'>,
): number {
  if (!knowsMenus && !isStuck) return 0;
  const share = isStuck ? p.operatorWhenStuck : p.operatorAtOnce;
  return Math.min(1, isPatient ? share : share * p.impatience);
}

/**
 * Shares of "nothing fits" (first) and of each option at the end of the prompt, by memory (1 high) and mood.
 * Options that are not weighed have none.
 */
function createChooser(
  scents: readonly number[],
  weighed: Int8Array,
  p: ParameterValues,
): (memory: number, mood: number) => Float64Array {
  const known: (Float64Array | undefined)[] = [];
  const count = scents.length;
  const kept = scents.map((scent) => exceeds(scent, p.lowMark, p.scentNoise));
  return (memory, mood) => {
    const found = known[memory * MOOD_KINDS + mood];
    if (found) return found;
    const retention = memory === 1 ? p.retentionHigh : p.retentionLow;
    // Whoever is stuck settles for less.
    const values = [mood === 1 ? p.nothingFits * (1 - p.stuckShift) : p.nothingFits];
    const weights = [1];
    for (let i = 0; i < count; i++) {
      if ((weighed[i] as number) < 0) continue;
      values.push(scents[i] as number);
      weights.push((kept[i] as number) * retention ** (count - 1 - i));
    }
    const among = softmax(values, p.temperature, weights);
    const shares = new Float64Array(count + 1);
    shares[0] = among[0] as number;
    for (let i = 0, next = 1; i < count; i++)
      if ((weighed[i] as number) >= 0) shares[i + 1] = among[next++] as number;
    return (known[memory * MOOD_KINDS + mood] = shares);
  };
}
