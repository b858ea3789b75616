/** New states: menus, announcements, decisions, groups and the places where calls go. */
import type { Draft } from 'immer';
import type { Destination, StateMeta, Text } from '../types.ts';
import { chartOf, insertState, joinPath, stateAt, type StateDraft, transitionAt } from './draft.ts';
import { freshKey, toKey } from './fresh.ts';
import { names } from './names.ts';
import { writeTarget } from './targets.ts';
import { indexChart } from '../chart.ts';
import { Refused } from './refused.ts';
import type { DocumentDraft, Edit, MachineDocument, Names, OptionPlace, Position } from './types.ts';

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
  return addState(document, menu, 'menu', names('add menu', '添加菜单'), () => ({
    tags: ['menu'],
    entry: { type: 'resetAttempts' },
    meta: {
      title: { ...(menu.title ?? titleFor(document, names('New menu', '新菜单'))) },
      ...(menu.layer === undefined ? {} : { layer: menu.layer }),
    },
  }));
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
    names('add announcement', '添加播报'),
    (draft, path) => ({
      tags: ['announcement'],
      meta: { title: { ...(announcement.title ?? titleFor(document, names('New announcement', '新播报'))) } },
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
  return addState(document, decision, 'decision', names('add decision', '添加分流'), (draft, path) => ({
    ...(decision.title ? { meta: { title: { ...decision.title } } } : {}),
    always: { target: writeTarget(draft, path, decision.target) },
  }));
}

/** With a first menu inside, because an empty group is no state. */
export function addGroup(document: MachineDocument, group: NewState & { readonly product?: string }): Edit {
  return addState(document, group, group.product ?? 'group', names('add group', '添加分组'), () => ({
    initial: 'menu',
    meta: {
      title: { ...(group.title ?? titleFor(document, names('New group', '新分组'))) },
      ...(group.product === undefined ? {} : { product: group.product }),
    },
    states: {
      menu: {
        tags: ['menu'],
        entry: { type: 'resetAttempts' },
        meta: { title: titleFor(document, names('New menu', '新菜单')) },
      },
    },
  }));
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
  return addState(document, final, words, names('add destination', '添加去向'), () => ({
    type: 'final',
    meta: {
      ...(final.title ? { title: { ...final.title } } : {}),
      destination: structuredClone(destination) as Draft<Destination>,
    },
  }));
}

function addState(
  document: MachineDocument,
  given: NewState,
  fallback: string,
  verb: Names,
  make: (draft: DocumentDraft, path: string) => StateDraft,
): Edit {
  const key = freshKey(
    indexChart(document.config),
    given.parent,
    given.key ?? toKey(given.title?.['en'] ?? '', toKey(fallback, 'state')),
  );
  const path = joinPath(given.parent, key);
  const words = {
    en: given.title?.['en'] ?? key,
    'zh-CN': given.title?.['zh-CN'] ?? given.title?.['en'] ?? key,
  };
  return {
    name: { en: `${verb.en} ${words.en}`, 'zh-CN': `${verb['zh-CN']} ${words['zh-CN']}` },
    selects: path,
    recipe: (draft) => {
      if (chartOf(draft).stateAt(path))
        throw new Refused(`"${path}" is there already.`, `“${path}”已经存在。`);
      const parent = stateAt(draft, given.parent);
      if (given.parent !== '' && !parent.states)
        throw new Refused(`"${given.parent}" is no group.`, `“${given.parent}”不是分组。`);
      insertState(parent, key, make(draft, path));
      if (given.position) draft.layout.positions[path] = { ...given.position };
      if (given.from) transitionAt(draft, given.from).target = writeTarget(draft, given.from.state, path);
    },
  };
}

/** A first name in those of the machine's languages that the interface speaks. */
function titleFor(document: MachineDocument, words: Names): Record<string, string> {
  const title: Record<string, string> = {};
  for (const locale of document.config.meta.locales)
    title[locale] = locale.toLowerCase().startsWith('zh') ? words['zh-CN'] : words.en;
  return title;
}
