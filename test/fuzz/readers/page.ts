/** What the studio's page reads without a screen: unsaved work that a browser kept, and machines that it draws. */
import { parseMachine, printMachine } from '../../../src/chart/index.ts';
import { checkMachine } from '../../../src/rules/index.ts';
import {
  createViewReader,
  findText,
  firstMenusOf,
  isSmall,
  layoutAll,
  layoutPlainly,
  placeProblem,
  rowOffsets,
  worstHearing,
} from '../../../src/studio/view/index.ts';
import { smallMachine } from '../../machine/small-machine.ts';
import { createLocal, makeBench, PATH } from '../../studio/document/fixtures.ts';
import { toSamples } from '../corpus.ts';
import { Broken } from '../laws.ts';
import { GROW_MACHINE } from '../mutate/grow-machine.ts';
import { makeJson } from '../mutate/make-json.ts';
import { joinTexts, splitTexts } from './between.ts';
import type { Reader } from './types.ts';

const text = printMachine(smallMachine);
const layoutText = '{"positions":{"pc":{"x":1,"y":2}}}';
const file = (content: string, hasChanges = true): object => ({ text: content, base: 'v1', hasChanges });
const ROWS = toSamples(
  [
    { format: 2, tab: 'gone', revision: 3, path: PATH, files: [file(text), file(layoutText)] },
    { format: 2, tab: 'gone', revision: 3, path: PATH, files: [file(text, false), file(layoutText)] },
    {
      format: 1,
      tab: 'gone',
      revision: 3,
      path: PATH,
      machine: text,
      layout: layoutText,
      machineBase: null,
      layoutBase: 'v2',
      hasMachineChanges: true,
      hasLayoutChanges: false,
    },
  ].map((row) => JSON.stringify(row, undefined, 1)),
);
const MACHINES = toSamples([text]);
const LAYOUTS = toSamples([layoutText]);
const EDITS = toSamples(
  [
    {
      format: 2,
      after: 3,
      count: 1,
      hasChanges: [true, false],
      edits: [{ path: ['config', 'meta', 'title', 'en'], to: 'X' }],
    },
    { format: 2, after: 3, count: 2, hasChanges: [true], edits: [{ path: ['config', 'states', 'pc'] }] },
    {
      format: 2,
      after: 3,
      count: 2,
      hasChanges: [true],
      edits: [{ path: ['layout', 'positions', 'pc', 'x'], to: 1e9 }],
    },
    { format: 1, after: 3, count: 1, hasMachineChanges: true, hasLayoutChanges: true, edits: [] },
  ].map((row) => JSON.stringify(row, undefined, 1)),
);

/** A whole draft and the edits after it: a page that finds them opens, or sets them aside. */
export const drafts: Reader = {
  name: 'drafts',
  extension: 'txt',
  weight: 0.5,
  make: (luck) => {
    // The file inside the row is text there: it is changed before it is put in.
    const inner = JSON.stringify({
      format: 2,
      tab: 'gone',
      revision: 3,
      path: PATH,
      files: [file(makeJson(luck, MACHINES)), file(makeJson(luck, LAYOUTS), luck.once(2))],
    });
    const row = luck.once(2) ? inner : makeJson(luck, ROWS);
    return joinTexts(row, luck.once(2) ? makeJson(luck, EDITS) : '');
  },
  read: async (input) => {
    const [row = '', edits = ''] = splitTexts(input, 2);
    const local = createLocal();
    const key = `dialtree:draft:test:gone:${PATH}`;
    local.rows.set(key, row);
    if (edits !== '') local.rows.set(`${key}#edits`, edits);
    const bench = await makeBench(undefined, { local });
    const store = await bench.open();
    const { status, document, draft } = store.getSnapshot();
    store.end();
    const printed = document && printMachine(document.config);
    // What a draft brings is drawn and saved like what a file brings.
    if (printed !== undefined && !parseMachine(printed, 'draft').machine)
      throw new Broken('round trip', 'A draft was opened that is no machine.');
    if (document) drawView(document.config);
    return {
      isAccepted: printed !== undefined && printed !== text,
      said: () => JSON.stringify([status, draft, printed]),
    };
  },
};

export const page: Reader = {
  name: 'page',
  extension: 'machine.json',
  weight: 4,
  make: (luck, { machines }) => makeJson(luck, machines, GROW_MACHINE),
  read: (given) => {
    const { machine } = parseMachine(given, 'fuzz.machine.json');
    if (!machine) return { isAccepted: false, said: () => '' };
    return { isAccepted: true, said: drawView(machine.config) };
  },
};

function drawView(config: typeof smallMachine): () => string {
  const view = createViewReader().read(config);
  const [locale = 'en'] = config.meta.locales;
  const cards = [...view.cards.values()];
  for (const card of cards) {
    rowOffsets(card);
    worstHearing(view.chart, card, locale);
  }
  const positions = isSmall(view) ? layoutAll(view) : layoutPlainly(view);
  for (const { x, y } of Object.values(positions))
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw new Broken('problem', 'A card has no place.');
  if (Object.keys(positions).length !== cards.length)
    throw new Broken('problem', `${cards.length} cards have ${Object.keys(positions).length} places.`);
  findText(view, 'a');
  firstMenusOf(view.chart);
  return () => {
    const places = checkMachine(config).map(({ path, menu }) => placeProblem(view, path, menu));
    return JSON.stringify([positions, places]);
  };
}
