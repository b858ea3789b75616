/**
 * A change as a sentence for the owner of a line. Rewordings keep their two texts, to be shown word by word.
 */
import {
  indexChart,
  keySymbol,
  KEYS,
  type Chart,
  type Destination,
  type Guard,
  type Key,
  type Locale,
  type MachineConfig,
} from '../../../chart/index.ts';
import { describeDestination } from '../../core/words/describe-destination.ts';
import { describeGuard } from '../../core/words/describe-guard.ts';
import type { Words } from '../../core/words/index.ts';
import { chooseText } from '../../../speech/index.ts';
import { cardTitle } from '../../view/index.ts';
import type { Change, OptionPlace } from './changes.ts';
import type { CompareWords } from './words/index.ts';

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
  say: CompareWords,
  words: Words,
): Teller {
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
    return say.sentence.option(keyName(event), chooseText(label, locale, after.meta.locales) ?? '');
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
    guard ? describeGuard(guard, words, meta) : say.sentence.everybody;

  const tell = (change: Change): Told => {
    switch (change.kind) {
      case 'added':
      case 'removed': {
        if (change.what === 'option')
          return { badge: change.kind, about: optionName(change.option), text: '' };
        const title = change.kind === 'added' ? titleOf(change.state) : titleBefore(change.state);
        return { badge: change.kind, about: say.sentence.state(say.what[change.what], title), text: '' };
      }
      case 'moved':
        if (change.what === 'option') {
          return {
            badge: 'moved',
            about: optionName(change.to),
            text: say.sentence.movedOption(
              say.sentence.keyIn(keyName(change.from.event), titleBefore(change.from.state)),
              say.sentence.keyIn(keyName(change.to.event), titleOf(change.to.state)),
            ),
          };
        }
        return {
          badge: 'moved',
          about: say.sentence.state(say.what[change.what], titleOf(change.state)),
          text: say.sentence.movedState(change.from, change.to),
        };
      case 'rekeyed':
        return {
          badge: 'rekeyed',
          about: optionName(change.option),
          text: say.sentence.rekeyed(keyName(change.from), keyName(change.to)),
        };
      case 'reordered':
        return {
          badge: 'reordered',
          about: '',
          text: say.sentence.reordered(change.from.map(keyName).join(' '), change.to.map(keyName).join(' ')),
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
          text: say.sentence.redirected(goal(one, change.from), goal(other, change.to)),
        };
      case 'condition':
        return {
          badge: 'condition',
          about: optionName(change.option),
          text: say.sentence.condition(guardText(change.from, before), guardText(change.to, after)),
        };
      case 'destination':
        return {
          badge: 'destination',
          about: '',
          text: say.sentence.redirected(describeEnd(change.from, say), describeEnd(change.to, say)),
        };
      case 'setting':
        return {
          badge: 'setting',
          about: aboutOption(change.option),
          text: describeSetting(change.name, change.from, change.to, say),
        };
    }
  };
  return { tell, titleOf };
}

function isKey(event: string): boolean {
  return event.startsWith('DTMF.');
}

export function keyName(event: string): string {
  const key = KEYS.find((each): each is Key => event === `DTMF.${each}`);
  return key ? keySymbol(key) : event;
}

function eventName(event: string, say: CompareWords): string {
  return Object.hasOwn(say.event, event) ? say.event[event as keyof CompareWords['event']] : event;
}

function describeEnd(value: unknown, say: CompareWords): string {
  if (typeof value !== 'object' || value === null) return say.sentence.none;
  const destination = value as Destination;
  const serves =
    'serves' in destination && destination.serves.length > 0
      ? ` (${say.destination.serves(destination.serves.join(', '))})`
      : '';
  return `${describeDestination(destination, say.destination)}${serves}`;
}

function describeSetting(name: string, from: unknown, to: unknown, say: CompareWords): string {
  const title = Object.hasOwn(say.setting, name) ? (say.setting[name] ?? name) : name.replace(/^meta\./, '');
  // Of two long lists only what came and went is worth reading.
  if (isTexts(from) && isTexts(to))
    return `${title}: ${say.sentence.list(
      to.filter((each) => !from.includes(each)),
      from.filter((each) => !to.includes(each)),
    )}`;
  return say.sentence.setting(title, showValue(from, say), showValue(to, say));
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
