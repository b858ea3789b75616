/**
 * What a field of the machine file means stands in the catalogue; what one could write and the unit of a number stand here:
 * the annotations of its JSON Schema, for editors and for messages about a wrong file.
 */
import type { ChartWords } from '../words/index.ts';

type FieldName = keyof ChartWords['fields'];

interface Facts {
  /** Whose words the schema takes when it is made in a language. */
  readonly field: FieldName;
  readonly examples?: readonly unknown[];
  readonly 'x-unit'?: string;
  [key: string]: unknown;
}

/** @param unit of every field that takes a number; its words name it too. */
function about(field: FieldName, example: unknown, unit?: string): Facts {
  return { field, examples: [example], ...(unit !== undefined && { 'x-unit': unit }) };
}

/** Of a form that several fields take, or one of several forms: it has words and no example. */
export const means = (field: FieldName): Facts => ({ field });

export const conditionType = (name: string): Facts => about('conditionType', name);
export const params = (example: object): Facts => about('params', example);
export const goesTo = (place: string): Facts => about('goesTo', place);

export const FIELDS = {
  identity: about('identity', 'business'),
  device: about('device', 'pc'),
  event: about('event', 'open-repair'),
  days: about('days', [1, 2, 3, 4, 5], 'weekday'),
  from: about('from', 8.5, 'hourOfDay'),
  to: about('to', 18, 'hourOfDay'),
  calendar: about('calendar', 'office'),
  max: about('max', 2, 'times'),
  all: about('all', [{ type: 'hoursOpen', params: { days: [6, 7], from: 0, to: 24 } }]),
  any: about('any', [{ type: 'ownsDevice', params: { device: 'pc' } }]),
  action: about('action', 'countAttempt'),
  target: about('target', '#agent'),
  guard: about('guard', {
    type: 'identityIs',
    params: { identity: 'business' },
  }),
  actions: about('actions', { type: 'countAttempt' }),
  description: about('description', 'Agreed with the repair desk in May'),
  label: about('label', { en: 'repairs' }),
  examples: about('examples', {
    en: ['a broken screen', 'no sound'],
  }),
  role: about('role', 'operator'),
  language: about('language', 'en'),
  optionMeta: about('optionMeta', { label: { en: 'repairs' } }),
  serves: about('serves', ['phone.repair']),
  desk: about('desk', 'repairs'),
  outsideNumber: about('outsideNumber', '400-000-0001'),
  service: about('service', 'balance'),
  reason: about('reason', 'caller'),
  title: about('title', { en: 'First menu' }),
  layer: about('layer', 'product'),
  product: about('product', 'phone'),
  greeting: about('greeting', { en: 'Hello, this is the shop.' }),
  closing: about('closing', { en: 'Thank you.' }),
  phrasing: about('phrasing', 'label-first'),
  noInput: about('noInput', { en: 'We received no key.' }),
  noMatch: about('noMatch', { en: 'That key does nothing here.' }),
  retry: about('retry', {
    noInput: { en: 'We received no key.' },
  }),
  noInputSeconds: about('noInputSeconds', 5, 'seconds'),
  recordingText: about('recordingText', 'For repairs, press 1.'),
  recordingSeconds: about('recordingSeconds', 4.2, 'seconds'),
  optionEnd: about('optionEnd', 4.2, 'seconds'),
  optionEnds: about('optionEnds', { 'DTMF.1': 4.2, 'DTMF.2': 7.5 }),
  recordings: about('recordings', {
    en: { text: 'For repairs, press 1.', seconds: 4.2 },
  }),
  destination: about('destination', {
    goesTo: 'desk',
    desk: 'repairs',
    serves: ['phone.repair'],
  }),
  identityNames: about('identityNames', { business: { en: 'business customers' } }),
  deviceNames: about('deviceNames', { pc: { en: 'a PC' } }),
  historyNames: about('historyNames', { 'open-repair': { en: 'a PC in repair' } }),
  tags: about('tags', ['menu']),
  entry: about('entry', { type: 'resetAttempts' }),
  on: about('on', {
    'DTMF.1': { target: '#repairs', meta: { label: { en: 'repairs' } } },
  }),
  always: about('always', { target: '#agent' }),
  stateId: about('stateId', 'agent'),
  final: about('final', 'final'),
  groupInitial: about('groupInitial', 'menu'),
  groupStates: about('groupStates', { menu: { tags: ['menu'] } }),
  stateMeta: about('stateMeta', { greeting: { en: 'Hello.' } }),
  schema: about('schema', '../node_modules/dialtree/dist/schema/machine.schema.json'),
  id: about('id', 'shop'),
  version: about('version', '2025-03'),
  attempts: about('attempts', 0, 'times'),
  context: about('context', { attempts: 0 }),
  maxIterations: about('maxIterations', 100, 'steps'),
  options: about('options', { maxIterations: 100 }),
  initial: about('initial', 'menu'),
  states: about('states', { menu: { tags: ['menu'] } }),
  lineTitle: about('lineTitle', { en: 'The shop' }),
  locales: about('locales', ['en']),
  number: about('number', '400-000-0001'),
  unit: about('unit', 'Phones'),
  department: about('department', 'Service'),
  owner: about('owner', { unit: 'Phones', department: 'Service' }),
  status: about('status', 'assumption'),
  note: about('note', 'Transcribed from a call in March'),
  needs: about('needs', ['phone.repair']),
  facts: about('facts', { identity: { business: { en: 'business customers' } } }),
  until: about('until', '2025-06-30'),
  noticeText: about('noticeText', { en: 'Our menu has changed.' }),
  changeNotice: about('changeNotice', {
    text: { en: 'Our menu has changed.' },
    until: '2025-06-30',
  }),
  lineMeta: about('lineMeta', {
    title: { en: 'The shop' },
    locales: ['en'],
  }),
  hoursParams: about('hoursParams', { days: [1, 2, 3, 4, 5], from: 8.5, to: 18 }),
  maxParams: about('maxParams', { max: 2 }),
  whenParams: about('whenParams', {
    not: { type: 'ownsDevice', params: { device: 'pc' } },
  }),
  not: about('not', { type: 'ownsDevice', params: { device: 'pc' } }),
};
