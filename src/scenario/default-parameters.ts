/**
 * Default parameters of everything around the menu: numbers dialled, queues, service, calling again, who is
 * recognised. A scenario may override any of them by name. Nothing here was fitted to the case.
 */
import { between, SHARE, type Domain, type Parameter } from '../behaviour/index.ts';
import { DESK_ROWS } from './desk-parameters.ts';
import { BANK, BANK_2003, LATER, NONE, SPREAD, type ParameterRow } from './parameter-rows.ts';

/** Thirty years are for ever: textbooks whose callers never give up can be written. */
const ENDLESS = between(1, 1_000_000_000);

const ROWS = {
  wrongNumber: [
    0.15,
    0.05,
    0.3,
    'probability of dialling a wrong one of many lines',
    'assumption',
    NONE,
    SHARE,
  ],

  redialProbability: [
    0.31,
    0.22,
    0.53,
    'probability within 24 h after hanging up',
    'measured',
    `${BANK}: calls that callers made, 0.285 to 0.337, a lower bound; earlier counts held the bank’s own call-backs; low end: within 1 h; high end: a crude upper bound`,
    SHARE,
  ],
  redialMu: [
    6.5,
    6.32,
    6.69,
    'log seconds',
    'measured',
    `${BANK}: lognormal delay of redials that callers made; the range is its 95 % interval`,
    { ...between(-5, 15), isLogarithm: true },
    'normal',
  ],
  redialSigma: [
    1.87,
    1.76,
    1.98,
    'log seconds',
    'measured',
    `${BANK}: lognormal delay of redials that callers made; the range is its 95 % interval`,
    SPREAD,
    'normal',
  ],
  redialMaxSeconds: [
    14_400,
    7200,
    86_400,
    'seconds',
    'measured',
    `${BANK}: the fitted delay is cut at 4 h; the range is an assumption`,
    LATER,
  ],
  maxDials: [8, 3, 15, 'calls for one need', 'assumption', NONE, { ...between(1, 1000), isWhole: true }],

  resolved: [
    0.7,
    0.6,
    0.8,
    'probability per call at a right desk',
    'vendor',
    'SQM: first-contact resolution',
    SHARE,
  ],
  selfServiceResolved: [0.6, 0.4, 0.8, 'probability per use', 'assumption', NONE, SHARE],
  repeatProbability: [
    0.6,
    0.3,
    0.9,
    'probability after a call that did not resolve the need',
    'assumption',
    NONE,
    SHARE,
  ],
  repeatMeanSeconds: [86_400, 21_600, 259_200, 'seconds', 'assumption', NONE, LATER],
  followsAdvice: [
    0.8,
    0.5,
    0.95,
    'probability of dialling the number one was told',
    'assumption',
    NONE,
    SHARE,
  ],
  adviceMeanSeconds: [120, 30, 900, 'seconds', 'assumption', NONE, LATER],
  remembersNumber: [
    0.5,
    0,
    1,
    'probability of keeping a number that served, for further calls about the same need',
    'assumption',
    NONE,
    SHARE,
    'uniform',
  ],
  secondNeed: [
    0.03,
    0.01,
    0.08,
    'probability of asking about another product after being served',
    'assumption',
    `${NONE}; that it happens is published with the case`,
    SHARE,
  ],

  ...DESK_ROWS,

  patienceFactor: [
    1,
    0.5,
    2,
    'factor on the seconds customers wait',
    'measured',
    `${BANK}: hazard by seconds waited (CUSTOMER_HAZARD), a mean of 439 to 515 s on ordinary days; the range is an assumption`,
    between(0.01, 100),
  ],
  prospectPatience: [
    214,
    100,
    400,
    'seconds',
    'measured',
    `${BANK}: mean of exponential patience on ordinary days, 205 to 224; the range is an assumption, as these are another company’s prospects`,
    ENDLESS,
  ],
  hourlyCv: [
    0.038,
    0.027,
    0.15,
    'coefficient of variation',
    'measured',
    `${BANK_2003}: half-hours given the day’s total, 0.033 to 0.043; the two of an hour vary together here (low end: each by itself); high end: the bank of 1999, with the evening peaks of single days`,
    SPREAD,
  ],
  dailyCv: [
    0.115,
    0.063,
    0.138,
    'coefficient of variation',
    'measured',
    `${BANK}: ordinary days, 0.080 to 0.138; low end: ${BANK_2003}, days given the weekday`,
    SPREAD,
  ],

  recognised: [0.4, 0, 0.8, 'share of customers whose number the system knows', 'assumption', NONE, SHARE],
  deviceMatches: [
    0.8,
    0.5,
    0.95,
    'share of recognised callers whose known device is the one they call about',
    'assumption',
    NONE,
    SHARE,
  ],
  openRepair: [
    0.35,
    0.1,
    0.6,
    'share of recognised owners with an open case, among those who call about such a case',
    'assumption',
    NONE,
    SHARE,
  ],
  openRepairOther: [
    0.05,
    0,
    0.15,
    'share of recognised owners with an open case, among those who call about something else',
    'assumption',
    NONE,
    SHARE,
  ],

  knowsMenus: [0.5, 0.3, 0.8, 'share of callers', 'assumption', NONE, SHARE],
  patient: [
    0.5,
    0.3,
    0.7,
    'share of callers',
    'assumption',
    `${NONE}; one half keeps the measured mean hazard`,
    SHARE,
  ],
  lowMemory: [0.3, 0.15, 0.5, 'share of callers', 'assumption', NONE, SHARE],
} as const satisfies Record<string, ParameterRow>;

export type WorldParameterName = keyof typeof ROWS;

export const WORLD_PARAMETERS: Readonly<Record<string, Parameter>> = Object.fromEntries(
  Object.entries<ParameterRow>(ROWS).map(
    ([name, [value, low, high, unit, status, source, , distribution]]) => [
      name,
      { value, low, high, unit, status, source, ...(distribution && { distribution }) },
    ],
  ),
);

export const WORLD_DOMAINS: Readonly<Record<string, Domain>> = Object.fromEntries(
  Object.entries<ParameterRow>(ROWS).map(([name, [, , , , , , domain]]) => [name, domain]),
);

/** The value in force: what was passed, else the default. */
export function worldValue(
  parameters: Readonly<Record<string, Parameter>>,
  name: WorldParameterName,
): number {
  return parameters[name]?.value ?? ROWS[name][0];
}
