/** The studio's style sheets: each beside what it dresses, nothing in them for nobody, nothing outside found by class. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSources, ROOT } from './source-files.ts';

const MODULE = '.module.css';
/** Custom properties and themes, elements, and the sheet that brings them in. */
const GLOBAL = ['base.css', 'index.css', 'tokens.css'].map((name) => `src/studio/styles/${name}`);
/** React Flow finds its own elements by these, and what must not pan or drag. */
const OF_REACT_FLOW = /^(?:react-flow__[\w-]+|source|target|nodrag|nopan)$/;

const sheets = readdirSync(join(ROOT, 'src/studio'), { recursive: true, encoding: 'utf8' })
  .map((path) => posix.join('src/studio', path.replaceAll('\\', '/')))
  .filter((path) => path.endsWith('.css'))
  .toSorted();
const modules = sheets.filter((path) => path.endsWith(MODULE));
const sources = readSources('src/studio');

/** `Modal-dialog`, as the page has it: module and class. */
const nameOf = (sheet: string, name: string): string => `${posix.basename(sheet, MODULE)}-${name}`;

/** Classes of a module; those of others stand inside `:global()`. */
function classesOf(sheet: string): string[] {
  const selectors = readFileSync(join(ROOT, sheet), 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/:global\([^)]*\)/g, '')
    .replaceAll(/[^{};]*;/g, '');
  return [...new Set([...selectors.matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, name = '']) => name))];
}

/** Every `styles.name` of every component, as module and class. */
const used = new Set(
  sources.flatMap(({ path, text }) =>
    [...text.matchAll(/^import (\w+) from '([^']+\.module\.css)';/gm)].flatMap(
      ([, variable = '', file = '']) => {
        const sheet = posix.join(posix.dirname(path), file);
        return [...text.matchAll(new RegExp(String.raw`\b${variable}\.(\w+)`, 'g'))].map(([, name = '']) =>
          nameOf(sheet, name),
        );
      },
    ),
  ),
);
const defined = modules.flatMap((sheet) => classesOf(sheet).map((name) => nameOf(sheet, name)));

describe('the style sheets of the studio', () => {
  it('are modules, but for custom properties and elements', () => {
    expect(sheets.filter((path) => !path.endsWith(MODULE))).toEqual(GLOBAL);
    const withClass = GLOBAL.filter((path) => classesOf(path).length > 0);
    expect(withClass).toEqual([]);
  });

  it('have one name each, of which the page makes its class names', () => {
    const names = modules.map((path) => posix.basename(path));
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it('define every class that a component asks for', () => {
    expect([...used].filter((name) => !defined.includes(name))).toEqual([]);
  });

  it('define no class that no component asks for', () => {
    expect(defined.filter((name) => !used.has(name))).toEqual([]);
  });

  it('are asked by name: a class that is put together in code would be missed by the two tests above', () => {
    const wrong = sources.filter(({ text }) => /\b(?:styles|\w+Styles)\[/.test(text));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('of the kit stand in its layer, so that features win over them; no other is in a layer', () => {
    const layered = modules.filter((sheet) =>
      readFileSync(join(ROOT, sheet), 'utf8').startsWith('@layer kit {\n'),
    );
    expect(layered).toEqual(modules.filter((sheet) => sheet.startsWith('src/studio/kit/')));
    const elsewhere = modules.filter(
      (sheet) => !layered.includes(sheet) && readFileSync(join(ROOT, sheet), 'utf8').includes('@layer'),
    );
    expect(elsewhere).toEqual([]);
  });
});

describe('the components of the studio', () => {
  it('write no class name but those of React Flow', () => {
    const wrong = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/className=(?:"([^"]*)"|\{`([^`]*)`\})/g)].flatMap(([, plain = '', template = '']) =>
        `${plain} ${template.replaceAll(/\$\{[^}]*\}/g, '')}`
          .split(/\s+/)
          .filter((name) => name !== '' && !OF_REACT_FLOW.test(name))
          .map((name) => `${path}: ${name}`),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

describe('what looks for elements', () => {
  it.each(['src/studio', 'test/studio', 'test/browser'])('finds none by class in %s', (folder) => {
    const finders =
      /\b(?:locator|querySelector(?:All)?|closest|matches|include)\(\s*(['"`])((?:(?!\1)[\s\S])*)\1/g;
    const wrong = readSources(folder).flatMap(({ path, text }) =>
      [...text.matchAll(finders)]
        .flatMap(([, , selector = '']) => [
          ...selector.replaceAll(/\[[^\]]*\]/g, '').matchAll(/\.([A-Za-z][\w-]*)/g),
        ])
        .map(([, name = '']) => name)
        .filter((name) => !OF_REACT_FLOW.test(name))
        .map((name) => `${path}: .${name}`),
    );
    expect(wrong).toEqual([]);
  });
});
