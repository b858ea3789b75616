/**
 * Mermaid: a flowchart from left to right, because a menu is read as a tree. Groups of menus are subgraphs,
 * keys stand on the edges. What menus inherit from an ancestor (operator, repeat, silence) would be an edge
 * from every menu: it is folded into one note per ancestor instead, with dotted edges to where it leads.
 */
import type { Automaton } from '../../automaton/index.ts';
import {
  indexChart,
  keySymbol,
  labelGuard,
  type Chart,
  type ChartState,
  type ChartTransition,
  type Key,
  type MachineConfig,
  type Text,
} from '../../chart/index.ts';
import { escapeLabel, tidyText } from '../mermaid/escape-label.ts';
import { createNodeIds } from '../mermaid/node-ids.ts';
import { chooseLanguage, formatsWords, type FormatsWords, type Language } from '../../words/index.ts';
import type { Format, FormatOptions, Overlay } from '../types.ts';
import { formatBare } from '../../util/format-number.ts';

export const mermaid: Format = {
  id: 'mermaid',
  extension: 'mmd',
  mediaType: 'text/vnd.mermaid',
  write: (config, options = {}) => toMermaid(config, options.automaton, options),
};

interface Drawing {
  readonly chart: Chart;
  readonly locale: string;
  /** Of the few words a diagram says itself; labels of options are the machine's. */
  readonly language: Language;
  readonly words: FormatsWords['mermaid'];
  readonly overlay: Overlay | undefined;
  /** State paths some caller can reach; undefined when nobody looked. */
  readonly reached: ReadonlySet<string> | undefined;
  readonly idOf: (path: string) => string;
  /** Index of a transition among the automaton's edges, or undefined for `always`. */
  readonly edgeOf: ReadonlyMap<ChartTransition, number>;
}

interface DrawnEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly isDotted: boolean;
  readonly share: number | undefined;
}

/**
 * A Mermaid flowchart, one line of text each element. With an automaton, states nobody can reach are marked.
 */
export function toMermaid(
  config: MachineConfig,
  automaton?: Automaton,
  options: Omit<FormatOptions, 'automaton'> = {},
): string {
  const chart = indexChart(config);
  const locale = options.locale ?? config.meta.locales[0] ?? 'en';
  const language = chooseLanguage(locale);
  const drawing: Drawing = {
    chart,
    locale,
    language,
    words: formatsWords[language].mermaid,
    overlay: options.overlay,
    reached: automaton && new Set(automaton.nodes.map((node) => node.state)),
    idOf: createNodeIds(),
    // The automaton numbers edges in the chart's order and knows no `always`.
    edgeOf: new Map(
      chart.transitions
        .filter((transition) => transition.event !== 'always')
        .map((transition, index) => [transition, index]),
    ),
  };
  const root = chart.states[0] as ChartState;
  const edges = [
    startEdge(drawing, root),
    ...chart.transitions.flatMap((transition) => drawEdge(drawing, transition)),
  ];
  return [
    'flowchart LR',
    `  start(("${escapeLabel(textIn(drawing, config.meta.title))}"))`,
    ...drawChildren(drawing, root, '  '),
    ...drawNote(drawing, root, '  '),
    ...edges.map(
      ({ from, to, label, isDotted }) =>
        `  ${from} ${isDotted ? '-.->' : '-->'}${label ? `|"${label}"|` : ''} ${to}`,
    ),
    ...edges.flatMap(({ share }, index) =>
      share === undefined
        ? []
        : [`  linkStyle ${index} stroke-width:${(1 + 11 * Math.min(1, Math.max(0, share))).toFixed(1)}px`],
    ),
    '  classDef note stroke-dasharray:3 3',
    '  classDef lost stroke:#c0412b,stroke-width:3px',
    '  classDef unreachable stroke-dasharray:2 4,opacity:0.6',
    '',
  ].join('\n');
}

function startEdge(drawing: Drawing, root: ChartState): DrawnEdge {
  return {
    from: 'start',
    to: drawing.idOf(enter(drawing, root).path),
    label: '',
    isDotted: false,
    share: undefined,
  };
}

function childrenOf(drawing: Drawing, state: ChartState): ChartState[] {
  return drawing.chart.states.filter((candidate) => candidate.parent === state);
}

/** Where a call really stands after entering a group: its first state, all the way down. */
function enter(drawing: Drawing, state: ChartState): ChartState {
  const first = childrenOf(drawing, state).find((child) => child.key === state.config.initial);
  return first ? enter(drawing, first) : state;
}

function drawChildren(drawing: Drawing, state: ChartState, indent: string): string[] {
  return childrenOf(drawing, state).flatMap((child) => {
    if (childrenOf(drawing, child).length === 0) return [indent + drawNode(drawing, child)];
    const title = textIn(drawing, child.config.meta?.title) || child.key;
    return [
      `${indent}subgraph ${drawing.idOf(child.path)}["${escapeLabel(title)}"]`,
      ...drawChildren(drawing, child, `${indent}  `),
      ...drawNote(drawing, child, `${indent}  `),
      `${indent}end`,
    ];
  });
}

function drawNode(drawing: Drawing, state: ChartState): string {
  const lost = drawing.overlay?.lostAt.get(state.path);
  const isUnreachable =
    drawing.reached !== undefined && !drawing.reached.has(state.path) && !isDecision(state);
  const lines = [
    nameState(drawing, state),
    ...(lost === undefined ? [] : [drawing.words.lost({ share: percent(lost) })]),
    ...(isUnreachable ? [drawing.words.unreachable] : []),
  ];
  const [open, close] = shapeOf(state);
  const mark = isUnreachable ? ':::unreachable' : lost !== undefined && lost > 0 ? ':::lost' : '';
  return `${drawing.idOf(state.path)}${open}"${lines.map(escapeLabel).join('<br/>')}"${close}${mark}`;
}

