/** Keys that a text announces work for those who hear it, and stand for what the text says they do. */
import { keySymbol, type ChartState, type Key } from '../../chart/index.ts';
import { hasPhrasing } from '../../speech/index.ts';
import { wordingFor, type KeyMention } from '../../wording/index.ts';
import { NOBODY, type CallerSet } from '../caller-sets.ts';
import type { Hearing, Inspection, Menu } from '../inspection.ts';
import { findMixedUp } from '../label-match.ts';
import {
  announcedIn,
  noticeTexts,
  optionTexts,
  ownTexts,
  recordingsOf,
  type SpokenText,
} from '../spoken-texts.ts';
import type { Finding, Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const announcedIsAccepted: Rule<never> = {
  id: 'announced-is-accepted',
  title: say(rulesWords, (words) => words.announcedIsAccepted.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.announcedIsAccepted.reason),
  source: 'defects found in real menus',
  limits: {},
  *check(inspection) {
    for (const menu of inspection.menus) yield* checkMenu(menu, inspection);
    yield* checkNotice(inspection);
    yield* checkAnnouncements(inspection);
    yield* checkOptions(inspection);
  },
};

function* checkMenu(menu: Menu, inspection: Inspection): Iterable<Finding> {
  const { locales } = inspection;
  for (const text of ownTexts(menu.state, locales)) {
    const mentions = announcedIn(text, inspection);
    if (mentions.length > 0)
      for (const hearing of inspection.hearings(menu))
        yield* compareKeys(menu, hearing, text, mentions, inspection);
  }
  for (const text of recordingsOf(menu.state, locales)) {
    // Without its words nothing is compared; `notLookedAt` says so.
    if (text.text.trim() === '') continue;
    const mentions = announcedIn(text, inspection);
    for (const hearing of inspection.hearings(menu)) {
      yield* compareKeys(menu, hearing, text, mentions, inspection);
      yield* findLeftOut(menu, hearing, text, mentions);
    }
  }
}

/** Announced keys that do nothing, or something else than is said of them. */
function* compareKeys(
  menu: Menu,
  hearing: Hearing,
  text: SpokenText,
  mentions: readonly KeyMention[],
  { config }: Inspection,
): Iterable<Finding> {
  const { locale, path } = text;
  for (const { key, label } of mentions) {
    const option = hearing.options.find((each) => each.key === key);
    const place = {
      path,
      menu: menu.state.path,
      shows: { nodes: menu.nodes, callers: hearing.callers, next: [`DTMF.${key}` as const] },
    };
    if (!option)
      yield {
        message: menu.options.some((each) => each.key === key)
          ? say(rulesWords, (words) => words.announcedIsAccepted.message({ locale, key: keySymbol(key) }))
          : sayUnknown(locale, key),
        hint: say(rulesWords, (words) => words.announcedIsAccepted.hint),
        ...place,
      };
    const other =
      option && label && findMixedUp(label.text, option, hearing.options, locale, config.meta.locales);
    if (other && label)
      yield {
        message: say(rulesWords, (words) =>
          words.announcedIsAccepted.mixedUp({
            locale,
            key: keySymbol(key),
            said: label.text,
            otherKey: keySymbol(other.key),
          }),
        ),
        hint: say(rulesWords, (words) => words.announcedIsAccepted.hint),
        ...place,
      };
  }
}

const sayUnknown = (locale: string, key: Key) =>
  say(rulesWords, (words) => words.announcedIsAccepted.textAnnouncesUnknown({ locale, key: keySymbol(key) }));

/**
 * Choices that a recording does not announce. A language whose forms have not been tried on many menus is
 * doubted mildly; one that cannot be read is not looked at, unless a key was found all the same.
 */
function* findLeftOut(
  menu: Menu,
  hearing: Hearing,
  { locale, path }: SpokenText,
  mentions: readonly KeyMention[],
): Iterable<Finding> {
  const wording = wordingFor(locale);
  if (!wording && mentions.length === 0) return;
  const choices = hearing.options.filter(({ role }) => role === 'choice');
  const left = choices.filter(({ key }) => !mentions.some((mention) => mention.key === key));
  const found = {
    hint: say(rulesWords, (words) => words.announcedIsAccepted.recordingHint),
    path,
    menu: menu.state.path,
    shows: { nodes: menu.nodes, callers: hearing.callers },
    ...(wording?.isThorough ? {} : { severity: 'warning' as const }),
  };
  if (left.length > 0 && mentions.length === 0)
    yield {
      ...found,
      message: say(rulesWords, (words) => words.announcedIsAccepted.recordingNamesNone({ locale })),
    };
  else
    for (const { key } of left)
      yield {
        ...found,
        message: say(rulesWords, (words) =>
          words.announcedIsAccepted.recordingLeavesOut({ locale, optionKey: keySymbol(key) }),
        ),
      };
}

/** What is said before the first menu has to be true in each first menu. */
function* checkNotice(inspection: Inspection): Iterable<Finding> {
  const { menus, firsts, sets } = inspection;
  for (const text of noticeTexts(inspection)) {
    const mentions = announcedIn(text, inspection);
    if (mentions.length === 0) continue;
    for (const menu of menus) {
      const first = menu.nodes.reduce<CallerSet>(
        (all, node) => sets.either(all, firsts[node] as CallerSet),
        NOBODY,
      );
      for (const hearing of first === NOBODY ? [] : inspection.hearings(menu)) {
        const callers = sets.both(hearing.callers, first);
        if (callers !== NOBODY) yield* compareKeys(menu, { ...hearing, callers }, text, mentions, inspection);
      }
    }
  }
}

/** An announcement may speak of its own keys, or of those of the menu that comes after it. */
function* checkAnnouncements(inspection: Inspection): Iterable<Finding> {
  const { chart, locales } = inspection;
  for (const state of chart.states) {
    if (!state.isAnnouncement) continue;
    for (const text of [...recordingsOf(state, locales), ...ownTexts(state, locales)])
      for (const { key } of announcedIn(text, inspection)) yield* findDeadKey(state, text, key, inspection);
  }
}

function* findDeadKey(
  state: ChartState,
  { locale, path }: SpokenText,
  key: Key,
  { automaton, walk, sets, land }: Inspection,
): Iterable<Finding> {
  const event = `DTMF.${key}` as const;
  for (const { index, state: at } of automaton.nodes) {
    const here = walk.reach[index] as CallerSet;
    if (at !== state.path || here === NOBODY) continue;
    let without = here;
    const places = [{ node: index, callers: here }, ...land(index, here)];
    for (const { node } of places)
      for (const arc of walk.arcs[node] ?? [])
        if (arc.event === event && arc.edge?.event === event) without = sets.without(without, arc.callers);
    if (without === NOBODY) continue;
    yield {
      message:
        without === here
          ? sayUnknown(locale, key)
          : say(rulesWords, (words) => words.announcedIsAccepted.message({ locale, key: keySymbol(key) })),
      hint: say(rulesWords, (words) => words.announcedIsAccepted.hint),
      path,
      shows: { nodes: [index], callers: without },
    };
    return;
  }
}

/** A label or an example that names a key: another than its own is wrong, its own is heard twice. */
function* checkOptions(inspection: Inspection): Iterable<Finding> {
  const { chart, locales } = inspection;
  for (const each of chart.transitions) {
    if (!each.event.startsWith('DTMF.')) continue;
    const own = each.event.replace('DTMF.', '') as Key;
    for (const text of optionTexts(each, locales))
      for (const { key } of announcedIn(text, inspection)) {
        // Without phrasing of its own a language has to put "press" into its labels.
        if (key === own && !hasPhrasing(text.locale)) continue;
        yield {
          message: say(rulesWords, (words) =>
            words.announcedIsAccepted[key === own ? 'labelRepeatsKey' : 'labelNamesOther']({
              locale: text.locale,
              key: keySymbol(key),
              own: keySymbol(own),
            }),
          ),
          hint: say(rulesWords, (words) => words.announcedIsAccepted.labelHint),
          path: text.path,
          ...(each.source.path === '' ? {} : { menu: each.source.path }),
          ...(key === own ? { severity: 'warning' as const } : {}),
        };
      }
  }
}
