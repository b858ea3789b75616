/**
 * A change as a sentence for the owner of a line. Rewordings keep their two texts, to be shown word by word.
 */
import {
  type Chart,
  describeGuard,
  type Destination,
  type Guard,
  indexChart,
  type Key,
  KEYS,
  keySymbol,
  type Locale,
  type MachineConfig,
} from '../../../chart/index.ts';
import { describeDestination } from '../../core/words/describe-destination.ts';
import { chooseText } from '../../../speech/index.ts';
import { cardTitle, isKeyEvent } from '../../view/index.ts';
import type { Change, OptionPlace } from './changes.ts';
import { type CompareWords, type Language, commonWords, compareWords } from '../../../words/index.ts';

export interface Told {
  readonly badge: keyof CompareWords['badge'];
  /** What it is about: "key 3, “repairs”". Empty when the menu itself is meant. */
  readonly about: string;
  readonly text: string;
  /** Two texts instead of a sentence. */
  readonly reworded?: { readonly locale: Locale; readonly from: string; readonly to: string };
}

export interface Teller {
  tell(change: Change): Told;
  /** Name of a state in the newer machine if it is there, else in the older. */
  titleOf(state: string): string;
}

export function createTeller(
  before: MachineConfig,
  after: MachineConfig,
  locale: Locale,
  language: Language,
): Teller {
  const say = compareWords[language];
  const [one, other] = [indexChart(before), indexChart(after)];
  const nameIn = (chart: Chart, path: string): string | undefined => {
    const state = chart.stateAt(path);
    if (!state) return undefined;
    return state.parent ? cardTitle(chart, state, locale) : say.wholeMachine;
  };
  const titleOf = (path: string): string => nameIn(other, path) ?? nameIn(one, path) ?? path;
  const titleBefore = (path: string): string => nameIn(one, path) ?? titleOf(path);
  const optionName = ({ event, label }: OptionPlace): string => {
    if (!isKey(event)) return eventName(event, say);
    const key = keyName(event);
    const name = chooseText(label, locale, after.meta.locales);
    return name ? say.sentence.option({ key, label: name }) : say.sentence.unlabelledOption({ key });
  };
  const aboutOption = (option: OptionPlace | undefined): string => (option ? optionName(option) : '');
  const goal = (chart: Chart, path: string | undefined): string => {
    if (path === undefined) return say.sentence.again;
    const state = chart.stateAt(path);
    const destination = state?.config.meta?.destination;
    return destination
      ? describeDestination(destination, say.destination)
      : `“${nameIn(chart, path) ?? path}”`;
  };
  const guardText = (guard: Guard | undefined, { meta }: MachineConfig): string =>
    guard ? describeGuard(guard, language, meta) : say.sentence.everybody;

  const tell = (change: Change): Told => {
    switch (change.kind) {
      case 'added':
      case 'removed': {
        if (change.what === 'option')
          return { badge: change.kind, about: optionName(change.option), text: '' };
        const title = change.kind === 'added' ? titleOf(change.state) : titleBefore(change.state);
        return {
          badge: change.kind,
          about: say.sentence.state({ what: say.what[change.what], title }),
          text: '',
        };
      }
      case 'moved':
        if (change.what === 'option') {
          return {
            badge: 'moved',
            about: optionName(change.to),
            text: say.sentence.movedOption({
              from: say.sentence.keyIn({
                key: keyName(change.from.event),
                menu: titleBefore(change.from.state),
              }),
              to: say.sentence.keyIn({ key: keyName(change.to.event), menu: titleOf(change.to.state) }),
            }),
          };
        }
        return {
          badge: 'moved',
          about: say.sentence.state({ what: say.what[change.what], title: titleOf(change.state) }),
          text: say.sentence.movedState({ from: change.from, to: change.to }),
        };
      case 'rekeyed':
        return {
          badge: 'rekeyed',
          about: optionName(change.option),
          text: say.sentence.rekeyed({ from: keyName(change.from), to: keyName(change.to) }),
        };
      case 'reordered':
        return {
          badge: 'reordered',
          about: '',
          text: say.sentence.reordered({
            from: change.from.map(keyName).join(' '),
            to: change.to.map(keyName).join(' '),
          }),
        };
      case 'reworded':
        return {
          badge: 'reworded',
          about: [aboutOption(change.option), say.field[change.field], change.fact?.id]
            .filter(Boolean)
            .join(' · '),
          text: '',
          reworded: { locale: change.locale, from: change.from, to: change.to },
        };
      case 'redirected':
        return {
          badge: 'redirected',
          about: optionName(change.option),
          text: say.sentence.redirected({ from: goal(one, change.from), to: goal(other, change.to) }),
        };
      case 'condition':
        return {
          badge: 'condition',
          about: optionName(change.option),
          text: say.sentence.condition({
            from: guardText(change.from, before),
            to: guardText(change.to, after),
          }),
        };
      case 'destination':
        return {
          badge: 'destination',
          about: '',
          text: say.sentence.redirected({
            from: describeEnd(change.from, language),
            to: describeEnd(change.to, language),
          }),
        };
      case 'setting':
        return {
          badge: 'setting',
          about: aboutOption(change.option),
          text: describeSetting(change.name, change.from, change.to, language),
        };
    }
  };
  return { tell, titleOf };
}

