/** New states: menus, announcements, decisions, groups and the places where calls go. */
import type { Draft } from 'immer';
import type { Destination, StateMeta, Text } from '../types.ts';
import { chartOf, insertState, joinPath, stateAt, type StateDraft, transitionAt } from './draft.ts';
import { freshKey, toKey } from './fresh.ts';
import { writeTarget } from './targets.ts';
import { indexChart } from '../chart.ts';
import { Refused } from './refused.ts';
import type { DocumentDraft, Edit, MachineDocument, OptionPlace, Position } from './types.ts';
import { chooseLanguage, say, chartWords, type ChartWords } from '../../words/index.ts';

export interface NewState {
  /** Path of the group it goes into; '' is the machine. */
  readonly parent: string;
  readonly title?: Text;
  readonly key?: string;
  readonly position?: Position;
  /** An option that shall lead to it. */
  readonly from?: OptionPlace;
}

export function addMenu(
  document: MachineDocument,
  menu: NewState & { readonly layer?: NonNullable<StateMeta['layer']> },
): Edit {
  return addState(
    document,
    menu,
    'menu',
    (words, title) => words.addStates.addMenu({ title }),
    () => ({
      tags: ['menu'],
      entry: { type: 'resetAttempts' },
      meta: {
        title: {
          ...(menu.title ?? titleFor(document, ({ addStates }) => addStates.newMenu)),
        },
        ...(menu.layer === undefined ? {} : { layer: menu.layer }),
      },
    }),
  );
}

export function addAnnouncement(
  document: MachineDocument,
  announcement: NewState & { readonly target?: string },
): Edit {
  const { target } = announcement;
  return addState(
    document,
    announcement,
    'announcement',
    (words, title) => words.addStates.addAnnouncement({ title }),
    (draft, path) => ({
      tags: ['announcement'],
      meta: {
        title: {
          ...(announcement.title ?? titleFor(document, ({ addStates }) => addStates.newAnnouncement)),
        },
      },
      ...(target === undefined ? {} : { on: { DONE: { target: writeTarget(draft, path, target) } } }),
    }),
  );
}

/**
 * A state that says nothing and passes callers on by what is known of them. It has to lead somewhere from the
 * start.
 */
export function addDecision(
  document: MachineDocument,
  decision: NewState & { readonly target: string },
): Edit {
  return addState(
    document,
    decision,
    'decision',
    (words, title) => words.addStates.addDecision({ title }),
    (draft, path) => ({
      ...(decision.title ? { meta: { title: { ...decision.title } } } : {}),
      always: { target: writeTarget(draft, path, decision.target) },
    }),
  );
}

/** With a first menu inside, because an empty group is no state. */
export function addGroup(document: MachineDocument, group: NewState & { readonly product?: string }): Edit {
  return addState(
    document,
    group,
    group.product ?? 'group',
    (words, title) => words.addStates.addGroup({ title }),
    () => ({
      initial: 'menu',
      meta: {
        title: {
          ...(group.title ?? titleFor(document, ({ addStates }) => addStates.newGroup)),
        },
        ...(group.product === undefined ? {} : { product: group.product }),
      },
      states: {
        menu: {
          tags: ['menu'],
          entry: { type: 'resetAttempts' },
          meta: {
            title: titleFor(document, ({ addStates }) => addStates.newMenu),
          },
        },
      },
    }),
  );
}

export function addDestination(
  document: MachineDocument,
  final: NewState & { readonly destination: Destination },
): Edit {
  const { destination } = final;
  const words =
    destination.goesTo === 'desk'
      ? destination.desk
      : destination.goesTo === 'self-service'
        ? destination.service
        : destination.goesTo === 'number'
          ? 'number'
          : 'hung-up';
  return addState(
    document,
    final,
    words,
    (words, title) => words.addStates.addDestination({ title }),
    () => ({
      type: 'final',
      meta: {
        ...(final.title ? { title: { ...final.title } } : {}),
        destination: structuredClone(destination) as Draft<Destination>,
      },
    }),
  );
}

function addState(
  document: MachineDocument,
  given: NewState,
  fallback: string,
  speak: (words: ChartWords, title: string) => string,
  make: (draft: DocumentDraft, path: string) => StateDraft,
): Edit {
  const key = freshKey(
    indexChart(document.config),
    given.parent,
    given.key ?? toKey(given.title?.['en'] ?? '', toKey(fallback, 'state')),
  );
  const path = joinPath(given.parent, key);
  return {
    name: say(chartWords, (words, language) =>
      speak(words, given.title?.[language] ?? given.title?.['en'] ?? key),
    ),
    selects: path,
    recipe: (draft) => {
      if (chartOf(draft).stateAt(path))
        throw new Refused(say(chartWords, (words) => words.addStates.taken({ path })));
      const parent = stateAt(draft, given.parent);
      if (given.parent !== '' && !parent.states)
        throw new Refused(say(chartWords, (words) => words.addStates.noGroup({ parent: given.parent })));
      insertState(parent, key, make(draft, path));
      if (given.position) draft.layout.positions[path] = { ...given.position };
      if (given.from) transitionAt(draft, given.from).target = writeTarget(draft, given.from.state, path);
    },
  };
}

/** A first name in the machine's languages, each in the nearest one that the interface speaks. */
function titleFor({ config }: MachineDocument, speak: (words: ChartWords) => string): Record<string, string> {
  return Object.fromEntries(
    config.meta.locales.map((locale) => [locale, speak(chartWords[chooseLanguage(locale)])]),
  );
}