function isDecision(state: ChartState): boolean {
  return !state.isFinal && !state.isMenu && !state.isAnnouncement;
}

function shapeOf(state: ChartState): readonly [string, string] {
  if (state.isMenu) return ['[', ']'];
  if (state.isAnnouncement) return ['([', '])'];
  if (!state.isFinal) return ['{', '}'];
  const goesTo = state.config.meta?.destination?.goesTo;
  return goesTo === 'desk' ? ['[[', ']]'] : goesTo === 'hang-up' ? ['(((', ')))'] : ['[/', '/]'];
}

function nameState(drawing: Drawing, state: ChartState): string {
  const { words } = drawing;
  const { meta } = state.config;
  const destination = meta?.destination;
  if (destination?.goesTo === 'desk') return words.desk({ desk: destination.desk });
  if (destination?.goesTo === 'number') return destination.number;
  if (destination?.goesTo === 'self-service') return words.selfService({ service: destination.service });
  if (destination?.goesTo === 'hang-up') return words.ends[destination.reason];
  // A product's only menu is known by the product's name; its key is often just "menu".
  const group = state.parent?.parent ? textIn(drawing, state.parent.config.meta?.title) : '';
  return (
    textIn(drawing, meta?.title) ||
    [...textIn(drawing, meta?.greeting)].slice(0, 40).join('') ||
    group ||
    state.key
  );
}

/**
 * Leaves draw their own edges; what stands on a group or on the machine is inherited and starts at its note.
 */
function drawEdge(drawing: Drawing, entry: ChartTransition): DrawnEdge[] {
  const { source, transition, target, event } = entry;
  const isInherited = childrenOf(drawing, source).length > 0;
  if (isInherited && !target) return []; // Said in the note; an arrow to nowhere would say nothing more.
  const from = drawing.idOf(isInherited ? noteOf(source) : source.path);
  const to = drawing.idOf(target ? enter(drawing, target).path : source.path);
  const share = shareOf(drawing, entry);
  const says = [
    sayEvent(drawing, entry),
    transition.guard ? labelGuard(transition.guard, drawing.language, drawing.chart.config.meta) : '',
    share === undefined ? '' : percent(share),
  ];
  return [
    {
      from,
      to,
      label: says
        .filter((part) => part !== '')
        .map(escapeLabel)
        .join('<br/>'),
      isDotted: isInherited || !(event.startsWith('DTMF.') || event === 'DONE' || event === 'always'),
      share,
    },
  ];
}

function sayEvent(drawing: Drawing, { event, transition, position }: ChartTransition): string {
  const { words } = drawing;
  const otherwise = position > 0 && !transition.guard ? words.otherwise : '';
  if (event === 'DONE' || event === 'always') return otherwise;
  const what =
    event === 'NO_INPUT'
      ? words.silence
      : event === 'NO_MATCH'
        ? words.wrongKey
        : event === 'HANGUP'
          ? words.hangUp
          : `${keySymbol(event.replace('DTMF.', '') as Key)} ${textIn(drawing, transition.meta?.label)}`;
  return `${what.trimEnd()}${otherwise && `, ${otherwise}`}`;
}

function shareOf(drawing: Drawing, entry: ChartTransition): number | undefined {
  const index = drawing.edgeOf.get(entry);
  return index === undefined ? undefined : drawing.overlay?.edgeShare.get(index);
}

function noteOf(state: ChartState): string {
  return `${state.path} note`;
}

function drawNote(drawing: Drawing, state: ChartState, indent: string): string[] {
  const inherited = drawing.chart.transitions.filter(
    (entry) => entry.source === state && entry.event !== 'always',
  );
  if (inherited.length === 0) return [];
  const { words } = drawing;
  const title = state.parent
    ? words.everyMenuOf({ group: textIn(drawing, state.config.meta?.title) || state.key })
    : words.everyMenu;
  const stays = inherited
    .filter(({ target }) => !target)
    .map((entry) => {
      const guard = entry.transition.guard
        ? ` (${labelGuard(entry.transition.guard, drawing.language, drawing.chart.config.meta)})`
        : '';
      const again = entry.event.startsWith('DTMF.') ? '' : `: ${words.again}`;
      const share = shareOf(drawing, entry);
      return `${sayEvent(drawing, entry)}${guard}${again}${share === undefined ? '' : ` ${percent(share)}`}`;
    });
  return [
    `${indent}${drawing.idOf(noteOf(state))}["${[title, ...stays].map(escapeLabel).join('<br/>')}"]:::note`,
  ];
}

function percent(share: number): string {
  return `${formatBare(share, 'share')}%`;
}

/** The asked language, one of the same language, else the machine's first, else any. */
function textIn({ chart, locale }: Pick<Drawing, 'chart' | 'locale'>, text: Text | undefined): string {
  if (!text) return '';
  const language = locale.toLowerCase().split('-')[0];
  const tags = Object.keys(text);
  const tag =
    tags.find((each) => each === locale) ??
    tags.find((each) => each.toLowerCase().split('-')[0] === language) ??
    tags.find((each) => each === chart.config.meta.locales[0]) ??
    tags[0];
  return tag === undefined ? '' : tidyText(text[tag] ?? '');
}
