/** Layouts, rules, clipboards, imports, results, and JSON that is written back in its own handwriting. */
import {
  applyEdit,
  copyOption,
  copyState,
  EMPTY_LAYOUT,
  indexChart,
  parseClip,
  parseLayout,
  parseMachine,
  paste,
  printClip,
  printLayout,
  printMachine,
  rewriteLayout,
  type Clip,
} from '../../../src/chart/index.ts';
import { parseStudyResult, STUDY_RENDERERS } from '../../../src/report/index.ts';
import { checkMachine, parseRuleConfig, RULES } from '../../../src/rules/index.ts';
import { readImport } from '../../../src/studio/storage/index.ts';
import { kindOfPath } from '../../../src/util/project-path.ts';
import { readJson } from '../../../src/util/read-json.ts';
import { rewriteJson } from '../../../src/util/rewrite-json.ts';
import { smallMachine } from '../../machine/small-machine.ts';
import { buildStudy } from '../../report/study-fixture.ts';
import { smallDesign } from '../../study/small-study.ts';
import { pickSample, toSamples } from '../corpus.ts';
import { Broken, holdEqual, holdMarkup, holdProblems, holdVisible } from '../laws.ts';
import { makeJson } from '../mutate/make-json.ts';
import { joinTexts, splitTexts } from './between.ts';
import { makeText } from './tables.ts';
import type { Reader } from './types.ts';

const documentOf = { config: smallMachine, layout: EMPTY_LAYOUT };
const states = indexChart(smallMachine).states.map(({ path }) => path);
const LAYOUTS = toSamples([
  printLayout({
    positions: Object.fromEntries(states.map((path, i) => [path, { x: 40 * i, y: -30.5 * i }])),
  }),
  printLayout(EMPTY_LAYOUT),
]);

export const layout: Reader = {
  name: 'layout',
  extension: 'layout.json',
  weight: 8,
  make: (luck) => makeJson(luck, LAYOUTS),
  read: (text) => {
    const { layout: read, problems } = parseLayout(text, 'fuzz.layout.json');
    holdProblems(problems, { text, file: 'fuzz.layout.json' });
    if (!read) return { isAccepted: false, said: () => JSON.stringify(problems) };
    const printed = printLayout(read);
    holdEqual(
      'round trip',
      parseLayout(printed, 'a').layout,
      read,
      'A layout that was printed is read as another.',
    );
    const moved = { positions: { ...read.positions, added: { x: 1, y: 2 } } };
    const rewritten = rewriteLayout(text, moved);
    const again = rewritten === undefined ? undefined : parseLayout(rewritten, 'a').layout;
    // Whether places stand in order is the file's own habit.
    holdEqual(
      'round trip',
      again && printLayout(again),
      printLayout(moved),
      'A layout written back is another.',
    );
    return { isAccepted: true, said: () => printed + rewritten };
  },
};

const oneMenu = smallDesign().machines['pc-line'] ?? smallMachine;
const RULE_FILES = toSamples([
  '{}',
  JSON.stringify(
    { rules: Object.fromEntries(RULES.map(({ id }) => [id, 'warning'])), locales: ['en'] },
    undefined,
    1,
  ),
  JSON.stringify(
    {
      rules: Object.fromEntries(
        RULES.map(({ id, limits }) => [
          id,
          {
            severity: 'error',
            limits: Object.fromEntries(Object.entries(limits).map(([name, { value }]) => [name, value])),
          },
        ]),
      ),
      needShares: { 'pc.buy': 0.5, 'phone.repair': 0.5 },
    },
    undefined,
    1,
  ),
]);

export const rules: Reader = {
  name: 'rules',
  extension: 'config.json',
  weight: 1,
  make: (luck) => makeJson(luck, RULE_FILES),
  read: (text) => {
    const { options, problems } = parseRuleConfig(text, 'fuzz.config.json');
    holdProblems(problems, { text, file: 'fuzz.config.json' });
    if (!options) return { isAccepted: false, said: () => JSON.stringify(problems) };
    const found = checkMachine(oneMenu, options);
    return { isAccepted: true, said: () => JSON.stringify(found) };
  },
};

const CLIPS = toSamples(
  [
    ...states.map((path) => copyState(documentOf, path)),
    ...['DTMF.0', 'DTMF.9'].map((event) =>
      copyOption(documentOf, { state: '', event: event as 'DTMF.0', position: 0 }),
    ),
  ].flatMap((clip: Clip | undefined) => (clip ? [printClip(clip)] : [])),
);

