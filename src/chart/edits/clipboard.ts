/** States and options as text that can be pasted into the same machine, another one, or another window. */
import type { Draft } from 'immer';
import { readJson } from '../../util/read-json.ts';
import { indexChart } from '../chart.ts';
import { machineSchema } from '../schema.ts';
import type { Key, StateConfig, Transition } from '../types.ts';
import { dropTransitions } from './delete-states.ts';
import {
  chartOf,
  isKeyEvent,
  isWithin,
  joinPath,
  keyOf,
  listAt,
  setList,
  stateAt,
  type StateDraft,
  type TransitionDraft,
} from './draft.ts';
import { placeCopy } from './duplicate-state.ts';
import { freshKey } from './fresh.ts';
import { freeKey } from './keys.ts';
import { findState, findTransition } from './find-state.ts';
import { writeTarget } from './targets.ts';
import { Refused } from './refused.ts';
import type { DocumentDraft, Edit, MachineDocument, OptionPlace, Position } from './types.ts';
import { say, chartWords } from '../../words/index.ts';

export type Clip =
  | {
      readonly dialtree: 'state';
      readonly key: string;
      readonly state: StateConfig;
      readonly positions: Readonly<Record<string, Position>>;
    }
  | {
      readonly dialtree: 'option';
      readonly key: Key;
      readonly transition: Transition;
      /** Path of its target, for pasting into the same machine. */ readonly target?: string;
    };

export function copyState(document: MachineDocument, path: string): Clip | undefined {
  const state = path === '' ? undefined : findState(document.config, path);
  if (!state) return undefined;
  // Positions relative to the state: '' is itself.
  const positions = Object.entries(document.layout.positions)
    .filter(([each]) => isWithin(each, path))
    .map(([each, position]) => [each.slice(path.length), position]);
  return {
    dialtree: 'state',
    key: keyOf(path),
    state,
    positions: Object.fromEntries(positions) as Record<string, Position>,
  };
}

export function copyOption(document: MachineDocument, option: OptionPlace): Clip | undefined {
  const transition = findTransition(document.config, option);
  if (!transition || !isKeyEvent(option.event)) return undefined;
  const chart = indexChart(document.config);
  const source = chart.stateAt(option.state);
  const target =
    transition.target !== undefined && source ? chart.resolve(transition.target, source)?.path : undefined;
  return {
    dialtree: 'option',
    key: option.event.slice('DTMF.'.length) as Key,
    transition,
    ...(target === undefined ? {} : { target }),
  };
}

export function printClip(clip: Clip): string {
  return JSON.stringify(clip, undefined, 2);
}

/** Undefined for anything that was not copied here: the clipboard belongs to everybody. */
export function parseClip(text: string): Clip | undefined {
  const value = readJson(text, 'clipboard').document?.value as
    | Partial<Record<string, unknown>>
    | undefined
    | null;
  if (typeof value !== 'object' || value === null) return undefined;
  if (
    value['dialtree'] === 'state' &&
    typeof value['key'] === 'string' &&
    isFragment({ [value['key']]: value['state'] }, value['key'])
  ) {
    const positions = Object.entries((value['positions'] ?? {}) as Record<string, Position>).filter(
      ([, at]) => Number.isFinite(at?.x) && Number.isFinite(at?.y),
    );
    return {
      dialtree: 'state',
      key: value['key'],
      state: value['state'] as StateConfig,
      positions: Object.fromEntries(positions.map(([path, { x, y }]) => [path, { x, y }])),
    };
  }
  if (
    value['dialtree'] === 'option' &&
    typeof value['key'] === 'string' &&
    isFragment({ menu: { tags: ['menu'], on: { [`DTMF.${value['key']}`]: value['transition'] } } }, 'menu')
  ) {
    const target = value['target'];
    return {
      dialtree: 'option',
      key: value['key'] as Key,
      transition: value['transition'] as Transition,
      ...(typeof target === 'string' ? { target } : {}),
    };
  }
  return undefined;
}

function isFragment(states: Readonly<Record<string, unknown>>, initial: string): boolean {
  return machineSchema.safeParse({ id: 'clip', meta: { title: {}, locales: ['en'] }, initial, states })
    .success;
}

/**
 * A state goes into a group, an option onto a menu. What a state led to outside itself it leads to again
 * where the machine has it; elsewhere those transitions are left out.
 */
export function paste(document: MachineDocument, clip: Clip, into: string, position?: Position): Edit {
  if (clip.dialtree === 'option') return pasteOption(clip, into);
  const key = freshKey(indexChart(document.config), into, clip.key);
  const path = joinPath(into, key);
  return {
    name: say(chartWords, (words) => words.clipboard.paste({ clipKey: clip.key })),
    selects: path,
    recipe: (draft) => {
      const parent = stateAt(draft, into);
      if (!parent.states) throw new Refused(say(chartWords, (words) => words.clipboard.statesIntoGroups));
      placeCopy(draft, structuredClone(clip.state) as StateDraft, path);
      dropDangling(draft, path);
      const origin = clip.positions[''];
      for (const [relative, at] of Object.entries(clip.positions)) {
        const shift =
          position && origin ? { x: position.x - origin.x, y: position.y - origin.y } : { x: 48, y: 48 };
        if (chartOf(draft).stateAt(path + relative))
          draft.layout.positions[path + relative] = { x: at.x + shift.x, y: at.y + shift.y };
      }
      if (position && !origin) draft.layout.positions[path] = { ...position };
    },
  };
}

function pasteOption(clip: Clip & { dialtree: 'option' }, into: string): Edit {
  const label = clip.transition.meta?.label ?? {};
  return {
    name: say(chartWords, (words, language) =>
      words.clipboard.pasteOption({ option: label[language] ?? Object.values(label)[0] ?? '' }).trim(),
    ),
    selects: into,
    recipe: (draft) => {
      const menu = stateAt(draft, into);
      if (menu.type === 'final') throw new Refused(say(chartWords, (words) => words.clipboard.callEnds));
      const key = listAt(menu, `DTMF.${clip.key}`).length === 0 ? clip.key : freeKey(draft, into);
      const { target: _target, ...option } = structuredClone(clip.transition) as Draft<Transition>;
      const isHere = clip.target !== undefined && chartOf(draft).stateAt(clip.target) !== undefined;
      const made: TransitionDraft = isHere
        ? { target: writeTarget(draft, into, clip.target as string), ...option }
        : option;
      setList(menu, `DTMF.${key}`, [made]);
    },
  };
}

function dropDangling(draft: DocumentDraft, path: string): void {
  const chart = chartOf(draft);
  const dangling = chart.transitions.filter(
    ({ source, target, transition }) =>
      isWithin(source.path, path) && transition.target !== undefined && !target,
  );
  const isAimless = chart.states.some((state) => {
    const ways = chart.transitions.filter(({ source, event }) => source === state && event === 'always');
    return (
      isWithin(state.path, path) &&
      !state.isMenu &&
      !state.isAnnouncement &&
      !state.config.states &&
      ways.length > 0 &&
      ways.every((way) => dangling.includes(way))
    );
  });
  if (isAimless) throw new Refused(say(chartWords, (words) => words.clipboard.aimless));
  dropTransitions(draft, dangling);
}
