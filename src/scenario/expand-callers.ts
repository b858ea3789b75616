/**
 * Who calls: every kind of caller a scenario distinguishes, with its share.
 *
 * Laws: types are need-major (type = need * profileCount + profile) and every need has the same profiles in
 * the same order; weights are >= 0 and sum to 1, some may be 0; only the share of an open case depends on
 * what the caller wants.
 */
import type { CallerType, Dispositions, NeedWords, Parameter } from '../behaviour/index.ts';
import { UNKNOWN_CALLER, type Facts, type NeedId } from '../chart/index.ts';
import { worldValue } from './default-parameters.ts';
import { CUSTOMER_HAZARD } from './default-tables.ts';
import { needShares } from './need-shares.ts';
import type { ScenarioConfig, Segment, Topic } from './types.ts';
import { ownValue } from '../util/own-value.ts';

type Parameters = Readonly<Record<string, Parameter>>;

/** What the system knows: nothing; the device called about; the same with an open case; another device. */
const RECOGNITIONS = ['unrecognised', 'device', 'open-case', 'other-device'] as const;
type Recognition = (typeof RECOGNITIONS)[number];

/** What is the same for all needs. */
export interface Profile {
  readonly segment: Segment;
  readonly dispositions: Dispositions;
  readonly recognition: Recognition;
}

export interface Callers {
  readonly needs: readonly NeedId[];
  readonly profiles: readonly Profile[];
  readonly profileCount: number;
  readonly types: readonly CallerType[];
  /**
   * Piecewise constant hazards of giving up in a queue, per second; `patienceOfProfile` says which is whose.
   */
  readonly patience: { readonly from: Float64Array; readonly rate: Float64Array }[];
  readonly patienceOfProfile: Int32Array;
}

export function expandCallers(scenario: ScenarioConfig, parameters: Parameters): Callers {
  const shares = needShares(scenario);
  const profiles = scenario.segments.flatMap((segment) =>
    listDispositions().flatMap((dispositions) =>
      RECOGNITIONS.map((recognition): Profile => ({ segment, dispositions, recognition })),
    ),
  );
  const segmentTotal = scenario.segments.reduce((sum, segment) => sum + segment.share, 0);
  const types = shares.flatMap(({ need, share, product, intent }) =>
    profiles.map((profile): CallerType => {
      const { segment, dispositions, recognition } = profile;
      const weight =
        (share *
          segment.share *
          dispositionShare(dispositions, parameters) *
          recognitionShare(profile, scenario, intent, parameters)) /
        segmentTotal;
      return {
        need,
        segment: segment.id,
        ...(segment.locale !== undefined && { locale: segment.locale }),
        facts: factsOf(profile, scenario, product, recognition),
        dispositions,
        weight,
      };
    }),
  );
  return {
    needs: shares.map(({ need }) => need),
    profiles,
    profileCount: profiles.length,
    types,
    patience: [
      customerPatience(parameters),
      { from: Float64Array.of(0), rate: Float64Array.of(1 / worldValue(parameters, 'prospectPatience')) },
    ],
    patienceOfProfile: Int32Array.from(profiles, ({ segment }) => (segment.patience === 'customers' ? 0 : 1)),
  };
}

/**
 * The words of every need, in the order of `expandCallers(...).needs`.
 *
 * @param list 0: the scenario's own; from 1: `otherWords`
 * @throws when there is no such list
 */
export function needWordsOf(scenario: ScenarioConfig, list = 0): NeedWords[] {
  const other = scenario.otherWords?.[list - 1];
  if (list !== 0 && !other)
    throw new Error(
      `There is no word list ${list}: the scenario "${scenario.id}" has ${scenario.otherWords?.length ?? 0} beside its own.`,
    );
  return needShares(scenario).map(({ need, product, intent }) => ({
    need,
    product: other ? (ownValue(other.products, product.id) ?? {}) : product.words,
    intent: other ? (ownValue(other.intents, intent.id) ?? {}) : intent.words,
  }));
}

function listDispositions(): Dispositions[] {
  return [true, false].flatMap((knowsMenus) =>
    [true, false].flatMap((patient) =>
      (['high', 'low'] as const).map((memory): Dispositions => ({ knowsMenus, patient, memory })),
    ),
  );
}

function dispositionShare({ knowsMenus, patient, memory }: Dispositions, parameters: Parameters): number {
  const part = (holds: boolean, name: 'knowsMenus' | 'patient' | 'lowMemory'): number => {
    const share = worldValue(parameters, name);
    return holds ? share : 1 - share;
  };
  return part(knowsMenus, 'knowsMenus') * part(patient, 'patient') * part(memory === 'low', 'lowMemory');
}

function recognitionShare(
  { segment, recognition }: Profile,
  scenario: ScenarioConfig,
  intent: Topic,
  parameters: Parameters,
): number {
  const known = segment.patience === 'prospects' ? 0 : worldValue(parameters, 'recognised');
  // With a single product there is no other device to be known.
  const matches = scenario.products.length < 2 ? 1 : worldValue(parameters, 'deviceMatches');
  const open = !caseEvent(scenario)
    ? 0
    : worldValue(parameters, intent.history === undefined ? 'openRepairOther' : 'openRepair');
  switch (recognition) {
    case 'unrecognised':
      return 1 - known;
    case 'device':
      return known * matches * (1 - open);
    case 'open-case':
      return known * matches * open;
    case 'other-device':
      return known * (1 - matches);
  }
}

/** Day and hour are placeholders: the clock of a call is its own. */
function factsOf(
  { segment }: Profile,
  scenario: ScenarioConfig,
  product: Topic,
  recognition: Recognition,
): Facts {
  if (recognition === 'unrecognised') return UNKNOWN_CALLER;
  const identity = segment.id;
  if (recognition === 'other-device') {
    const next = scenario.products[
      (scenario.products.indexOf(product) + 1) % scenario.products.length
    ] as Topic;
    return { ...UNKNOWN_CALLER, identity, devices: [next.id] };
  }
  const event = caseEvent(scenario);
  const history = recognition === 'open-case' && event ? [event, `${event}-${product.id}`] : [];
  return { ...UNKNOWN_CALLER, identity, devices: [product.id], history };
}

/** What an open case is called on record. One kind of case at most: the first intent that names one. */
function caseEvent(scenario: ScenarioConfig): string | undefined {
  return scenario.intents.find((intent) => intent.history !== undefined)?.history;
}

function customerPatience(parameters: Parameters): { from: Float64Array; rate: Float64Array } {
  // Waiting twice as long before everything: the curve is stretched, not only lowered.
  const factor = worldValue(parameters, 'patienceFactor');
  return {
    from: Float64Array.from(CUSTOMER_HAZARD.from, (s) => s * factor),
    rate: Float64Array.from(CUSTOMER_HAZARD.rate, (r) => r / factor),
  };
}
