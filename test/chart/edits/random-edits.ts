/**
 * Any edit a designer can make, with places and words drawn at random: right ones mostly, wrong ones now and
 * then.
 */
import fc from 'fast-check';
import * as edits from '../../../src/chart/index.ts';
import {
  indexChart,
  KEYS,
  toList,
  type Edit,
  type EventName,
  type Guard,
  type MachineDocument,
  type OptionPlace,
} from '../../../src/chart/index.ts';

/** Draws from what the document has at the moment. */
export interface Draws {
  readonly document: MachineDocument;
  pick<T>(from: readonly T[]): T | undefined;
  number(below: number): number;
  readonly state: string;
  readonly group: string;
  readonly option: OptionPlace;
  readonly text: string;
  readonly locale: string;
}

const TEXTS = [
  '',
  'Printers',
  '打印机',
  'اطبع',
  'repairs & spare parts',
  '<b>&amp;</b>',
  'a'.repeat(400),
  'constructor',
  '1',
  'x'.repeat(2001),
];
const GUARDS: readonly Guard[] = [
  { type: 'ownsDevice', params: { device: 'pc' } },
  {
    type: 'when',
    params: {
      all: [
        { type: 'identityIs', params: { identity: 'business' } },
        { type: 'when', params: { not: { type: 'attemptsLeft', params: { max: 2 } } } },
      ],
    },
  },
  { type: 'hoursOpen', params: { days: [1, 2, 3], from: 9, to: 17 } },
];

/** By name: every maker of edits. The test holds this table against the exports. */
export const MAKERS: Readonly<Record<string, (d: Draws) => Edit | undefined>> = {
  setText: (d) => {
    const kind =
      d.pick(['title', 'greeting', 'closing', 'no-input', 'no-match', 'label', 'notice'] as const) ?? 'title';
    return edits.setText(
      d.document,
      kind === 'label' ? { kind, option: d.option } : kind === 'notice' ? { kind } : { kind, state: d.state },
      d.locale,
      d.text,
    );
  },
  setExamples: (d) =>
    edits.setExamples(d.document, d.option, d.locale, d.number(2) ? [d.text, 'laptops'] : []),
  setRecording: (d) =>
    edits.setRecording(
      d.document,
      d.state,
      d.locale,
      d.number(2) ? { text: d.text, seconds: d.number(20) } : undefined,
    ),
  setChangeNotice: (d) =>
    edits.setChangeNotice(
      d.document,
      d.number(2) ? { text: { [d.locale]: d.text }, until: '2027-01-31' } : undefined,
    ),
  setDescription: (d) => edits.setDescription(d.document, d.state, d.text),
  addMenu: (d) =>
    edits.addMenu(d.document, {
      parent: d.group,
      title: { en: d.text },
      ...(d.number(2) ? { position: { x: d.number(500), y: -d.number(500) } } : {}),
      ...(d.number(2) ? { from: d.option } : {}),
    }),
  addAnnouncement: (d) =>
    edits.addAnnouncement(d.document, { parent: d.group, ...(d.number(2) ? { target: d.state } : {}) }),
  addDecision: (d) => edits.addDecision(d.document, { parent: d.group, target: d.state }),
  addGroup: (d) =>
    edits.addGroup(d.document, { parent: d.group, ...(d.number(2) ? { product: 'printer' } : {}) }),
  addDestination: (d) =>
    edits.addDestination(d.document, {
      parent: d.group,
      destination: d.number(2)
        ? { goesTo: 'desk', desk: 'help', serves: ['pc.repair'] }
        : { goesTo: 'hang-up', reason: 'closed' },
    }),
  duplicateState: (d) => edits.duplicateState(d.document, d.state),
  renameState: (d) =>
    edits.renameState(
      d.document,
      d.state,
      d.pick(['menu', 'pc', 'fresh-name', 'not a key', 'a.b', 'prototype']) ?? 'menu',
    ),
  moveState: (d) => edits.moveState(d.document, d.state, d.group, d.number(4)),
  groupStates: (d) => {
    const siblings = indexChart(d.document.config).stateAt(d.group)?.config.states ?? {};
    return edits.groupStates(
      d.document,
      Object.keys(siblings)
        .filter(() => d.number(2))
        .map((key) => (d.group ? `${d.group}.${key}` : key)),
    );
  },
  ungroup: (d) => edits.ungroup(d.document, d.group),
  setInitial: (d) =>
    edits.setInitial(
      d.document,
      d.group,
      d.pick(Object.keys(indexChart(d.document.config).stateAt(d.group)?.config.states ?? {})) ?? 'none',
    ),
  deleteStates: (d) => edits.deleteStates(d.document, d.number(4) ? [d.state] : [d.state, d.group]),
  addOption: (d) =>
    edits.addOption(d.document, d.state, {
      label: { en: d.text },
      ...(d.number(2) ? { target: d.state } : {}),
      ...(d.number(2) ? { key: '3' } : {}),
      ...(d.number(3) ? {} : { guard: GUARDS[1] as Guard }),
      index: d.number(5),
    }),
  addAlternative: (d) => edits.addAlternative(d.document, d.option, GUARDS[0] as Guard),
  deleteOption: (d) => edits.deleteOption(d.document, d.option),
  duplicateOption: (d) => edits.duplicateOption(d.document, d.option),
  moveOption: (d) =>
    edits.moveOption(d.document, d.option, {
      state: d.number(2) ? d.option.state : d.state,
      index: d.number(8),
    }),
  setKey: (d) => edits.setKey(d.document, d.option, d.pick(KEYS) ?? '1'),
  renumberKeys: (d) => edits.renumberKeys(d.document, d.state),
  connectOption: (d) => edits.connectOption(d.document, d.option, d.number(5) ? d.state : undefined),
  connectEvent: (d) =>
    edits.connectEvent(
      d.document,
      d.state,
      d.pick(['DONE', 'NO_INPUT', 'NO_MATCH', 'HANGUP'] as const) ?? 'DONE',
      d.state,
    ),
  setRole: (d) =>
    edits.setRole(
      d.document,
      d.option,
      d.pick(['choice', 'operator', 'repeat', 'back'] as const) ?? 'choice',
    ),
  setGuard: (d) => edits.setGuard(d.document, d.option, d.pick([undefined, ...GUARDS])),
  setAttempts: (d) => edits.setAttempts(d.document, d.state, d.number(11)),
  wireEvents: (d) =>
    edits.wireEvents(d.document, d.number(2) ? ['NO_INPUT', 'NO_MATCH', 'HANGUP'] : ['HANGUP']),
  setDestination: (d) =>
    edits.setDestination(d.document, d.state, { goesTo: 'number', number: d.text, serves: [] }),
  setLayer: (d) => edits.setLayer(d.document, d.state, d.pick([undefined, 'product', 'intent'] as const)),
  setNoInputSeconds: (d) => edits.setNoInputSeconds(d.document, d.state, d.pick([undefined, 5, 0, -1, 9999])),
  setPhrasing: (d) => edits.setPhrasing(d.document, d.state, d.pick([undefined, 'key-first'] as const)),
  setProduct: (d) => edits.setProduct(d.document, d.state, d.text),
  setResetsAttempts: (d) => edits.setResetsAttempts(d.document, d.state, d.number(2) === 1),
  addLocale: (d) => edits.addLocale(d.document, d.pick(['de', 'ar', 'en', 'not a tag']) ?? 'de'),
  removeLocale: (d) => edits.removeLocale(d.document, d.locale),
  setMachineDetails: (d) =>
    edits.setMachineDetails(d.document, { number: d.text, version: d.number(2) ? '2' : undefined }),
  setNeeds: (d) => edits.setNeeds(d.document, d.number(2) ? ['pc.repair', 'pc.repair'] : []),
  setFactName: (d) =>
    edits.setFactName(
      d.document,
      d.pick(['identity', 'devices', 'history'] as const) ?? 'devices',
      d.pick(['pc', 'open-repair', 'constructor', '']) ?? 'pc',
      d.locale,
      d.text,
    ),
  moveOnCanvas: (d) =>
    edits.moveOnCanvas(d.document, {
      [d.state]: { x: d.number(1000) + 0.4, y: d.number(9) ? -3 : Number.NaN },
    }),
  tidy: (d) =>
    edits.tidy(
      d.document,
      Object.fromEntries(
        indexChart(d.document.config).states.map(({ path }, i) => [path, { x: i * 10, y: i }]),
      ),
    ),
  paste: (d) => {
    const clip = d.number(2) ? edits.copyState(d.document, d.state) : edits.copyOption(d.document, d.option);
    const read = clip && edits.parseClip(edits.printClip(clip));
    return (
      read &&
      edits.paste(d.document, read, d.number(2) ? d.group : d.state, d.number(2) ? { x: 1, y: 2 } : undefined)
    );
  },
};

