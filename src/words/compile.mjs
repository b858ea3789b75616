/**
 * Compiles the catalogue: `src/words/<language>.json` -> `src/words/generated/<section>.ts`, typed, one file a section.
 *
 * A message is ICU MessageFormat. It becomes a string where it has no parameters, else a function of them; nothing is parsed
 * while the program runs. English is the language others are held against: a message that another language lacks is said in
 * English (a test lists them), one that English lacks is refused, and so is a parameter that English does not have.
 *
 * Run by `npm run words`, and by Vite and Vitest before they read anything.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import compileModule from '@messageformat/core/compile-module.js';
import MessageFormat from '@messageformat/core';
import { parse } from '@messageformat/parser';

const HERE = dirname(fileURLToPath(import.meta.url));
const BASE = 'en';

/** Languages whose words are in a folder: `en` first, then by name. */
export function listLanguages(folder = HERE) {
  const others = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== `${BASE}.json`)
    .map((name) => basename(name, '.json'))
    .toSorted();
  return [BASE, ...others];
}

/**
 * Reads and compiles every language, and writes what has changed.
 * @throws with every mistake of the catalogue in one message.
 */
export function compileWords(folder = HERE, target = join(folder, 'generated')) {
  const languages = listLanguages(folder);
  const catalogue = Object.fromEntries(
    languages.map((language) => [language, readLeaves(join(folder, `${language}.json`))]),
  );
  const mistakes = [];
  const read = Object.fromEntries(
    languages.map((language) => [language, readMessages(language, catalogue[language], mistakes)]),
  );
  for (const language of languages.slice(1)) compareWithBase(language, read, mistakes);
  if (mistakes.length > 0)
    throw new Error(`The catalogue of words has mistakes:\n  ${mistakes.join('\n  ')}`);

  mkdirSync(target, { recursive: true });
  const sections = [...new Set([...read[BASE].keys()].map((key) => key.split('.')[0]))];
  const files = new Map([
    ['languages.ts', writeLanguages(languages)],
    ['index.ts', writeIndex(sections)],
    ...sections.map((section) => [`${toFileName(section)}.ts`, writeSection(section, languages, read)]),
  ]);
  for (const [name, text] of files) writeIfChanged(join(target, name), text);
  for (const name of readdirSync(target)) if (!files.has(name)) rmSync(join(target, name));
}

/** Every text with its path, `rules.depth.title`. */
function readLeaves(file) {
  const leaves = new Map();
  const visit = (value, path) => {
    if (typeof value === 'string') leaves.set(path.join('.'), value);
    else for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
  };
  visit(JSON.parse(readFileSync(file, 'utf8')), []);
  return leaves;
}

/** @returns key -> { text, parameters: name -> type }, with types as TypeScript writes them. */
function readMessages(language, leaves, mistakes) {
  const { cardinals } = new MessageFormat(language).resolvedOptions().plurals[0];
  const messages = new Map();
  for (const [key, text] of leaves) {
    if (!key.split('.').every((step) => /^[a-zA-Z][\w-]*$/.test(step)))
      mistakes.push(`${language}.json: "${key}" has a name that is no identifier`);
    try {
      const tokens = parse(text, { cardinal: cardinals, ordinal: [], strict: true });
      if (!tokens.every(hasLastCase))
        mistakes.push(`${language}.json: "${key}": a choice has no case "other" in: ${text}`);
      messages.set(key, { text, parameters: readParameters(tokens), isPlain: tokens.every(isContent) });
    } catch (error) {
      mistakes.push(`${language}.json: "${key}": ${String(error.message).split('\n')[0]} in: ${text}`);
    }
  }
  return messages;
}

/** A choice without `other` says nothing at all where no case fits. */
function hasLastCase({ cases }) {
  return (
    !cases ||
    (cases.some(({ key }) => key === 'other') && cases.every(({ tokens }) => tokens.every(hasLastCase)))
  );
}

const isContent = (token) => token.type === 'content';

function readParameters(tokens, found = new Map()) {
  for (const token of tokens) {
    if (token.type === 'argument') addParameter(found, token.arg, 'string | number');
    else if (token.type === 'function') addParameter(found, token.arg, 'number');
    else if (token.type === 'plural' || token.type === 'selectordinal')
      addParameter(found, token.arg, 'number');
    else if (token.type === 'select')
      addParameter(found, token.arg, token.cases.map(({ key }) => JSON.stringify(key)).join(' | '));
    for (const { tokens: inner } of token.cases ?? []) readParameters(inner, found);
  }
  return found;
}

/** The narrower of two uses of one parameter holds; of two choices, what either tells apart. */
function addParameter(found, name, type) {
  const before = found.get(name);
  if (before === undefined || before === 'string | number') found.set(name, type);
  else if (isChoice(before) && isChoice(type))
    found.set(name, [...new Set([...before.split(' | '), ...type.split(' | ')])].join(' | '));
}

const isChoice = (type) => type.startsWith('"');