function isKey(event: string): boolean {
  return isKeyEvent(event);
}

export function keyName(event: string): string {
  const key = KEYS.find((each): each is Key => event === `DTMF.${each}`);
  return key ? keySymbol(key) : event;
}

function eventName(event: string, say: CompareWords): string {
  return Object.hasOwn(say.event, event) ? say.event[event as keyof CompareWords['event']] : event;
}

function describeEnd(value: unknown, language: Language): string {
  const say = compareWords[language];
  if (typeof value !== 'object' || value === null) return say.sentence.none;
  const end = value as Destination;
  const destination = describeDestination(end, say.destination);
  if (!('serves' in end) || end.serves.length === 0) return destination;
  const needs = end.serves.join(commonWords[language].listComma);
  return say.destination.withNeeds({ destination, serves: say.destination.serves({ needs }) });
}

function describeSetting(name: string, from: unknown, to: unknown, language: Language): string {
  const say = compareWords[language];
  const title = settingName(name, say);
  // Of two long lists only what came and went is worth reading.
  if (isTexts(from) && isTexts(to))
    return say.sentence.listSetting({
      name: title,
      change: describeList(
        to.filter((each) => !from.includes(each)),
        from.filter((each) => !to.includes(each)),
        language,
      ),
    });
  return say.sentence.setting({ name: title, from: showValue(from, say), to: showValue(to, say) });
}

/** By its path in the file: `meta.changeNotice.until`. */
function settingName(path: string, { setting }: CompareWords): string {
  let found: unknown = setting;
  for (const step of path.split('.'))
    found =
      typeof found === 'object' && found !== null && Object.hasOwn(found, step)
        ? found[step as keyof typeof found]
        : undefined;
  return typeof found === 'string' ? found : path.replace(/^meta\./, '');
}

function describeList(come: readonly string[], gone: readonly string[], language: Language): string {
  const { sentence } = compareWords[language];
  const { listComma } = commonWords[language];
  const [gained, lost] = [come.join(listComma), gone.join(listComma)];
  if (come.length === 0 && gone.length === 0) return sentence.otherOrder;
  if (come.length === 0) return sentence.lost({ lost });
  return gone.length === 0 ? sentence.gained({ gained }) : sentence.gainedAndLost({ gained, lost });
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function showValue(value: unknown, say: CompareWords): string {
  if (value === undefined || value === null || value === '') return say.sentence.none;
  if (Array.isArray(value)) return value.map((each) => showValue(each, say)).join(', ') || say.sentence.none;
  if (typeof value === 'object')
    return Object.values(value)
      .map((each) => showValue(each, say))
      .join(' · ');
  return String(value as string | number | boolean);
}