/** One recipe for a random edit: the maker and the numbers it draws from. */
export interface RandomEdit {
  readonly maker: string;
  readonly numbers: readonly number[];
}

export const randomEdits = fc.array(
  fc.record({
    maker: fc.constantFrom(...Object.keys(MAKERS)),
    numbers: fc.array(fc.nat(), { minLength: 16, maxLength: 16 }),
  }),
  { minLength: 1, maxLength: 25 },
);

export function makeEdit(document: MachineDocument, { maker, numbers }: RandomEdit): Edit | undefined {
  let next = 0;
  const number = (below: number): number => (numbers[next++ % numbers.length] ?? 0) % Math.max(1, below);
  const pick = <T>(from: readonly T[]): T | undefined => from[number(from.length)];
  const chart = indexChart(document.config);
  const places = chart.states.flatMap(({ path, config }) => [
    ...Object.entries(config.on ?? {}).flatMap(([event, list]) =>
      toList(list).map((_, position) => ({ state: path, event: event as EventName, position })),
    ),
    ...toList(config.always ?? []).map((_, position) => ({
      state: path,
      event: 'always' as const,
      position,
    })),
  ]);
  return MAKERS[maker]?.({
    document,
    number,
    pick,
    get state() {
      return number(30) === 0 ? 'no.such.state' : (pick(chart.states)?.path ?? '');
    },
    get group() {
      return number(30) === 0
        ? 'nowhere'
        : (pick(chart.states.filter(({ config }) => config.states))?.path ?? '');
    },
    get option() {
      return pick(places) ?? { state: 'gone', event: 'DTMF.1', position: 3 };
    },
    get text() {
      return pick(TEXTS) ?? '';
    },
    get locale() {
      return number(20) === 0 ? 'de' : (pick(document.config.meta.locales) ?? 'en');
    },
  });
}