function compareWithBase(language, read, mistakes) {
  for (const [key, { parameters }] of read[language]) {
    const base = read[BASE].get(key);
    if (!base) {
      mistakes.push(`${language}.json: "${key}" is not in ${BASE}.json`);
      continue;
    }
    for (const [name, type] of parameters) {
      if (!base.parameters.has(name))
        mistakes.push(`${language}.json: "${key}" has a parameter {${name}} that ${BASE}.json does not have`);
      else addParameter(base.parameters, name, type);
    }
  }
}

const HEAD = '/** Generated by `npm run words` from src/words/*.json: edit those. */\n';

function writeLanguages(languages) {
  const list = languages.map((language) => `'${language}'`).join(', ');
  return `${HEAD}\n/** Tags of the languages that Dialtree speaks: English, then the others by tag. */\nexport const LANGUAGES = [${list}] as const;\n/** The tag of a language that Dialtree speaks. */\nexport type Language = (typeof LANGUAGES)[number];\n`;
}

function writeIndex(sections) {
  const lines = sections.map(
    (section) =>
      `export { ${section}Words, type ${toTypeName(section)} } from './${toFileName(section)}.ts';`,
  );
  return `${HEAD}export { LANGUAGES, type Language } from './languages.ts';\n${lines.join('\n')}\n`;
}

function writeSection(section, languages, read) {
  const imports = new Map();
  const keys = [...read[BASE].keys()].filter((key) => key.startsWith(`${section}.`));
  const byLanguage = languages.map((language) => {
    const own = new Map(keys.map((key) => [key, compileOne(key, language, read, imports)]));
    return `  '${language}': ${printTree(keys, (key) => own.get(key), ',', 2)},`;
  });
  const shape = printTree(
    keys,
    (key) => printType(read[BASE].get(key)),
    ';',
    0,
    (key) => read[BASE].get(key).text,
  );
  const name = toTypeName(section);
  return [
    `// @ts-nocheck: what is checked is the interface; the functions below are written by the compiler of messages.`,
    HEAD.trim(),
    ...printImports(imports),
    `import type { Language } from './languages.ts';`,
    `\nexport interface ${name} ${shape}\n`,
    `export const ${section}Words: Readonly<Record<Language, ${name}>> = {\n${byLanguage.join('\n')}\n};\n`,
  ].join('\n');
}

/** The code of one message in one language: a string, or a function of its parameters. */
function compileOne(key, language, read, imports) {
  const spoken = read[language].has(key) ? language : BASE;
  const message = read[spoken].get(key);
  if (message.isPlain)
    return JSON.stringify(
      parse(message.text)
        .map(({ value }) => value)
        .join(''),
    );
  const source = compileModule(new MessageFormat(spoken), { message: message.text });
  for (const [, names, from] of source.matchAll(/^import \{ (.*) \} from "(.*)";$/gm))
    imports.set(from, new Set([...(imports.get(from) ?? []), ...names.split(', ')]));
  const body = /^ {2}message: ([\s\S]*)\n\}\s*$/m.exec(source)?.[1];
  if (body === undefined) throw new Error(`cannot read what was compiled of ${key}: ${source}`);
  // A message that is nothing but a number is still a text.
  return body.replace(/^\(d\) => (d\.\w+)$/, '(d) => `${$1}`');
}

/** Messages share what they need: a name may be imported once only. */
function printImports(imports) {
  return [...imports]
    .map(([from, names]) => `import { ${[...names].toSorted().join(', ')} } from '${from}';`)
    .toSorted();
}

function printType({ parameters }) {
  if (parameters.size === 0) return 'string';
  const fields = [...parameters].map(([name, type]) => `readonly ${name}: ${type}`);
  return `(values: { ${fields.join('; ')} }) => string`;
}

/** Keys of one section as a nested literal; `comment` gives a line above a leaf. */
function printTree(keys, leafOf, separator, indent, comment) {
  const tree = {};
  for (const key of keys) {
    const steps = key.split('.').slice(1);
    let at = tree;
    for (const step of steps.slice(0, -1)) at = at[step] ??= {};
    at[steps.at(-1)] = key;
  }
  const print = (node, depth) => {
    const pad = '  '.repeat(depth + 1);
    const readonly = comment ? 'readonly ' : '';
    const rows = Object.entries(node).map(([step, value]) => {
      const name = /^[a-zA-Z]\w*$/.test(step) ? step : `'${step}'`;
      if (typeof value !== 'string')
        return `${pad}${readonly}${name}: ${print(value, depth + 1)}${separator}`;
      const note = comment ? `${pad}/** ${comment(value).replaceAll('*/', '* /')} */\n` : '';
      return `${note}${pad}${readonly}${name}: ${leafOf(value)}${separator}`;
    });
    return `{\n${rows.join('\n')}\n${'  '.repeat(depth)}}`;
  };
  return print(tree, indent / 2);
}

function toTypeName(section) {
  return `${section[0].toUpperCase()}${section.slice(1)}Words`;
}

function toFileName(section) {
  return section.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Leaves a file alone that is right already, so that nobody compiles again for nothing. */
function writeIfChanged(file, text) {
  let before;
  try {
    before = readFileSync(file, 'utf8');
  } catch {
    before = undefined;
  }
  if (before !== text) writeFileSync(file, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) compileWords();
