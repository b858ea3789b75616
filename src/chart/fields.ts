/**
 * What a field of the machine file means, with what one could write and the unit of a number: the annotations of its JSON
 * Schema, for editors and for messages about a wrong file.
 */
import { about, type Annotations } from '../util/about.ts';

export const conditionType = (name: string): Annotations => about('Which condition it is.', name);
export const params = (example: object): Annotations => about('What the condition asks about.', example);
export const goesTo = (place: string): Annotations => about('What kind of place the call goes to.', place);

export const FIELDS = {
  identity: about('Who the caller is taken for, as `meta.facts.identity` names it.', 'business'),
  device: about('What the caller owns, as `meta.facts.devices` names it.', 'pc'),
  event: about('What is on record, as `meta.facts.history` names it.', 'open-repair'),
  days: about('Weekdays from 1 (Monday) to 7 (Sunday).', [1, 2, 3, 4, 5], 'weekday'),
  from: about('Hour of the day, local time, from 0 to 24; 8.5 is half past eight.', 8.5, 'hourOfDay'),
  to: about('Hour of the day at which it is no longer true, from 0 to 24.', 18, 'hourOfDay'),
  max: about('Times that a menu may be heard, the first one counted.', 2, 'times'),
  all: about('All of these hold.', [{ type: 'hoursOpen', params: { days: [6, 7], from: 0, to: 24 } }]),
  any: about('At least one of these holds.', [{ type: 'ownsDevice', params: { device: 'pc' } }]),
  action: about(
    '`resetAttempts` belongs on the entry of every menu, `countAttempt` on retries.',
    'countAttempt',
  ),
  target: about('Where it leads. Absent: the menu is spoken again.', '#agent'),
  guard: about('Taken, and spoken, only for callers for whom this holds. Absent: for everybody.', {
    type: 'identityIs',
    params: { identity: 'business' },
  }),
  actions: about('What is counted on the way. Absent: nothing.', { type: 'countAttempt' }),
  description: about('A note for people; nobody hears it.', 'Agreed with the repair desk in May'),
  label: about('What the option is called in the prompt.', { en: 'repairs' }),
  examples: about('Read out after the label: "for example: ...". Absent: none.', {
    en: ['a broken screen', 'no sound'],
  }),
  role: about('What kind of option it is. Absent: `choice`.', 'operator'),
  language: about('Choosing it changes the language of the call to this one of `meta.locales`.', 'en'),
  optionMeta: about('What a keyed transition says about itself.', { label: { en: 'repairs' } }),
  serves: about('Needs that are served there.', ['phone.repair']),
  desk: about('The desk’s id in the scenario.', 'repairs'),
  outsideNumber: about('The number, as it is dialled.', '400-000-0001'),
  service: about('Name of the service.', 'balance'),
  reason: about('Who or what ended it.', 'caller'),
  title: about('What people call this state; nobody hears it.', { en: 'First menu' }),
  layer: about('What the options of this menu are about. Absent: as above it.', 'product'),
  product: about(
    'The product that a group of menus belongs to, as the scenario names it. Absent: none.',
    'phone',
  ),
  greeting: about('Said before the options.', { en: 'Hello, this is the shop.' }),
  closing: about('Said after the options.', { en: 'Thank you.' }),
  phrasing: about('How options are phrased. Absent: label first, "for repairs, press 3".', 'label-first'),
  noInput: about('Said when no key came.', { en: 'We received no key.' }),
  noMatch: about('Said after a key that does nothing.', { en: 'That key does nothing here.' }),
  retry: about('Said before a menu is heard again; menus below inherit it.', {
    noInput: { en: 'We received no key.' },
  }),
  noInputSeconds: about(
    'Seconds of silence before NO_INPUT; menus below inherit it. Absent: 5.',
    5,
    'seconds',
  ),
  recordingText: about('What the recording says.', 'For repairs, press 1.'),
  recordingSeconds: about('Its measured length in seconds. Absent: estimated from the text.', 4.2, 'seconds'),
  recordings: about('By language: a recorded prompt in place of the composed one.', {
    en: { text: 'For repairs, press 1.', seconds: 4.2 },
  }),
  destination: about('On final states: where the call goes.', {
    goesTo: 'desk',
    desk: 'repairs',
    serves: ['phone.repair'],
  }),
  identityNames: about('Who: "business customers".', { business: { en: 'business customers' } }),
  deviceNames: about('What they own: "a PC".', { pc: { en: 'a PC' } }),
  historyNames: about('What they have: "a PC in repair".', { 'open-repair': { en: 'a PC in repair' } }),
  tags: about('`menu`: speaks its options and waits. `announcement`: speaks, then goes on by DONE.', [
    'menu',
  ]),
  entry: about('Done whenever the state is entered.', { type: 'resetAttempts' }),
  on: about('What each event (`DTMF.1`, `NO_INPUT`, ...) does; options in spoken order.', {
    'DTMF.1': { target: '#repairs', meta: { label: { en: 'repairs' } } },
  }),
  always: about('Taken at once, the first whose guard holds.', { target: '#agent' }),
  stateId: about(
    'A name by which targets anywhere find this state, as `#id`. Absent: only siblings find it, by its key.',
    'agent',
  ),
  final: about('`final`: the call leaves the menu here. Absent: it does not.', 'final'),
  groupInitial: about('Of a group: the state that is entered first.', 'menu'),
  groupStates: about('Of a group: its states.', { menu: { tags: ['menu'] } }),
  stateMeta: about('What is said here, and where a call goes.', { greeting: { en: 'Hello.' } }),
  schema: about('Where editors find the schema.', '../node_modules/dialtree/dist/schema/machine.schema.json'),
  id: about('The name by which scenarios find this machine.', 'shop'),
  version: about('Version of the menu, in the words of whoever keeps it.', '2025-03'),
  attempts: about('Failures in the present menu: a call begins with none.', 0, 'times'),
  context: about('What a call remembers: failures in the present menu.', { attempts: 0 }),
  maxIterations: about('The most steps of `always` in a row. Absent: without limit.', 100, 'steps'),
  options: about('Settings of XState: `maxIterations` ends a cycle of `always`.', { maxIterations: 100 }),
  initial: about('The state in which a call begins.', 'menu'),
  states: about('Menus, announcements, decisions, groups and ends, by key.', { menu: { tags: ['menu'] } }),
  lineTitle: about('What people call this line.', { en: 'The shop' }),
  locales: about('The languages it speaks; every text is there in each.', ['en']),
  number: about('The number that is dialled.', '400-000-0001'),
  unit: about('Business unit.', 'Phones'),
  department: about('Department in it.', 'Service'),
  owner: about('Whose line it is.', { unit: 'Phones', department: 'Service' }),
  status: about(
    'Where the content comes from: measured, published, a vendor’s claim, or an assumption.',
    'assumption',
  ),
  note: about('What a reader of the file should know.', 'Transcribed from a call in March'),
  needs: about('Needs it promises to serve; the rules prove it. Absent: those of its destinations.', [
    'phone.repair',
  ]),
  facts: about(
    'Names of what guards ask about, to complete a sentence: business customers; (who own) a PC; (with) a PC in repair.',
    { identity: { business: { en: 'business customers' } } },
  ),
  until: about('The last day on which it is said.', '2025-06-30'),
  noticeText: about('What is said.', { en: 'Our menu has changed.' }),
  changeNotice: about('Announced while callers still remember the older keys.', {
    text: { en: 'Our menu has changed.' },
    until: '2025-06-30',
  }),
  lineMeta: about('What the whole line says and promises; menus inherit some of it.', {
    title: { en: 'The shop' },
    locales: ['en'],
  }),
  hoursParams: about('On which days, between which hours.', { days: [1, 2, 3, 4, 5], from: 8.5, to: 18 }),
  maxParams: about('How many failures are forgiven.', { max: 2 }),
  whenParams: about('What is combined: `all`, `any` or `not`.', {
    not: { type: 'ownsDevice', params: { device: 'pc' } },
  }),
  not: about('This does not hold.', { type: 'ownsDevice', params: { device: 'pc' } }),
};
