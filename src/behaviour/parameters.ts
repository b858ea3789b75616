/**
 * Default parameters of behaviour, each with its range, source and status. Nothing here was fitted to the
 * case.
 */
import { between, SHARE, type Domain, type EvidenceStatus, type Parameter } from './types.ts';

type Row = readonly [
  value: number,
  low: number,
  high: number,
  unit: string,
  status: EvidenceStatus,
  source: string,
  domain: Domain,
];

const BANK = 'Anonymous Bank call log (Technion), February 1999, 33,344 calls';
const NONE = 'no source found: an assumption until calibrated with a log of menu keys';

/** Higher, and nobody hears a word. */
const PER_SECOND = between(0, 10);
/** Seconds that pass in a menu: ten minutes are no menu any more. */
const IN_A_MENU = between(0, 600);

const ROWS = {
  hangUpProgressing: [
    0.0013,
    0.0005,
    0.0025,
    'per second',
    'measured',
    `${BANK}: hang-ups by elapsed time in the menu`,
    PER_SECOND,
  ],
  hangUpStuck: [
    0.0067,
    0.005,
    0.015,
    'per second',
    'measured',
    `${BANK}: hang-ups from 20 to 120 s in the menu on 18 ordinary days, 0.0052 to 0.0082; outage days and closed hours, once counted, made it three times that; the high end is an assumption`,
    PER_SECOND,
  ],
  // Even shares of patient and impatient callers keep the measured mean: factors are 2 - impatience and
  // impatience.
  impatience: [
    1.5,
    1,
    1.9,
    'factor on the hang-up hazard of an impatient caller',
    'assumption',
    NONE,
    between(0.01, 2),
  ],

  conviction: [
    1,
    0.7,
    1.15,
    'factor on how far the words of a scenario convince',
    'assumption',
    NONE,
    between(0, 10),
  ],
  highMark: [
    0.7,
    0.5,
    0.9,
    'scent',
    'assumption',
    `${NONE}; the dual criterion itself: Huguenard et al. 1997`,
    SHARE,
  ],
  lowMark: [0.2, 0.1, 0.4, 'scent', 'assumption', NONE, SHARE],
  scentNoise: [0.1, 0.03, 0.2, 'scale of the logistic noise on scent', 'assumption', NONE, between(0, 10)],
  temperature: [0.2, 0.1, 0.4, 'scent', 'assumption', NONE, between(0, 10)],
  nothingFits: [0.3, 0.1, 0.5, 'scent at which an option is as good as none', 'assumption', NONE, SHARE],
  catchAll: [0.6, 0.3, 0.9, 'scent of "anything else" when no other option fits', 'assumption', NONE, SHARE],
  retentionLow: [
    0.85,
    0.7,
    0.95,
    'probability per later option',
    'assumption',
    `${NONE}; direction: Huguenard et al. 1997`,
    SHARE,
  ],
  retentionHigh: [
    0.95,
    0.85,
    1,
    'probability per later option',
    'assumption',
    `${NONE}; direction: Huguenard et al. 1997`,
    SHARE,
  ],
  bargeInUsed: [0.9, 0.6, 1, 'probability', 'assumption', NONE, SHARE],
  bargeInNew: [0.6, 0.3, 0.9, 'probability', 'assumption', NONE, SHARE],
  noticesHeading: [0.5, 0, 1, 'probability', 'assumption', NONE, SHARE],

  decideSeconds: [
    1.6,
    1,
    2.5,
    'seconds',
    'assumption',
    'keystroke-level model, from memory, unverified',
    IN_A_MENU,
  ],
  silenceAfterKey: [0.5, 0.3, 1, 'seconds', 'published', 'Avaya', IN_A_MENU],

  noInput: [0.05, 0.01, 0.15, 'probability per menu', 'assumption', NONE, SHARE],
  noMatch: [0.03, 0.01, 0.15, 'probability per menu', 'assumption', NONE, SHARE],
  slip: [0.01, 0.002, 0.03, 'probability per key', 'assumption', NONE, SHARE],

  asksAgain: [0.5, 0.2, 0.8, 'probability when nothing fits', 'assumption', NONE, SHARE],
  stepsBack: [
    0.4,
    0.1,
    0.7,
    'probability of pressing an announced back key when nothing fits, not asking again',
    'assumption',
    NONE,
    SHARE,
  ],
  guesses: [
    0.2,
    0,
    0.5,
    'probability of pressing any choice when nothing fits, not asking again, not stepping back',
    'assumption',
    NONE,
    SHARE,
  ],
  reachesOperator: [
    0.5,
    0.2,
    0.8,
    'probability when nothing fits and none of the above was done, operator key announced',
    'assumption',
    NONE,
    SHARE,
  ],
  reachesUnannounced: [
    0.3,
    0.1,
    0.6,
    'the same for a caller used to menus when no operator key is announced',
    'assumption',
    NONE,
    SHARE,
  ],
  givesUp: [
    0.3,
    0.1,
    0.6,
    'probability of hanging up when nothing fits and nothing else was done',
    'assumption',
    NONE,
    SHARE,
  ],
  operatorAtOnce: [
    0.04,
    0,
    0.15,
    'probability per menu, callers used to menus',
    'assumption',
    `${NONE}; all operator presses: 14 % of calls (ContactBabel)`,
    SHARE,
  ],
  operatorWhenStuck: [0.2, 0.05, 0.4, 'probability per menu heard while stuck', 'assumption', NONE, SHARE],
  stuckShift: [0.5, 0, 0.8, 'share of the way that tendencies move when stuck', 'assumption', NONE, SHARE],
} as const satisfies Record<string, Row>;

export type ParameterName = keyof typeof ROWS;
export type BehaviourParameters = Readonly<Record<ParameterName, Parameter>>;
export type ParameterValues = Readonly<Record<ParameterName, number>>;

function mapNames<T>(build: (name: ParameterName) => T): Record<ParameterName, T> {
  return Object.fromEntries(
    (Object.keys(ROWS) as ParameterName[]).map((name) => [name, build(name)]),
  ) as Record<ParameterName, T>;
}

export const DEFAULT_PARAMETERS: BehaviourParameters = mapNames((name) => {
  const [value, low, high, unit, status, source] = ROWS[name];
  return { value, low, high, unit, status, source };
});

export const DOMAINS: Readonly<Record<ParameterName, Domain>> = mapNames((name) => ROWS[name][6]);

/** What may have been counted in one menu, and then holds there in the place of what holds elsewhere. */
export const MENU_RATES = [
  'noInput',
  'noMatch',
  'slip',
  'hangUpProgressing',
  'hangUpStuck',
  'operatorAtOnce',
  'operatorWhenStuck',
  'decideSeconds',
] as const satisfies readonly ParameterName[];
export type MenuRate = (typeof MENU_RATES)[number];

/** A menu or an announcement of one machine, by its state path, and what was counted there. */
export interface MeasuredMenu {
  readonly machine: string;
  readonly menu: string;
  readonly rates: Readonly<Partial<Record<MenuRate, number>>>;
}

/** The numbers alone, for the formulas. */
export function valuesOf(parameters: BehaviourParameters): ParameterValues {
  return mapNames((name) => parameters[name].value);
}
