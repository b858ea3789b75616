import type { Phrases } from './types.ts';

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
const lines = (count: number): string => `${count} ${count === 1 ? 'line' : 'lines'}`;

export const en: Phrases = {
  tag: 'en',
  unitSuffix: {
    share: '\u00a0%',
    seconds: '\u00a0s',
    'per-month': '',
    'calls-per-need': '',
    'hours-per-month': '\u00a0h',
  },
  points: '\u00a0pp',
  range: (low, high) => `${low} to ${high}`,
  computed: 'computed',
  directions: {
    better: 'better',
    worse: 'worse',
    unclear: 'no clear difference',
    same: 'the same',
    higher: 'higher',
    lower: 'lower',
    unknown: 'no interval',
  },
  statuses: {
    measured: 'measured',
    published: 'published',
    vendor: 'vendor claim',
    assumption: 'assumption',
  },
  causes: { 'hung-up': 'hung up', attempts: 'attempts ran out', closed: 'line closed' },
  outcomes: {
    refused: 'refused (all trunks busy)',
    'lost-hung-up': 'lost: hung up in menu',
    'lost-attempts': 'lost: attempts ran out',
    'lost-closed': 'lost: line closed',
    abandoned: 'abandoned in queue',
    served: 'served at a right desk',
    operator: 'operator, who passes it on',
    'misrouted-wrong-number': 'misrouted: wrong number',
    'misrouted-wrong-option': 'misrouted: wrong option',
  },
  verdicts: {
    inside: 'the published change lies inside the simulated interval',
    'smaller-effect': 'the simulation gives a smaller effect than published',
    'larger-effect': 'the simulation gives a larger effect than published',
    opposite: 'the simulation moves the other way than published',
  },

  lead: ({ from, to, figure, direction, isRise, change }) => {
    const place = from === to ? `With ${lines(to)} before and after` : `From ${lines(from)} to ${to}`;
    if (!change) return `${place}: “${figure}” was not measured in both worlds.`;
    if (direction === 'same') return `${place}, “${figure}” stays at ${change.after}.`;
    const values = `from ${change.before} to ${change.after}`;
    if (direction === 'unknown')
      return `${place}, “${figure}” goes ${values}; one replication gives no interval, so chance is not excluded.`;
    const difference = `${change.change}${change.range ? `; 95 % interval ${change.range}` : ''}`;
    if (direction === 'unclear')
      return `${place}, “${figure}” shows no clear difference: ${change.before} before, ${change.after} after (${difference}).`;
    const verb = isRise ? 'rises' : 'falls';
    const judgement = direction === 'worse' ? ' On this figure the change loses.' : '';
    return `${place}, “${figure}” ${verb} ${values} (${difference}).${judgement}`;
  },
  nothingToCompare:
    'This study holds nothing to compare: one of the two worlds, or every headline figure, is missing.',
  getsBetter: (names) => `Better: ${list(names)}.`,
  getsWorse: (names) => `Worse: ${list(names)}.`,
  staysUnclear: (names) => `No clear difference: ${list(names)}.`,
  cannotSay: (names) => `No interval, so no judgement: ${list(names)}.`,
  turnedBy: (figure, parameters) =>
    `Not certain: “${figure}” would go the other way with ${list(parameters)} at the far end of ${parameters.length === 1 ? 'its' : 'their'} range, all else at default.`,
  turnedByNone: (figure) => `No single parameter, moved within its range, turns “${figure}” the other way.`,
  stoppedEarly: (replications) =>
    `The run was stopped early: it rests on ${replications} ${replications === 1 ? 'replication' : 'replications'}, fewer than asked for.`,
  precisionReached: (figure, reached, asked) =>
    `Precision reached: ±${reached} on the difference in “${figure}” (asked: ±${asked}).`,
  precisionMissed: (figure, reached, asked) =>
    `Precision NOT reached: ±${reached} on the difference in “${figure}” (asked: ±${asked}). Run more replications before relying on small differences.`,
  oneReplication: 'One replication gives no intervals. Run several before believing any difference.',
  replicationsOf: (count) => `${count} ${count === 1 ? 'replication' : 'replications'}`,
  daysOf: (count) => `${count} ${count === 1 ? 'day' : 'days'} each`,
  effort: (callers, replications) =>
    `It took ${callers} callers in ${replications} ${replications === 1 ? 'replication' : 'replications'}, the same ones in every world.`,
  sameCallers: (figure, ratio, callers) =>
    `That made the variance of the difference in “${figure}” ${ratio} times smaller than with callers of their own for each world: of those it would have taken about ${callers}.`,
  savedNothing: (figure, ratio) =>
    `For the difference in “${figure}” that saved nothing: its variance is ${ratio} times what callers of their own for each world would give.`,

  heads: {
    control: 'Every caller knows the number',
    figure: 'Figure',
    before: 'Before',
    after: 'After',
    difference: 'Difference',
    interval: '95 % interval',
    verdict: 'In words',
    world: 'World',
    lines: 'Lines',
    change: 'Change',
    published: 'Published',
    simulated: 'Simulated',
    source: 'Source',
    menu: 'Menu',
    line: 'Line',
    cause: 'How',
    callsPerMonth: 'Calls a month',
    share: 'Share of calls',
    seconds: 'Seconds',
    options: 'Options',
    firstMenu: 'First menu',
    desk: 'Desk',
    offered: 'Calls offered',
    wait: 'Mean wait',
    answeredIn20: 'Answered in 20 s',
    abandoned: 'Abandoned',
    occupancy: 'Occupancy',
    misrouteHours: 'Hours on misroutes',
    agentHours: 'Agent hours',
    parameter: 'Parameter',
    value: 'Value',
    low: 'Low',
    high: 'High',
    unit: 'Unit',
    status: 'Status',
    definition: 'Definition',
    product: 'Need (product)',
    outcome: 'Outcome',
    atLow: 'Change at low',
    atHigh: 'Change at high',
    exactAnswer: 'Solved exactly (first call)',
    sampledAnswer: 'Simulated (all calls)',
    measure: 'Measure',
    basis: 'Mapped from',
    yes: 'yes',
    no: 'no',
    wordList: 'Words by',
    lostShare: 'Lost in menu',
    menuTime: 'Time in menu',
    misrouted: 'Misrouted',
  },
  sections: {
    summary: 'Result',
    figures: 'Before and after',
    dots: 'Headline figures',
    flows: 'Where callers go',
    lost: 'Where callers get lost',
    prompts: 'How long the menus speak',
    sensitivity: 'What the answer hangs on',
    ablation: 'What each ingredient adds',
    steps: 'The roll-out, step by step',
    desks: 'Desks',
    control: 'Control',
    words: 'Whose words callers use',
    published: 'Published and simulated',
    experience: 'Customer experience (mapped)',
    definitions: 'Definitions',
    parameters: 'Parameters',
    provenance: 'Provenance',
  },
  howToRead: {
    summary: '',
    figures:
      'Differences are after minus before, paired on the same callers. An interval that contains zero is no clear difference.',
    dots: 'Each figure on its own scale from zero; bars are 95 % intervals of the mean, often narrower than the mark.',
    flows:
      'Calls a month from the product a caller needs, through the line dialled, to how the call first ended. Widths share one scale within a diagram.',
    lost: 'Calls that ended inside a menu, by menu and cause, most first.',
    prompts:
      'From the start of the menu to the end of its last option, for the caller who hears the longest version. The limits hold for first menus.',
    sensitivity:
      'Each bar: the change from before to after when one parameter stands at the low (hollow end) or high (filled end) of its range, all else at default. Pale bars are assumptions and vendor claims.',
    ablation: 'Each row changes one thing more than the row above it; differences are against the row above.',
    steps: 'The worlds of the roll-out in order; differences are against the step before.',
    desks: 'Agents by desk, means over the month.',
    control:
      'Callers who all know the right number. With the same menus on both sides one number has nothing to win back, so merging must not improve the lost rate; if it did, the model would be flattering mergers. With the old lines as they are, what remains of the change is owed to the menus, not to there being one number.',
    words:
      'What callers call things is one author’s guess. Here the same callers use words that others wrote for the same products and intents, without having seen the menus.',
    published:
      'The published figures were not used to set any parameter. They stand here as a check, whatever it shows.',
    experience:
      'These are NOT simulated. They are bands mapped from the measured changes by published or claimed relations, with their sources; read the direction, not the points.',
    definitions: 'What every figure of this report means, exactly.',
    parameters:
      'Every number the simulation rests on. Rows marked “assumption” or “vendor claim” have no better source; their ranges feed the chart above.',
    provenance: 'All that is needed to get this report again, byte for byte.',
  },
  controlKept: 'Control kept: same menus, numbers known, and merging does not improve the lost rate.',
  controlBroken:
    'Control BROKEN: same menus, numbers known, and merging still appears to improve the lost rate. Do not trust the headline before this is explained.',
  controlUnsure: 'No interval, so the control says little: run more replications.',
  controlAbsent: 'The same-menus control was not run: the merged menu cannot be split by product.',
  controls: { sameMenus: 'Same menus on both sides', numbersKnown: 'The old lines as they are' },
  reachesAlone: 'alone reaches the published figure',
  reachesNot: 'does not reach it alone',
  reachAlone: (names) =>
    `Moved alone within their ranges, these bring the simulation to the published figure: ${list(names)}.`,
  noneReaches: 'No single parameter, moved within its range, brings the simulation to the published figure.',
  someReach:
    'At least one parameter, moved within its range, would bring the simulation to the published figure by itself.',
  decidersOf: (figure) => `What moves “${figure}” most`,
  exactTitle: 'Two ways to the same menu',
  exactHow:
    'The part of a call before any queue is also solved in closed form, without any random number. It counts first calls only, the simulation counts redials and repeat calls too: near each other, not equal.',
  journey:
    'In the customer journey (aware, buy, receive, use, support, renew) this call sits in support, and for some callers in buy. Of the four questions asked at a touch point (how do you feel, was it easy, could you do what you came for, would you recommend us), a menu simulation can at most suggest a direction:',
  kicker: 'Dialtree · IVR hotline study',
  footer: 'Made by Dialtree. Nothing in this page is fetched from anywhere and no script runs in it.',
  provenance: {
    scenario: 'Scenario',
    worlds: 'Worlds',
    seed: 'Seed',
    replications: 'Replications',
    locale: 'Callers’ language',
    version: 'Made by',
    replay: 'Replay',
  },
  showData: 'Data of this chart',
  moreFigures: (count) => `${count} further figures`,
  moreRows: (shown, all) => `The ${shown} largest of ${all} are drawn; the table holds all.`,
  limitLabel: (seconds) => `limit ${seconds} s`,
  warnLabel: (seconds) => `warn ${seconds} s`,
  firstMenusOf: (world) => `Menus · ${world}`,
  laterMenus: 'later menu',
  noneLost: 'No call was lost in a menu.',
  callsAMonth: 'calls a month',
  wordsAgree: (figure, lists, from, to) =>
    `Under all ${lists} word lists “${figure}” moves the same way: by ${from} to ${to}.`,
  wordsDisagree: (figure, lists) =>
    `NOT settled: under ${lists} word lists “${figure}” does not always move the same way. The answer hangs on whose words callers use.`,
  ownWords: 'The scenario’s own',
  tornadoBase: (change) => `All at default: ${change}`,
  widestOf: (shown, all) => `The ${shown} widest of ${all}.`,
  linesOf: lines,
  colon: ': ',
  stop: '. ',
  list,
  overridden: 'set by the scenario',
  contents: 'Contents',
  skipToContents: 'Skip to the result',
};