export const clipboard: Reader = {
  name: 'clipboard',
  extension: 'clip.json',
  weight: 1,
  make: (luck) => makeJson(luck, CLIPS),
  read: (text) => {
    const clip = parseClip(text);
    if (!clip) return { isAccepted: false, said: () => '' };
    const said = states.map((into) => {
      const { document, refusal } = applyEdit(documentOf, paste(documentOf, clip, into));
      const printed = printMachine(document.config);
      if (!parseMachine(printed, 'a').machine)
        throw new Broken('round trip', `Pasted into "${into}" it is no machine any more.`);
      return printed + JSON.stringify(refusal ?? '');
    });
    return { isAccepted: true, said: () => said.join('') };
  },
};

const NAMES = [
  'a.machine.json',
  'b.scenario.json',
  'c.layout.json',
  'dialtree.config.json',
  'x/y.machine.json',
  'noname',
  'machines/lines/a.machine.json',
];

/** The name on the first line, the content after it. */
export const dropped: Reader = {
  name: 'import',
  extension: 'txt',
  weight: 8,
  make: (luck, { machines }) => {
    const name = luck.once(3) ? makeText(luck, NAMES).replaceAll('\n', ' ') : luck.pick(NAMES);
    return `${name}\n${luck.once(2) ? makeJson(luck, machines) : makeJson(luck, LAYOUTS)}`;
  },
  read: (input) => {
    const [name = ''] = input.split('\n', 1);
    const { path, kind, problems } = readImport(name, input.slice(name.length + 1));
    if (path !== undefined && kindOfPath(path) === undefined)
      throw new Broken(
        'problem',
        `What was dropped would be kept as ${JSON.stringify(path)}, which is no file of a project.`,
      );
    return {
      isAccepted: path !== undefined,
      said: () => JSON.stringify([path, kind, problems, kindOfPath(name)]),
    };
  },
};

/** Two worlds, and a few rows of their long tables. */
function printStudy(): string {
  const study = buildStudy();
  const worlds = study.worlds
    .slice(0, 2)
    .map((world) => ({ ...world, flows: world.flows.slice(0, 6), lostAt: world.lostAt.slice(0, 4) }));
  const small = { ...study, worlds, comparisons: study.comparisons.slice(0, 1) };
  return STUDY_RENDERERS.find(({ id }) => id === 'json')?.render(small, { version: '0' }) ?? '';
}
const RESULTS = toSamples([printStudy()]);

export const result: Reader = {
  name: 'result',
  extension: 'result.json',
  weight: 0.1,
  make: (luck) => makeJson(luck, RESULTS),
  read: (text) => {
    const { result: read, problems } = parseStudyResult(text, 'fuzz.json');
    holdProblems(problems, { text, file: 'fuzz.json' });
    if (!read) return { isAccepted: false, said: () => JSON.stringify(problems) };
    // One of the forms each, by an accident of the text.
    const { id, render } = STUDY_RENDERERS[text.length % STUDY_RENDERERS.length] ?? {};
    const said = render?.(read, { version: '0' }) ?? '';
    if (id === 'html') holdMarkup(said);
    if (id === 'text' || id === 'md') holdVisible(said, `the report ${id}`);
    return { isAccepted: true, said: () => said };
  },
};

/** Two documents: the text, and what it shall say. */
export const rewriting: Reader = {
  name: 'rewrite-json',
  extension: 'txt',
  weight: 6,
  make: (luck, corpus) => {
    const samples = [pickSample(luck, luck.once(4) ? corpus.scenarios : corpus.machines)];
    const text = luck.once(2) ? (samples[0]?.text ?? '') : makeJson(luck, samples);
    return joinTexts(text, makeJson(luck, samples));
  },
  read: (input) => {
    const [text = '', wanted = ''] = splitTexts(input, 2);
    const content = readPlain(wanted);
    if (content === undefined || readPlain(text) === undefined) return { isAccepted: false, said: () => '' };
    const written = rewriteJson(text, content);
    if (written === undefined) return { isAccepted: false, said: () => '' };
    if (JSON.stringify(readPlain(written)) !== JSON.stringify(content))
      throw new Broken(
        'round trip',
        `Written back it says something else: ${JSON.stringify(written.slice(0, 200))}`,
      );
    if (rewriteJson(written, content) !== written)
      throw new Broken('round trip', 'The same content does not give the same text.');
    return { isAccepted: true, said: () => written };
  },
};

/** What is written back was read before. */
function readPlain(text: string): unknown {
  return readJson(text, '').document?.value;
}
